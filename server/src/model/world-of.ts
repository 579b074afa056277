/** The world that rules ask, over the index. Every answer tells its keys. */

import { bindersOfHolder, deadBinds, roleGiven } from "./bind-refs.ts";
import { type DateOrder, orderKey } from "./date-order.ts";
import type { Day } from "./day.ts";
import { extendsBack } from "./extends.ts";
import type { BreakGlass, Grant, Identity, Privilege, Scope, Suppression } from "./facts.ts";
import { ALL, type Index } from "./index.ts";
import { type Asking, countsOf, derivedOf, rowsOf } from "./index-ask.ts";
import { locate, locateFrom, urisOf } from "./index-files.ts";
import { nearest } from "./nearest.ts";
import { hidesKey, NOTHING_OUTSIDE, type Outside, thereKey, WHOLE } from "./outside.ts";
import { overlapOf } from "./overlap.ts";
import { independentOf } from "./overlap-candidates.ts";
import { dutyTable, holdersFor } from "./overlap-duty.ts";
import { ownershipOf, ownersRuleOf } from "./ownership.ts";
import { hasOwnerRules, leadsFolder, ownerAnchorOf, reviewersOf } from "./ownership-about.ts";
import { bindersOf, shortRef } from "./ownership-bind.ts";
import { likelyOwnersOf } from "./ownership-likely.ts";
import { knownTeams, partyOf } from "./parties.ts";
import { partyName } from "./parties-names.ts";
import { policyEntry, policyView } from "./policy-view.ts";
import { documentOf } from "./proof.ts";
import { SECRETS_DECLARED } from "./secret-use.ts";
import type { Limit, World } from "./world.ts";

/** `read` gets the key of every answer given; when `replace` names one of them, the answer may be another. */
export function worldOf(
  index: Index,
  today: Day,
  read: (key: string) => void,
  outside: Outside = NOTHING_OUTSIDE,
): World {
  const ask: Asking = { index, today, read };
  return {
    before: outside.before,
    today,
    policy: policyView(ask),
    get listsTeams() {
      return listsTeams(ask);
    },
    saysWhoOwns: (identity) => listsTeams(ask) || hasOwnerRules(ask, identity),
    teams: () => {
      return derivedOf(ask, `teams:${ALL}`, allTeams);
    },
    party: (ref) => partyOf(ask, ref),
    nearestTeams: (ref) => nearestTeams(ask, ref),
    ownership: (identity) => ownershipOf(ask, identity),
    ownerAnchor: (identity, ref) => ownerAnchorOf(ask, identity, ref),
    leadsFolder: (identity) => leadsFolder(ask, identity),
    reviewersOf: (uri) => reviewersOf(ask, uri),
    ownersRule: (identity) => ownersRuleOf(ask, identity),
    privilege: privilegeOf,
    givenToPeople: (grant) => givenToPeople(ask, grant),
    declared: (section, id) => rowsOf(ask, index.declared, `${section}/${id}`).map(({ it }) => it),
    topKeys: (uri) => rowsOf(ask, index.topKeys, uri).map(({ it }) => it),
    ids: (section) => derivedOf(ask, `ids:${section}`, sortedWords),
    get complete() {
      return isComplete(ask);
    },
    hasFile: (from, path) => hasFile(ask, from, path),
    extendsBack: (from, path) => extendsBack(ask, from, path),
    isThere: (from, ref) => isThere(ask, outside, from, ref),
    sees: (match) => {
      read(WHOLE);
      return outside.sees(match);
    },
    hides: (silence, rule) => {
      read(hidesKey(silence));
      return outside.hides(silence, rule);
    },
    refusals: (silence) => {
      read(hidesKey(silence));
      return outside.refusals(silence);
    },
    suppressions: (uri) => suppressionsIn(ask, uri),
    ruleIds: outside.ruleIds,
    overlap: (judge, parties) => overlapOf(ask, judge, parties),
    independent: (duty, parties) => independentOf(ask, duty, parties),
    likelyOwners: (identity) => likelyOwnersOf(ask, identity),
    boundBy: (identity) => (identity.system === "native" ? undefined : bindersOf(ask, identity)[0]),
    deadBinds: (identity) =>
      deadBinds(ask, identity, () => {
        read(WHOLE);
        return outside.sees("**");
      }),
    binders: (of) => bindersOfHolder(ask, of),
    roleGiven: (grant) => roleGiven(ask, grant),
    access: () => rowsOf(ask, index.access, ALL).map(({ it }) => it),
    exceptions: () => derivedOf(ask, `exceptions:${ALL}`, allExceptions),
    identity: (id) => rowsOf(ask, index.identity, id)[0]?.it,
    grantsTo: (id) => rowsOf(ask, index.granted, id).map(({ it }) => it),
    breakGlassPaths: () => rowsOf(ask, index.paths, ALL).map(({ it }) => it),
    controls: () => rowsOf(ask, index.controls, ALL).map(({ it }) => it),
    risks: () => rowsOf(ask, index.risks, ALL).map(({ it }) => it),
    cases: () => rowsOf(ask, index.cases, ALL).map(({ it }) => it),
    evidence: (ref) => rowsOf(ask, index.evidence, ref).map(({ it }) => it),
    firstReviewShownBy: (ref) => derivedOf(ask, `reviews:${ref}`, firstReview),
    dutyTable: () => dutyTable(ask),
    holders: (duty, of) => holdersFor(ask, duty, of),
    dateOrder: (key) => dateOrder(ask, key),
    get declaresSecrets() {
      return countsOf(ask, SECRETS_DECLARED).size > 0;
    },
    secret: (ref) => ({
      uses: rowsOf(ask, index.secretUses, shortRef(ref)).map(({ it }) => it),
      boundBy: rowsOf(ask, index.bind, shortRef(ref))[0]?.it,
    }),
    policyEntry: (key) => policyEntry(ask, key),
    pathOf: index.pathOf,
  };
}

