/** What the facts do not say: whether all files have been read, which files lie beside them, what exceptions are good for. The engine tells it. */
import type { Before } from "./before.ts";
import type { Silence } from "./facts.ts";
import type { Refused } from "./suppression.ts";

export interface Outside {
  /** What things were in the base of a change; undefined: there is none. */
  readonly before?: Before | undefined;
  /** Whether everything has been read that an exception with that `match` could cover. */
  sees(match: string): boolean;
  /** Whether a finding is hidden by it now; of that rule alone, where one is named. */
  hides(silence: Silence, rule?: string): boolean;
  /** Why it does not hide findings that it covers, each reason once. */
  refusals(silence: Silence): readonly Refused[];
  /** The ids of all rules that there are. */
  readonly ruleIds: readonly string[];
  /** Uris of the folders from which paths may be counted, without a final slash. */
  roots(): readonly string[];
  /** Whether there is a file at the place (as `locate` writes it); undefined: nobody has looked. */
  isThere(place: string): boolean | undefined;
}

/** Nothing is known: every rule that rests on it is silent. */
export const NOTHING_OUTSIDE: Outside = {
  sees: () => false,
  hides: () => true,
  refusals: () => [],
  ruleIds: [],
  roots: () => [],
  isThere: () => undefined,
};

/** The key under which a change of its use is told: equal exceptions share it, and equal suppressions of one file. */
export function hidesKey(silence: Silence): string {
  if (silence.kind === "suppression") {
    const { in: segment, start, end } = silence.at;
    return `hides:${segment.uri}#${segment.text.slice(start, end)}`;
  }
  const { rule, match } = silence;
  return `hides:${rule.is === "present" ? rule.value : ""}/${match.is === "present" ? match.value : ""}`;
}

export const WHOLE = "whole";

/** The key under which the coming or going of a file that no format reads is told. */
export const thereKey = (place: string): string => `there:${place}`;
