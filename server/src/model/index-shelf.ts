/** Shelves of the index: things by key, each key's things in the order of files and places. */
import type { Segment } from "../text/span.ts";

/** A thing with the place that orders it. */
export interface Held<T> {
  readonly it: T;
  readonly in: Segment;
  /** The file's path from the workspace root. */
  readonly path: string;
  /** Its number within the segment. */
  readonly nth: number;
}

export interface Shelf<T> {
  /** Begins the keys that tell of a change: `team` gives `team:payments`. */
  readonly name: string;
  readonly rows: Map<string, Held<T>[]>;
}

export const shelf = <T>(name: string): Shelf<T> => ({ name, rows: new Map() });

/** The key under which a change of these rows is told. */
export const keyOf = (of: Shelf<unknown>, key: string): string => `${of.name}:${key}`;

/** Puts a thing in its place. The segments of the key's other rows must stand where the document has them now. */
export function put<T>(on: Shelf<T>, key: string, held: Held<T>): void {
  const rows = on.rows.get(key);
  if (!rows) {
    on.rows.set(key, [held]);
    return;
  }
  let low = 0;
  let high = rows.length;
  const last = rows[high - 1];
  if (last && compare(last, held) <= 0) low = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && compare(row, held) <= 0) low = middle + 1;
    else high = middle;
  }
  rows.splice(low, 0, held);
}

/** Takes a thing away again; one that is not there is no harm. A key that is left without rows stays until `sweep`: mostly the next thing comes under it. */
export function take<T>(from: Shelf<T>, key: string, it: T): void {
  const rows = from.rows.get(key);
  const at = rows?.findIndex((row) => row.it === it) ?? -1;
  if (rows && at >= 0) rows.splice(at, 1);
}

/** Lets go of a key under which nothing stands. */
export function sweep(of: Shelf<unknown>, key: string): void {
  if (of.rows.get(key)?.length === 0) of.rows.delete(key);
}

function compare(a: Held<unknown>, b: Held<unknown>): number {
  if (a.in === b.in) return a.nth - b.nth;
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  if (a.in.uri !== b.in.uri) return a.in.uri < b.in.uri ? -1 : 1;
  return a.in.base - b.in.base;
}
