/** What the facts do not say: whether all files have been read, which files lie beside them, what exceptions are good for. The engine tells it. */
import type { Exception } from "./facts.ts";

export interface Outside {
  /** Whether everything has been read that an exception with that `match` could cover. */
  sees(match: string): boolean;
  /** Whether a finding is hidden by the exception now. */
  hides(exception: Exception): boolean;
  /** Uris of the folders from which paths may be counted, without a final slash. */
  roots(): readonly string[];
  /** Whether there is a file at the place (as `locate` writes it); undefined: nobody has looked. */
  isThere(place: string): boolean | undefined;
}

/** Nothing is known: every rule that rests on it is silent. */
export const NOTHING_OUTSIDE: Outside = {
  sees: () => false,
  hides: () => true,
  roots: () => [],
  isThere: () => undefined,
};

/** The key under which a change of an exception's use is told: equal exceptions share it. */
export const hidesKey = ({ rule, match }: Exception): string =>
  `hides:${rule.is === "present" ? rule.value : ""}/${match.is === "present" ? match.value : ""}`;

export const WHOLE = "whole";

/** The key under which the coming or going of a file that no format reads is told. */
export const thereKey = (place: string): string => `there:${place}`;
