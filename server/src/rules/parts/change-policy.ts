/** What a change takes from the policy: limits that are longer now, and keys that are gone. */
import type { Before } from "../../model/before.ts";
import { type Duration, formatDuration, parseDuration } from "../../model/day.ts";
import { isLonger } from "../../model/due.ts";
import type { PolicyEntry } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import { written } from "./change.ts";

export interface Loosened {
  readonly at: Spot;
  readonly key: string;
  readonly was: string;
  readonly is: string;
}

/** Longest times, by their path in `policy`. A notice is no limit: more of it is more care. */
const LIMITS: ReadonlySet<string> = new Set([
  "maxAge",
  "maxGrant",
  "maxExpiry",
  "reviewEvery",
  "elevation",
  "unusedAfter",
  "sla",
]);

/** Limits of this key that are longer than they were. */
export function loosenedIn(it: PolicyEntry, before: Before): readonly Loosened[] {
  const was = LIMITS.has(it.key) ? before.policy(it.key) : undefined;
  if (!was) return [];
  const old = new Map(leaves(was.value).map(({ path, text }) => [nameOf(path), text]));
  return leaves(it.value).flatMap(({ path, text }) => {
    const [limit, now] = [durationOf(old.get(nameOf(path))), durationOf(text)];
    if (!limit || !now || !isLonger(now, limit)) return [];
    return [
      {
        at: it.spotOf(path) ?? it.at,
        key: [it.key, ...path].join("."),
        was: formatDuration(limit),
        is: text,
      },
    ];
  });
}

/** A limit without kinds is the one for all that have none of their own. */
const nameOf = (path: readonly string[]): string => path.join(".") || "default";

const durationOf = (text: string | undefined): Duration | undefined =>
  text === undefined ? undefined : parseDuration(text);

interface Leaf {
  readonly path: readonly string[];
  readonly text: string;
}

function leaves(value: unknown, path: readonly string[] = []): readonly Leaf[] {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return [{ path, text: String(value) }];
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, [...path, key]));
}

/** Keys that were there and are gone, told once: where the first key that is left of the policy stands. */
export function goneFrom(
  it: PolicyEntry,
  { policyEntry }: World,
  before: Before,
): readonly { key: string; was: string }[] {
  const inside = leaves(before.policy(it.key)?.value).flatMap(({ path, text }) => {
    const there = leaves(it.value).some((one) => one.path.join(".") === path.join("."));
    return there || path.length === 0 || !LIMITS.has(it.key)
      ? []
      : [{ key: [it.key, ...path].join("."), was: text }];
  });
  if (before.policyKeys.find((key) => policyEntry(key)) !== it.key) return inside;
  return [
    ...inside,
    ...before.policyKeys
      .filter((key) => CHECKS.has(key) && !policyEntry(key))
      .map((key) => ({ key, was: textOf(before.policy(key)) })),
  ];
}

/** The whole value, as it was written. */
function textOf(entry: PolicyEntry | undefined): string {
  const at = entry?.spotOf([]) ?? entry?.at;
  return at ? written(at) : "";
}

/** Keys of the policy that hold somebody to something. */
const CHECKS: ReadonlySet<string> = new Set([
  ...LIMITS,
  "accountable",
  "fallbackReviewer",
  "council",
  "stores",
  "ceilings",
  "thresholds",
  "evidenceFor",
  "suppressions",
]);
