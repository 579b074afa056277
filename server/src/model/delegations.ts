/** `policy.delegations`: duties that move, for some files, from the one who holds them to another, and on from there. */
import type { Spot } from "../text/span.ts";
import { parseWhen } from "./day.ts";
import type { Duty } from "./duties.ts";
import { DUTIES } from "./duties.ts";
import type { Identity, OwnerMatch, PolicyEntry } from "./facts.ts";
import type { Index } from "./index.ts";
import { type Asking, derivedOf } from "./index-ask.ts";
import { keyOf } from "./index-shelf.ts";
import { matchText, pathMatcher, type Subject, subjectMatcher } from "./owner-match.ts";
import { valueAt } from "./policy-view.ts";

export interface Delegation {
  /** Its number in the list. */
  readonly nth: number;
  readonly to: string;
  readonly toAt: Spot | undefined;
  /** The pattern as it reads in a sentence. */
  readonly match: string;
  readonly duties: ReadonlySet<Duty>;
  /** The last day, and where it is written. */
  readonly expires: { readonly day: number; readonly at: Spot | undefined } | undefined;
  readonly covers: (of: Subject | string) => boolean;
  /** The glob, where the pattern is one and nothing else. */
  readonly glob: string | undefined;
}

/** Somebody to whom a duty is handed on. */
export interface Handover {
  readonly to: string;
  readonly at: Spot | undefined;
  readonly match: string;
}

/** All delegations that can be read, in the order of the file. */
export const delegationsOf = (ask: Asking): readonly Delegation[] =>
  derivedOf(ask, keyOf(ask.index.policy, "delegations"), readDelegations);

/**
 * To whom the duty moves for a file or an identity, one after the other: those in date that cover it, in the order of the file.
 * The last of them holds the duty. Who comes back to one who has had it before hands it to nobody: there it ends.
 * `holders`: who holds the duty before anybody delegates it; `same` tells whether two words are one party.
 */
export function handedOn(
  ask: Asking,
  duty: Duty,
  of: Subject | string,
  holders: readonly string[],
  same: (a: string, b: string) => boolean,
): readonly Handover[] {
  const chain: Handover[] = [];
  for (const { to, toAt, match, duties, expires, covers } of delegationsOf(ask)) {
    if (!duties.has(duty) || (expires && expires.day < ask.today) || !covers(of)) continue;
    const had = [...holders, ...chain.map((one) => one.to)].some((one) => same(one, to));
    if (!had) chain.push({ to, at: toAt, match });
  }
  return chain;
}

/** The identity, as patterns look at it. */
export const subjectOf = (ask: Asking, { id, system, traits }: Identity): Subject => ({
  path: ask.index.pathOf(id.at.in.uri),
  system,
  traits,
});

function readDelegations(index: Index): readonly Delegation[] {
  const entry = index.policy.rows.get("delegations")?.[0]?.it;
  return entry ? delegationsIn(entry) : [];
}

/** The delegations of the policy's key `delegations`; those that cannot be read are left out. */
export const delegationsIn = (entry: PolicyEntry): readonly Delegation[] =>
  Array.isArray(entry.value)
    ? entry.value.flatMap((one: unknown, nth) => readOne(entry, one, nth) ?? [])
    : [];

function readOne(entry: PolicyEntry, one: unknown, nth: number): Delegation | undefined {
  const to = valueAt(one, ["to"]);
  const named = valueAt(one, ["duties"]);
  const match = matchOf(valueAt(one, ["match"]));
  if (typeof to !== "string" || to.trim() === "" || !Array.isArray(named) || !match) return undefined;
  const until = valueAt(one, ["expires"]);
  const when = typeof until === "string" ? parseWhen(until.trim()) : undefined;
  const onTraits = subjectMatcher(match);
  const onPath = match.path === undefined ? undefined : pathMatcher(match.path);
  const pathAlone = Object.keys(match).every((key) => key === "path");
  return {
    nth,
    to: to.trim(),
    toAt: entry.spotOf([nth, "to"]) ?? entry.at,
    match: matchText(match),
    glob: pathAlone ? match.path : undefined,
    duties: new Set(DUTIES.filter((duty) => named.includes(duty))),
    expires: when && { day: when.day, at: entry.spotOf([nth, "expires"]) },
    // Of a path alone nobody can tell whether it has the traits that the pattern asks for.
    covers: (of) => (typeof of === "string" ? pathAlone && onPath?.(of) === true : onTraits(of)),
  };
}

/** A glob, or a description of the object as in `owners`. */
function matchOf(value: unknown): OwnerMatch | undefined {
  if (typeof value === "string") return value.trim() === "" ? undefined : { path: value };
  const match: Record<string, string> = {};
  for (const key of ["path", "kind", "name", "namespace", "label", "system"] as const) {
    const one = valueAt(value, [key]);
    if (typeof one === "string" && one.trim() !== "") match[key] = one;
  }
  return Object.keys(match).length > 0 ? match : undefined;
}
