/** What the workspace says: the facts of all segments joined by name, kept up to date one segment at a time. */

import { kindOfRef, kindsIn, refsIn } from "./bind-refs.ts";
import { orderKey } from "./date-order.ts";
import type {
  BreakGlass,
  Case,
  Container,
  Control,
  Declaration,
  EvidenceText,
  Exception,
  Facts,
  Grant,
  Identity,
  OwnerClaim,
  OwnerRule,
  PolicyEntry,
  Review,
  Risk,
  SecretUse,
  Suppression,
  Team,
  TopKey,
} from "./facts.ts";
import type { Sourced } from "./field.ts";
import { valueOf } from "./field.ts";
import { locate } from "./index-files.ts";
import { keyOf, put, type Shelf, shelf, sweep, take } from "./index-shelf.ts";
import { canonicalRef, shortRef } from "./ownership-bind.ts";
import { FIXED_PROOFS } from "./proof.ts";
import { SECRETS_DECLARED, saysOfSecrets } from "./secret-use.ts";
import { namesOfTeam, sayingOfTeam } from "./team-names.ts";

/** The one shelf key where a shelf has no more than one. */
export const ALL = "all";

export interface Index {
  readonly pathOf: (uri: string) => string;
  /** Teams by id. */
  readonly team: Shelf<Team>;
  /** All teams, under `ALL`. */
  readonly teams: Shelf<Team>;
  /** The keys at the top of manifests, by their file's uri. */
  readonly topKeys: Shelf<TopKey>;
  /** Declarations by `<section>/<id>`. */
  readonly declared: Shelf<Declaration>;
  readonly policy: Shelf<PolicyEntry>;
  /** By their source. */
  readonly rules: Shelf<OwnerRule>;
  readonly container: Shelf<Container>;
  /** Objects of other tools' files that say nothing of their owner, by their file. */
  readonly bare: Shelf<Identity>;
  /** Identities by the short form of what they bind to. */
  readonly bind: Shelf<Identity>;
  /** Identities by the short form of what they are called. */
  readonly ref: Shelf<Identity>;
  /** Grants by the role that they give. */
  readonly given: Shelf<Grant>;
  /** Foreign grants that describe a role, by the role. */
  readonly role: Shelf<Grant>;
  /** Native grants, under `ALL`. */
  readonly access: Shelf<Grant>;
  readonly exceptions: Shelf<Exception>;
  /** Suppressions that reach beyond their segment, by their file's uri. */
  readonly suppressions: Shelf<Suppression>;
  /** Native identities by id. */
  readonly identity: Shelf<Identity>;
  /** Grants by the short form of the identity that is their subject. */
  readonly granted: Shelf<Grant>;
  readonly paths: Shelf<BreakGlass>;
  readonly controls: Shelf<Control>;
  readonly risks: Shelf<Risk>;
  readonly cases: Shelf<Case>;
  /** Proofs by the place where they are said to lie. */
  readonly evidence: Shelf<EvidenceText>;
  /** Stored secrets in use, by their ref. */
  readonly secretUses: Shelf<SecretUse>;
  readonly extends: Shelf<Sourced<string>>;
  /** How often a word occurs under a key: `ids:<section>`, `teams:names`, `neighbours:<uri>`, `files:<place>`. */
  readonly counts: Map<string, Map<string, number>>;
  /** What was worked out from the shelves, by the key on which it rests. */
  readonly derived: Map<string, Map<unknown, unknown>>;
}

/** An empty index. `pathOf` gives a file's path from the workspace root, with `/`; it must not change its mind. */
export const createIndex = (pathOf: (uri: string) => string = (uri) => uri): Index => ({
  pathOf,
  team: shelf("team"),
  teams: shelf("teams"),
  topKeys: shelf("top"),
  declared: shelf("decl"),
  policy: shelf("policy"),
  rules: shelf("rules"),
  container: shelf("container"),
  bare: shelf("bare"),
  bind: shelf("bind"),
  ref: shelf("ref"),
  given: shelf("given"),
  role: shelf("role"),
  access: shelf("access"),
  exceptions: shelf("exceptions"),
  suppressions: shelf("suppressions"),
  identity: shelf("identity"),
  granted: shelf("granted"),
  paths: shelf("paths"),
  controls: shelf("controls"),
  risks: shelf("risks"),
  cases: shelf("cases"),
  evidence: shelf("evidence"),
  secretUses: shelf("secretUses"),
  extends: shelf("extends"),
  counts: new Map(),
  derived: new Map(),
});