/** Where both orders are proved, nobody can tell. */
function dateOrder(ask: Asking, key: string): DateOrder | undefined {
  const [first, ...rest] = countsOf(ask, orderKey(key)).keys();
  return rest.length === 0 && (first === "day-first" || first === "month-first") ? first : undefined;
}

const listsTeams = (ask: Asking): boolean => countsOf(ask, "teams:any").size > 0;

const allTeams = (index: Index) =>
  (index.teams.rows.get(ALL) ?? []).flatMap(({ it }) => (it.from === undefined ? [it] : []));

/** Asked for every file with a finding, and nearly all of them have none. */
function suppressionsIn(ask: Asking, uri: string): readonly Suppression[] {
  const rows = rowsOf(ask, ask.index.suppressions, uri);
  return rows.length === 0 ? NO_SUPPRESSIONS : rows.map(({ it }) => it);
}

const NO_SUPPRESSIONS: readonly Suppression[] = [];

const allExceptions = (index: Index) => (index.exceptions.rows.get(ALL) ?? []).map(({ it }) => it);

function firstReview(index: Index, key: string): { readonly day: Day; readonly id: string } | undefined {
  let first: { readonly day: Day; readonly id: string } | undefined;
  for (const word of index.counts.get(key)?.keys() ?? []) {
    const cut = word.indexOf(" ");
    const [day, id] = [Number(word.slice(0, cut)), word.slice(cut + 1)];
    if (!first || day < first.day || (day === first.day && id < first.id)) first = { day, id };
  }
  return first;
}

const sortedWords = (index: Index, key: string) => [...(index.counts.get(key)?.keys() ?? [])].sort();

/** By last segment; disbanded teams are no good answer. */
function nearestTeams(ask: Asking, ref: string): readonly string[] {
  const teams = knownTeams(ask).filter(({ disbanded }) => !disbanded);
  const found = nearest(partyName(ref).last, teams, ({ names }) => names.map((name) => partyName(name).last));
  return found.map(({ id }) => id);
}

/** Every file that an `extends` names is there, counted from the file that names it. */
function isComplete(ask: Asking): boolean {
  return rowsOf(ask, ask.index.extends, ALL).every(({ it }) => hasFile(ask, it.at.in.uri, it.value));
}

const hasFile = (ask: Asking, from: string, path: string): boolean =>
  countsOf(ask, `files:${locateFrom(from, path)}`).size > 0;

/** Where a path may be counted from more than one place, one file is enough. */
function isThere({ index, read }: Asking, outside: Outside, from: string, ref: string): boolean | undefined {
  const path = documentOf(ref);
  if (path === undefined) return undefined;
  const places = urisOf(from, path, outside.roots()).map(locate);
  for (const place of places) read(thereKey(place));
  if (places.some((place) => index.counts.has(`files:${place}`) || outside.isThere(place) === true))
    return true;
  return places.every((place) => outside.isThere(place) === false) ? false : undefined;
}

const givenToPeople = (ask: Asking, grant: Grant): boolean => givenTo(ask, grant, new Set()) === "people";

type Taker = NonNullable<Grant["gives"]>["to"];

/**
 * Who gets what the grant describes. A role without a place, and a grant without one, can be each other's: the place is set where
 * they are built. What becomes a part of another role goes to those who get that one; `seen`: the roles on the way, each once.
 */
function givenTo(ask: Asking, { describes }: Grant, seen: Set<string>): Taker {
  if (!describes || seen.has(describes.ref)) return "nobody";
  seen.add(describes.ref);
  const here = (place: string | undefined): boolean =>
    place === undefined || describes.place === undefined || place === describes.place;
  const to = rowsOf(ask, ask.index.given, describes.ref).flatMap(({ it }) => {
    if (!it.gives || !here(it.gives.place)) return [];
    return it.describes ? givenTo(ask, it, seen) : it.gives.to;
  });
  return to.includes("machines") ? "machines" : to.includes("people") ? "people" : "nobody";
}

/** Written, or by the scope that reaches farthest. */
function privilegeOf(of: Identity | Grant | BreakGlass): Limit<Privilege> & { readonly because: string } {
  if ("privilege" in of && of.privilege.is === "present")
    return { value: of.privilege.value, at: of.privilege.at, because: "written" };
  const by = (reach: Scope["reach"]): Scope | undefined => of.scopes.find((scope) => scope.reach === reach);
  const admin = by("admin");
  if (admin) return computed("privileged", admin);
  const elevated = by("elevated") ?? by("wildcard");
  if (elevated) return computed("elevated", elevated);
  return {
    value: "standard",
    at: undefined,
    because: of.scopes.length > 0 ? "no scope reaches further" : "no scope is known",
  };
}

const computed = (value: Privilege, { text, at, because }: Scope) => ({
  value,
  at,
  because: `scope ${text}: ${because}`,
});
