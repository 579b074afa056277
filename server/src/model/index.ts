/** What the workspace says: the facts of all segments joined by name, kept up to date one segment at a time. */
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
  OwnerRule,
  PolicyEntry,
  Review,
  Risk,
  Team,
} from "./facts.ts";
import type { Sourced } from "./field.ts";
import { valueOf } from "./field.ts";
import { locate } from "./index-files.ts";
import { keyOf, put, type Shelf, shelf, take } from "./index-shelf.ts";
import { shortRef } from "./ownership-bind.ts";
import { FIXED_PROOFS } from "./proof.ts";
import { namesOfTeam } from "./team-names.ts";

/** The one shelf key where a shelf has no more than one. */
export const ALL = "all";

export interface Index {
  readonly pathOf: (uri: string) => string;
  /** Teams by id. */
  readonly team: Shelf<Team>;
  /** All teams, under `ALL`. */
  readonly teams: Shelf<Team>;
  /** Declarations by `<section>/<id>`. */
  readonly declared: Shelf<Declaration>;
  readonly policy: Shelf<PolicyEntry>;
  /** Under `owners` and `codeowners`. */
  readonly rules: Shelf<OwnerRule>;
  readonly container: Shelf<Container>;
  /** Identities by the short form of what they bind to. */
  readonly bind: Shelf<Identity>;
  /** Identities by the short form of what they are called. */
  readonly ref: Shelf<Identity>;
  /** Grants by the role that they give. */
  readonly given: Shelf<Grant>;
  readonly exceptions: Shelf<Exception>;
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
  declared: shelf("decl"),
  policy: shelf("policy"),
  rules: shelf("rules"),
  container: shelf("container"),
  bind: shelf("bind"),
  ref: shelf("ref"),
  given: shelf("given"),
  exceptions: shelf("exceptions"),
  identity: shelf("identity"),
  granted: shelf("granted"),
  paths: shelf("paths"),
  controls: shelf("controls"),
  risks: shelf("risks"),
  cases: shelf("cases"),
  evidence: shelf("evidence"),
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
  for (const facts of dropped)
    visit(index, facts, net, -1, (from, key, it) => {
      take(from, key, it);
      keys.add(keyOf(from, key));
    });
  for (const facts of made) {
    const path = index.pathOf(facts.segment.uri);
    visit(index, facts, net, 1, (on, key, it, nth) => {
      put(on, key, { it, in: facts.segment, path, nth });
      keys.add(keyOf(on, key));
    });
  }
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
  facts.declarations.forEach((it, nth) => {
    each(index.declared, `${it.section}/${it.id.value}`, it, nth);
    count(`ids:${it.section}`, it.id.value);
  });
  facts.teams.forEach((it, nth) => {
    each(index.team, it.id.value, it, nth);
    each(index.teams, ALL, it, nth);
    count("teams:names", namesOf(it));
    count("teams:any", "");
    for (const [key, name] of namesOfTeam(it)) count(key, name);
  });
  facts.identities.forEach((it, nth) => {
    if (it.system === "native") each(index.identity, it.id.value, it, nth);
    for (const bind of it.bind) each(index.bind, shortRef(bind.value), it, nth);
    for (const ref of it.refs) each(index.ref, shortRef(ref), it, nth);
    if (it.review.is === "present") countReviews(it.id.value, it.review.value, count);
    const owner = valueOf(it.owner);
    if (owner !== undefined) count(`neighbours:${facts.segment.uri}`, owner);
  });
  facts.containers.forEach((it, nth) => {
    each(index.container, it.key, it, nth);
  });
  facts.ownerRules.forEach((it, nth) => {
    each(index.rules, it.source, it, nth);
  });
  facts.grants.forEach((it, nth) => {
    if (it.gives) each(index.given, it.gives.ref, it, nth);
    const subject = valueOf(it.subject);
    if (subject?.startsWith("identity:")) each(index.granted, subject.slice(9), it, nth);
  });
  facts.policy.forEach((it, nth) => {
    each(index.policy, it.key, it, nth);
  });
  facts.exceptions.forEach((it, nth) => {
    each(index.exceptions, ALL, it, nth);
  });
  facts.extends.forEach((it, nth) => {
    each(index.extends, ALL, it, nth);
  });
  visitGovernance(index, facts, each);
}

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

function visitGovernance(index: Index, facts: Facts, each: Each): void {
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

/** Makes the counts' changes. Mostly it matters only whether a word is there; of neighbours also how often. */
function settle(index: Index, net: Net, keys: Set<string>): void {
  for (const [key, changes] of net) {
    const words = index.counts.get(key) ?? new Map<string, number>();
    for (const [word, by] of changes) {
      if (by === 0) continue;
      const before = words.get(word) ?? 0;
      const after = before + by;
      if (after > 0) words.set(word, after);
      else words.delete(word);
      if (before === 0 || after <= 0 || key.startsWith("neighbours:")) keys.add(key);
    }
    if (words.size > 0) index.counts.set(key, words);
    else index.counts.delete(key);
  }
}

/** All of a team that decides whom a name means and who belongs together. A contact counts where it is an address. */
function namesOf(team: Team): string {
  const contact = valueOf(team.contact);
  return JSON.stringify([
    team.id.value,
    team.aliases.map(({ value }) => value),
    valueOf(team.status),
    valueOf(team.function),
    valueOf(team.lead),
    team.members.map(({ value }) => value),
    contact?.includes("@") ? contact : "",
  ]);
}