/**
 * Takes facts away and puts others in, in place. Out come the keys under which an answer may now be another one.
 * The cost grows with what is dropped and made, not with the workspace.
 */
export function replace(
  index: Index,
  dropped: readonly Facts[],
  made: readonly Facts[],
): ReadonlySet<string> {
  const keys = new Set<string>();
  const net: Net = new Map();
  const left: [Shelf<unknown>, string][] = [];
  for (const facts of dropped)
    visit(index, facts, net, -1, (from, key, it) => {
      take(from, key, it);
      left.push([from, key]);
      keys.add(keyOf(from, key));
    });
  for (const facts of made) {
    const path = index.pathOf(facts.segment.uri);
    visit(index, facts, net, 1, (on, key, it, nth) => {
      put(on, key, { it, in: facts.segment, path, nth });
      keys.add(keyOf(on, key));
    });
  }
  for (const [of, key] of left) sweep(of, key);
  settle(index, net, keys);
  for (const key of keys) index.derived.delete(key);
  return keys;
}

/** By how much each word's count changes, by key. */
type Net = Map<string, Map<string, number>>;
type Each = <T>(shelf: Shelf<T>, key: string, it: T, nth: number) => void;

/** Every row and every count that the facts stand for: the same walk adds and takes away. */
function visit(index: Index, facts: Facts, net: Net, step: 1 | -1, each: Each): void {
  const count = (key: string, word: string): void => {
    const words = net.get(key) ?? new Map<string, number>();
    net.set(key, words);
    words.set(word, (words.get(word) ?? 0) + step);
  };
  count(`files:${locate(facts.segment.uri)}`, "");
  facts.topKeys.forEach((it, nth) => {
    each(index.topKeys, facts.segment.uri, it, nth);
  });
  facts.declarations.forEach((it, nth) => {
    each(index.declared, `${it.section}/${it.id.value}`, it, nth);
    count(`ids:${it.section}`, it.id.value);
  });
  facts.teams.forEach((it, nth) => {
    each(index.team, it.id.value, it, nth);
    each(index.teams, ALL, it, nth);
    count("teams:names", sayingOfTeam(it));
    // Aliases are groups for reviews: who lists them has not listed the teams.
    if (it.from !== "aliases") count("teams:any", "");
    for (const [key, name] of namesOfTeam(it)) count(key, name);
  });
  facts.identities.forEach((it, nth) => {
    if (it.system === "native") each(index.identity, it.id.value, it, nth);
    for (const bind of it.bind) each(index.bind, shortRef(bind.value), it, nth);
    for (const ref of it.refs) each(index.ref, shortRef(ref), it, nth);
    if (it.review.is === "present") countReviews(it.id.value, it.review.value, count);
    const owner = valueOf(it.owner);
    if (owner !== undefined) count(`neighbours:${facts.segment.uri}`, owner);
    if (it.system !== "native" && owner === undefined && it.claims.length === 0) {
      const path = index.pathOf(facts.segment.uri);
      each(index.bare, path, it, nth);
      count(`bare:${folderOf(path)}`, path);
    }
    countKeys(facts.format, it.claims, count);
  });
  for (const { key, proves } of facts.dates) if (proves) count(orderKey(key), proves);
  facts.containers.forEach((it, nth) => {
    each(index.container, it.key, it, nth);
    countKeys(facts.format, it.claims, count);
  });
  facts.ownerRules.forEach((it, nth) => {
    // A line in which nobody can be read says nothing: it un-owns no path.
    if (it.owners.length > 0 || !it.strays) each(index.rules, it.source, it, nth);
  });
  facts.grants.forEach((it, nth) => {
    if (it.gives) each(index.given, it.gives.ref, it, nth);
    if (it.describes) each(index.role, it.describes.ref, it, nth);
    if (it.system === "native") each(index.access, ALL, it, nth);
    const subject = valueOf(it.subject);
    if (subject?.startsWith("identity:")) each(index.granted, subject.slice(9), it, nth);
  });
  visitSilence(index, facts, each);
  facts.policy.forEach((it, nth) => {
    each(index.policy, it.key, it, nth);
  });
  facts.extends.forEach((it, nth) => {
    each(index.extends, ALL, it, nth);
  });
  visitGovernance(index, facts, each);
  if (saysOfSecrets(facts)) count(SECRETS_DECLARED, "");
  countRefs(facts, count);
}

