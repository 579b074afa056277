/** What the rules about owners share: where they speak, and whom they propose. */

import type { Declaration, Identity, Team } from "../../model/facts.ts";
import type { Anchor } from "../../model/field.ts";
import { sameWord } from "../../model/parties-names.ts";
import { isPlaceholderOwner } from "../../model/placeholder.ts";
import type { Answer, Party, World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Fix, Related } from "../finding.ts";

/**
 * The place of a finding about the resolved owner: the value where it stands with the identity, else the identity's name, with the
 * value as related information. The owner of a Namespace is one word for many identities, each of which has to be told.
 */
export function ownerPlace(
  it: Identity,
  answer: Answer,
): { readonly at: Spot; readonly related: readonly Related[] } {
  const { at } = answer.owner;
  return isHere(it, answer)
    ? { at, related: [] }
    : { at: it.id.at, related: [{ at, text: `The owner comes from here (${answer.how})` }] };
}

/** One fix per candidate: the owner's value replaced where it stands with the identity, else written there, under the key that its neighbours use. */
export function ownerFixes(
  it: Identity,
  answer: Answer | undefined,
  candidates: readonly { readonly ref: string; readonly reason: string }[],
  world: World,
): readonly Fix[] {
  const { owner } = it;
  const fix = (
    { ref, reason }: { readonly ref: string; readonly reason: string },
    i: number,
  ): readonly Fix[] => {
    const common = { title: `Set owner to ${ref} (${reason})`, class: "choice", preferred: i === 0 } as const;
    if (answer && isHere(it, answer))
      return [{ ...common, edits: [{ do: "replace", at: answer.owner.at, value: ref }] }];
    if (owner.is === "absent")
      return [{ ...common, edits: [{ do: "put", to: world.ownerAnchor(it, ref) ?? owner.to, value: ref }] }];
    return owner.is === "present"
      ? [{ ...common, edits: [{ do: "replace", at: owner.at, value: ref }] }]
      : [];
  };
  return candidates.flatMap(fix);
}

/** Owners that would stand: likely ones that are no placeholder, no disbanded team and not the word that is wrong. */
export const successors = (
  it: Identity,
  wrong: string | undefined,
  world: World,
): readonly { readonly ref: string; readonly reason: string }[] =>
  world.likelyOwners(it).filter(({ ref }) => {
    const party = world.party(ref);
    return (
      ref !== wrong &&
      !isPlaceholderOwner(ref) &&
      (party.is !== "unknown" || !world.listsTeams) &&
      !(party.is === "team" && isDisbanded(party.team))
    );
  });

export const isDisbanded = (team: Team): boolean =>
  team.status.is === "present" && team.status.value === "disbanded";

/**
 * Whether the team is only a name: no lead, no member, no contact. An alias in another directory (`@org/team`, `group:ns/name`, a
 * mail address) leads to people whom that directory knows.
 */
export const hasNobody = (team: Team): boolean =>
  team.contact.is === "absent" &&
  team.lead.is === "absent" &&
  team.members.length === 0 &&
  !team.aliases.some(({ value }) => isForeignName(value) || value.includes("@"));

/** The declaration of the non-human identity that the word names, where it names no party: `identity:ci-bot`, or its bare id. */
export function nhiNamed(ref: string, party: Party, world: World): Declaration | undefined {
  if (party.is !== "unknown") return undefined;
  return world.declared("identities", ref.trim().replace(/^identity:\s*/, ""))[0];
}

/** Whether two words name one party: the same word, or one team by two of its names. */
export function sameParty(one: string, other: string, world: World): boolean {
  if (sameWord(one, other)) return true;
  const [a, b] = [world.party(one), world.party(other)];
  return a.is === "team" && b.is === "team" && a.team.id.value === b.team.id.value;
}

/** A name that belongs to another directory (`@org/team`, `group:ns/name`): it may well exist where we cannot look. */
export const isForeignName = (ref: string): boolean => /^@|^(group|user|component|system):/.test(ref);

/** A fix that declares the team in the file at `uri`, beside the teams that it lists; none where it lists none. */
export function declareTeam(ref: string, uri: string, world: World): readonly Fix[] {
  const id = ref.replace(/^team:/, "");
  const to = /^[A-Za-z0-9][\w.-]*$/.test(id) ? teamAnchor(id, uri, world) : undefined;
  if (!to) return [];
  const contact = {
    ask: "contact",
    prompt: `How is the team ${id} reached (a mail address or a channel)?`,
    sample: `#${id}`,
    kind: "text",
  } as const;
  return [{ title: `Declare the team ${id}`, class: "choice", edits: [{ do: "put", to, value: contact }] }];
}

/** Where a new team's contact is written: beside the last team of the file, whose own unwritten fields tell the way to it. */
function teamAnchor(id: string, uri: string, world: World): Anchor | undefined {
  const beside = world
    .teams()
    .filter((team) => team.id.at.in.uri === uri)
    .at(-1);
  if (!beside) return undefined;
  for (const field of [beside.lead, beside.status, beside.function, beside.contact])
    if (field.is === "absent")
      return { in: field.to.in, path: [...field.to.path.slice(0, -2), id, "contact"] };
  return undefined;
}

/** Whether the value stands with the identity itself, not with a container or a rule that may share its segment. */
export const isHere = (it: Identity, answer: Answer): boolean =>
  answer.rung <= 3 && answer.owner.at.in === it.id.at.in;

/** Whether the value stands with another identity (the entry that binds it, the object that it binds), where the fault is told. */
export const isToldElsewhere = (it: Identity, answer: Answer): boolean =>
  answer.rung <= 3 && !isHere(it, answer);
