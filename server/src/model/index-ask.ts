/** Asking the index: every question leaves the key of its answer, so that a change can be told to the one who asked. */
import type { Day } from "./day.ts";
import type { Index } from "./index.ts";
import { type Held, keyOf, type Shelf } from "./index-shelf.ts";

export interface Asking {
  readonly index: Index;
  readonly today: Day;
  /** Called with the key of each answer. */
  readonly read: (key: string) => void;
}

/** The rows under a key, first first. */
export function rowsOf<T>(ask: Asking, on: Shelf<T>, key: string): readonly Held<T>[] {
  ask.read(keyOf(on, key));
  return on.rows.get(key) ?? [];
}

/** The first thing under a key. */
export const firstOf = <T>(ask: Asking, on: Shelf<T>, key: string): T | undefined =>
  rowsOf(ask, on, key)[0]?.it;

/** How often each word occurs under a key. */
export function countsOf(ask: Asking, key: string): ReadonlyMap<string, number> {
  ask.read(key);
  return ask.index.counts.get(key) ?? new Map();
}

/** What `make` works out of the rows and counts under `key`, kept until that key changes. `make` must rest on nothing else. */
export function derivedOf<T>(ask: Asking, key: string, make: (index: Index, key: string) => T): T {
  ask.read(key);
  const made = ask.index.derived.get(key) ?? new Map<unknown, unknown>();
  ask.index.derived.set(key, made);
  if (!made.has(make)) made.set(make, make(ask.index, key));
  // The map is keyed by the function that made the value, so the value has that function's type.
  return made.get(make) as T;
}
