/** `policy` as rules read it: the built-in defaults where it is silent or unreadable, each value with its place. */
import { type Duration, parseDuration } from "./day.ts";
import { MODELS, type OperatingModel } from "./duties.ts";
import type { PolicyEntry, Privilege } from "./facts.ts";
import { type Asking, firstOf } from "./index-ask.ts";
import type { Limit, PolicyView } from "./world.ts";

/** A view that reads each key only when it is asked for. Of a key in two files the first counts. */
export function policyView(ask: Asking): PolicyView {
  return {
    get model() {
      return textAt(ask, "model", modelNamed);
    },
    get accountable() {
      return textAt(ask, "accountable", (text) => text);
    },
    get fallbackReviewer() {
      return textAt(ask, "fallbackReviewer", (text) => text);
    },
    maxAge: (kind) =>
      durationAt(ask, "maxAge", [...(kind === undefined ? [] : [[kind]]), ["default"]], days(90)),
    reviewEvery: (privilege) => durationAt(ask, "reviewEvery", [[privilege]], REVIEW_EVERY[privilege]),
    get maxDuration() {
      return durationAt(
        ask,
        "elevation",
        [["maxDuration"]],
        { months: 0, days: 0, ms: 8 * 3_600_000 },
        false,
      );
    },
    get notice() {
      return durationAt(ask, "notice", [], days(14));
    },
    get maxGrant() {
      return durationAt(ask, "maxGrant", [], days(90));
    },
    get maxExpiry() {
      return durationAt(ask, "maxExpiry", [], YEAR);
    },
    get stores() {
      const entry = policyEntry(ask, "stores");
      const { value } = entry ?? {};
      if (!entry || !Array.isArray(value)) return { value: [], at: undefined };
      return { value: value.filter((one: unknown): one is string => typeof one === "string"), at: entry.at };
    },
    maxSuppression: (level) =>
      durationAt(ask, "suppressions", [["max", level]], MAX_SUPPRESSION[level] ?? days(30), false),
    get locked() {
      const entry = policyEntry(ask, "suppressions");
      const value = valueAt(entry?.value, ["locked"]);
      if (!entry || !Array.isArray(value)) return { value: [], at: undefined };
      const ids = value.filter((one: unknown): one is string => typeof one === "string");
      return { value: ids, at: entry.spotOf(["locked"]) ?? entry.at };
    },
  };
}

/** A key as written, the first over all files. */
export const policyEntry = (ask: Asking, key: string): PolicyEntry | undefined =>
  firstOf(ask, ask.index.policy, key);

/** The value at a path of plain maps and lists; undefined where there is none. */
export function valueAt(value: unknown, path: readonly (string | number)[]): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== "object" || at === null) return undefined;
    at = Object.getOwnPropertyDescriptor(at, step)?.value;
  }
  return at;
}

/** A length as written, or a number of days. undefined: neither. */
export function durationFrom(value: unknown): Duration | undefined {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? days(value) : undefined;
  return typeof value === "string" ? parseDuration(value.trim()) : undefined;
}

const days = (n: number): Duration => ({ months: 0, days: n, ms: 0 });
const YEAR: Duration = { months: 12, days: 0, ms: 0 };
const REVIEW_EVERY: Readonly<Record<Privilege, Duration>> = {
  privileged: days(90),
  elevated: days(180),
  standard: YEAR,
};

/** Our choice: the graver the finding, the sooner somebody looks at it again. */
const MAX_SUPPRESSION: Readonly<Record<string, Duration>> = {
  error: days(30),
  warning: days(90),
  information: days(180),
  hint: YEAR,
};

const modelNamed = (text: string): OperatingModel | undefined => MODELS.find((model) => model === text);

function textAt<T>(ask: Asking, key: string, read: (text: string) => T | undefined): Limit<T | undefined> {
  const entry = policyEntry(ask, key);
  const value = typeof entry?.value === "string" && entry.value !== "" ? read(entry.value) : undefined;
  return { value, at: value === undefined ? undefined : entry?.at };
}

/** The first of the paths that holds a length; `plain`: the key's own value may be one for all. */
function durationAt(
  ask: Asking,
  key: string,
  paths: readonly (readonly string[])[],
  otherwise: Duration,
  plain = true,
): Limit<Duration> {
  const entry = policyEntry(ask, key);
  if (!entry) return { value: otherwise, at: undefined };
  for (const path of plain ? [...paths, []] : paths) {
    const value = durationFrom(valueAt(entry.value, path));
    if (value) return { value, at: entry.spotOf(path) ?? entry.at };
  }
  return { value: otherwise, at: undefined };
}