/** What manifests may bind: by its name, and by its kind with all names of that kind. */
function countRefs(facts: Facts, count: (key: string, word: string) => void): void {
  for (const ref of refsIn(facts)) {
    const full = canonicalRef(ref);
    count(`refs:${shortRef(ref)}`, full);
    count(`refs-of:${kindOfRef(ref)}`, full);
  }
  for (const kind of kindsIn(facts)) count(`refs-of:${kind}`, "");
  for (const system of facts.unnamed) count(`unnamed:${system}`, "");
}

/** In which keys the files of a system name owners. */
function countKeys(
  system: string,
  claims: readonly OwnerClaim[],
  count: (key: string, word: string) => void,
): void {
  for (const { key } of claims) if (key) count(`ownerkeys:${system}`, JSON.stringify(key));
}

/** The folder of a path, with its slash; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/") + 1);

/** Which reviews a proof is said to show: under its place the day and the identity. A key elsewhere in the entry changes none of it. */
function countReviews(
  id: string,
  { last, proofs }: Review,
  count: (key: string, word: string) => void,
): void {
  if (last.is !== "present") return;
  for (const { ref, type } of proofs)
    if (ref.is === "present" && FIXED_PROOFS.has(valueOf(type) ?? ""))
      count(`reviews:${ref.value}`, `${last.value.day} ${id}`);
}

function visitSilence(index: Index, facts: Facts, each: Each): void {
  facts.exceptions.forEach((it, nth) => {
    each(index.exceptions, ALL, it, nth);
  });
  facts.suppressions.forEach((it, nth) => {
    if (it.reach === "file" || it.reach === "next") each(index.suppressions, facts.segment.uri, it, nth);
  });
}

function visitGovernance(index: Index, facts: Facts, each: Each): void {
  facts.secretUses.forEach((it, nth) => {
    each(index.secretUses, shortRef(it.ref), it, nth);
  });
  facts.breakGlass.forEach((it, nth) => {
    each(index.paths, ALL, it, nth);
  });
  facts.controls.forEach((it, nth) => {
    each(index.controls, ALL, it, nth);
  });
  facts.risks.forEach((it, nth) => {
    each(index.risks, ALL, it, nth);
  });
  facts.cases.forEach((it, nth) => {
    each(index.cases, ALL, it, nth);
  });
  facts.evidence.forEach((it, nth) => {
    each(index.evidence, it.ref, it, nth);
  });
}

/** Makes the counts' changes. Mostly it matters only whether a word is there; of neighbours and of owner keys also how often. */
function settle(index: Index, net: Net, keys: Set<string>): void {
  for (const [key, changes] of net) {
    const words = index.counts.get(key) ?? new Map<string, number>();
    for (const [word, by] of changes) {
      if (by === 0) continue;
      const before = words.get(word) ?? 0;
      const after = before + by;
      if (after > 0) words.set(word, after);
      else words.delete(word);
      if (before === 0 || after <= 0 || key.startsWith("neighbours:") || key.startsWith("ownerkeys:"))
        keys.add(key);
    }
    if (words.size > 0) index.counts.set(key, words);
    else index.counts.delete(key);
  }
}
