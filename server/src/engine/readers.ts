/** Who read what: from the key of an answer to the segments whose rules asked for it. */
import type { Segment } from "../text/span.ts";

export class Readers {
  readonly #byKey = new Map<string, Set<Segment>>();
  readonly #keys = new Map<Segment, ReadonlySet<string>>();

  of(key: string): Iterable<Segment> {
    return this.#byKey.get(key) ?? [];
  }

  /** What the segment read in its last check, in place of what it read before. */
  set(segment: Segment, keys: ReadonlySet<string>): void {
    const before = this.#keys.get(segment);
    for (const key of before ?? []) if (!keys.has(key)) this.#drop(key, segment);
    for (const key of keys) {
      if (before?.has(key)) continue;
      const readers = this.#byKey.get(key);
      if (readers) readers.add(segment);
      else this.#byKey.set(key, new Set([segment]));
    }
    this.#keys.set(segment, keys);
  }

  forget(segment: Segment): void {
    for (const key of this.#keys.get(segment) ?? []) this.#drop(key, segment);
    this.#keys.delete(segment);
  }

  #drop(key: string, segment: Segment): void {
    const readers = this.#byKey.get(key);
    readers?.delete(segment);
    if (readers?.size === 0) this.#byKey.delete(key);
  }
}
