/** The population: every identity once, and how many there are of each kind. */
import type { Workspace } from "../../engine/workspace.ts";
import type { Credential, Identity } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";
import { reviewOf, rotationOf } from "./rotation.ts";
import { byText, contactOf, counted, ELSEWHERE, grouped, placeOf, sorted, told, word } from "./say.ts";
import { type IdentityRow, type Ownership, type Population, ROTATIONS } from "./shape.ts";

/** What has no word for it is counted under this one. */
export const NOT_SAID = "not said";

/** An object that a manifest entry answers for is that entry and no identity of its own, where the entry is reported on too. */
export function identityRows(
  workspace: Workspace,
  world: World,
  uris: readonly string[],
): readonly IdentityRow[] {
  const facts = uris.flatMap((uri) => workspace.facts(uri));
  const reported = new Set(uris);
  const bound = (it: Identity): boolean => {
    const by = world.boundBy(it);
    return by !== undefined && reported.has(by.id.at.in.uri);
  };
  const apart = grouped(
    facts.flatMap(({ credentials }) => credentials),
    ({ holder }) => [keyOf(holder)],
  );
  const rows = facts
    .flatMap(({ identities }) => identities)
    .filter((it) => !bound(it))
    .map((it) =>
      rowOf(it, [...it.credentials, ...(apart.get(keyOf(it)) ?? []).map(({ it: one }) => one)], world),
    );
  return sorted(rows, ({ id }) => id);
}

const keyOf = ({ system, id }: Identity): string => `${system}\n${id.value}`;

function rowOf(it: Identity, credentials: readonly Credential[], world: World): IdentityRow {
  const privilege = world.privilege(it);
  const { ownership, owner, how } = ownerOf(it, world);
  const rotation = rotationOf(it, credentials, world);
  const review = reviewOf(it, world);
  return {
    id: it.id.value,
    title: it.title,
    system: it.system,
    type: word(it.type) ?? NOT_SAID,
    environment: environmentOf(it),
    ownership,
    owner,
    ownerHow: how,
    contact: contactOf(owner, world),
    sponsor: word(it.sponsor),
    purpose: word(it.purpose),
    privilege: privilege.value,
    privilegeBecause: privilege.because,
    status: word(it.status) ?? "active",
    rotation: rotation.state,
    rotationDue: rotation.due,
    review: review.state,
    reviewDue: review.due,
    reviewedBy: it.review.is === "present" ? word(it.review.value.by) : undefined,
    binds: it.bind.map(({ value }) => value).sort(byText),
    scopes: it.scopes.map(({ text }) => text).sort(byText),
    place: placeOf(it.id.at, world),
  };
}

/** A manifest that is silent means production. */
function environmentOf({ environment, system }: Identity): readonly string[] {
  if (environment.is === "present") return [...environment.value].sort(byText);
  return [told(environment, () => "") ?? (system === "native" ? "prod (by default)" : NOT_SAID)];
}

/** Who owns it, by owner resolution. */
export function ownerOf(
  it: Identity,
  world: World,
): {
  readonly ownership: Ownership;
  readonly owner: string | undefined;
  readonly how: string | undefined;
} {
  const found = world.ownership(it);
  switch (found.is) {
    case "owned":
      return { ownership: "owned", owner: found.answer.owner.value, how: found.answer.how };
    case "elsewhere":
      return { ownership: "elsewhere", owner: ELSEWHERE, how: undefined };
    case "unowned":
      return { ownership: "unowned", owner: undefined, how: "un-owned on purpose" };
    case "nobody":
      return { ownership: "no owner", owner: undefined, how: undefined };
  }
}

export const populationOf = (rows: readonly IdentityRow[]): Population => ({
  identities: rows.length,
  ownership: counted(
    rows.map(({ ownership }) => ownership),
    ["owned", "elsewhere", "unowned", "no owner"],
  ),
  type: counted(rows.map(({ type }) => type)),
  // One identity can be at work in several environments: it counts in each.
  environment: counted(rows.flatMap(({ environment }) => environment)),
  owner: counted(rows.map(({ owner, ownership }) => owner ?? ownership)),
  privilege: counted(
    rows.map(({ privilege }) => privilege),
    ["privileged", "elevated", "standard"],
  ),
  status: counted(
    rows.map(({ status }) => status),
    ["active", "planned", "suspended", "retired"],
  ),
  rotation: counted(
    rows.map(({ rotation }) => rotation),
    ROTATIONS,
  ),
  review: counted(
    rows.map(({ review }) => review),
    ["overdue", "none", "elsewhere", "in time", "not in use"],
  ),
});
