/** Who read what: from the key of an answer to the segments whose rules asked for it. */
import type { Segment } from "../text/span.ts";

/**
 * A key with more readers than this has no list of them. Nearly every segment reads such a key, and it hardly ever changes: its readers
 * are looked for when it does, and not noted at every key that is typed.
 */
const MANY = 64;

export class Readers {
  /** "all": too many to list. */
  readonly #byKey = new Map<string, Set<Segment> | "all">();
  readonly #keys = new Map<Segment, ReadonlySet<string>>();

  of(key: string): Iterable<Segment> {
    const readers = this.#byKey.get(key);
    if (readers !== "all") return readers ?? [];
    const found = new Set<Segment>();
    for (const [segment, keys] of this.#keys) if (keys.has(key)) found.add(segment);
    if (found.size === 0) this.#byKey.delete(key);
    return found;
  }

  /** What the segment read in its last check, in place of what it read before. */
  set(segment: Segment, keys: ReadonlySet<string>): void {
    const before = this.#keys.get(segment);
    for (const key of before ?? []) if (!keys.has(key)) this.#drop(key, segment);
    for (const key of keys) if (!before?.has(key)) this.#add(key, segment);
    this.#keys.set(segment, keys);
  }

  /** Until it is checked, `to` reads what `from` read: an edit of an entry mostly leaves that as it is. */
  pass(from: Segment, to: Segment): void {
    const keys = this.#keys.get(from);
    if (!keys) return;
    for (const key of keys) {
      const readers = this.#byKey.get(key);
      if (readers === undefined || readers === "all") continue;
      readers.delete(from);
      readers.add(to);
    }
    this.#keys.delete(from);
    this.#keys.set(to, keys);
  }

  forget(segment: Segment): void {
    for (const key of this.#keys.get(segment) ?? []) this.#drop(key, segment);
    this.#keys.delete(segment);
  }

  #add(key: string, segment: Segment): void {
    const readers = this.#byKey.get(key);
    if (readers === "all") return;
    if (!readers) this.#byKey.set(key, new Set([segment]));
    else if (readers.size < MANY) readers.add(segment);
    else this.#byKey.set(key, "all");
  }

  #drop(key: string, segment: Segment): void {
    const readers = this.#byKey.get(key);
    if (readers === undefined || readers === "all") return;
    readers.delete(segment);
    if (readers.size === 0) this.#byKey.delete(key);
  }
}
