/** An identity at a glance: what it is for, who owns it and how that is known, how far it reaches, what falls due next. */
import { credentialName, isAtWork, reviewDue, rotationDue } from "../../model/due.ts";
import type { Grant, Identity } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { canonicalRef, shortRef } from "../../model/ownership-bind.ts";
import { type Block, code, dotted, type Line, lines, strong } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import { dueWords } from "./dates.ts";
import { besideOwner, ownerLines } from "./ownership.ts";
import { shortName } from "./people.ts";
import { linked, place, type Telling } from "./telling.ts";

export function identityCard(telling: Telling, identity: Identity): readonly Block[] {
  const { world } = telling.workspace;
  const { value, because } = world.privilege(identity);
  const given = grantsOf(telling.workspace, identity);
  const binder = world.boundBy(identity);
  const purpose = valueOf(identity.purpose);
  return [
    ...lines(heading(telling, identity), purpose ? [purpose] : undefined),
    ...lines(...ownerLines(telling, identity), besideOwner(telling, identity)),
    ...lines(
      identity.system === "native" ? [`Privilege ${value}: ${because}`] : undefined,
      given.length > 0
        ? [
            "Given ",
            ...dotted(
              given.slice(0, 3).map((one) => grantWords(telling, one)),
              ", ",
            ),
          ]
        : undefined,
      nextLine(telling, identity),
      binder ? ["Declared as ", linked(telling, binder.id.value, binder.id.at)] : undefined,
      boundLine(telling, identity),
    ),
  ];
}

/** `ci-bot · service-account · prod · retired`. */
function heading(telling: Telling, identity: Identity): Line {
  const { id, type, environment, status, system } = identity;
  const state = valueOf(status);
  return dotted([
    [linked(telling, shortName(identity), id.at, { strong: true })],
    [system === "native" ? (valueOf(type) ?? "identity") : (identity.title.split(' "')[0] ?? system)],
    environment.is === "present" ? [environment.value.join(", ")] : [],
    state && state !== "active" ? [strong(state)] : [],
  ]);
}

/** What falls due next, the soonest first. */
function nextLine({ workspace }: Telling, identity: Identity): Line {
  const { world } = workspace;
  if (!isAtWork(identity)) return [];
  const coming: { readonly day: number; readonly text: string }[] = [];
  const add = (day: number, what: string): void => {
    coming.push({ day, text: `${what} ${dueWords(day, world.today)}` });
  };
  for (const credential of identity.credentials) {
    const due = rotationDue(credential, world.policy);
    const expires = valueOf(credential.expires);
    if (due) add(due.due, `${credentialName(credential)} due`);
    if (expires !== undefined && expires !== "never") add(expires.day, `${credentialName(credential)} ends`);
  }
  if (identity.review.is === "present") {
    const due = reviewDue(identity.review.value, world.privilege(identity).value, world.policy);
    if (due) add(due.due, "review due");
  }
  const soonest = coming.sort((a, b) => a.day - b.day).slice(0, 3);
  return soonest.length > 0 ? ["Next: ", ...dotted(soonest.map(({ text }) => [text]))] : [];
}

/** The objects that it binds and the workspace holds. */
function boundLine(telling: Telling, identity: Identity): Line {
  if (identity.system !== "native") return [];
  const found = identity.bind.flatMap(({ value }) => identitiesCalled(telling.workspace, value).slice(0, 1));
  return found.length > 0
    ? [
        "Is ",
        ...dotted(
          found.slice(0, 3).map((one): Line => [linked(telling, one.title.replaceAll('"', ""), one.id.at)]),
          ", ",
        ),
      ]
    : [];
}

/** What foreign files give it. */
function grantsOf(workspace: Workspace, { system, refs }: Identity): readonly Grant[] {
  if (system === "native") return [];
  const names = new Set(refs.map(canonicalRef));
  const found: Grant[] = [];
  for (const uri of workspace.uris)
    for (const { grants } of workspace.facts(uri))
      for (const grant of grants)
        if (
          grant.system !== "native" &&
          grant.subject.is === "present" &&
          names.has(canonicalRef(grant.subject.value))
        )
          found.push(grant);
  return found;
}

const grantWords = (telling: Telling, { scopes, at }: Grant): Line => {
  const [scope] = scopes;
  return scope ? [code(scope.text), " ", place(telling, scope.at)] : [place(telling, at)];
};

/** Foreign identities by a name that a manifest binds to; a name without its namespace where only one can be meant. */
export function identitiesCalled(workspace: Workspace, ref: string): readonly Identity[] {
  const [full, short] = [canonicalRef(ref), shortRef(ref)];
  const exact: Identity[] = [];
  const near: Identity[] = [];
  for (const uri of workspace.uris)
    for (const { identities } of workspace.facts(uri))
      for (const identity of identities) {
        if (identity.system === "native") continue;
        if (identity.refs.some((one) => canonicalRef(one) === full)) exact.push(identity);
        else if (
          identity.refs.some(
            (one) => shortRef(one) === short && (full === short || canonicalRef(one) === short),
          )
        )
          near.push(identity);
      }
  return exact.length > 0 || near.length !== 1 ? exact : near;
}

/** What a `bind` names. */
export function bindCard(telling: Telling, ref: string): readonly Block[] {
  const [first, ...rest] = identitiesCalled(telling.workspace, ref);
  if (!first) return lines([code(ref), " is in no file that this workspace has read."]);
  return [
    ...identityCard(telling, first),
    ...lines(
      rest.length > 0
        ? [
            "Also in ",
            ...dotted(
              rest.slice(0, 3).map((one): Line => [place(telling, one.id.at)]),
              ", ",
            ),
          ]
        : undefined,
    ),
  ];
}
