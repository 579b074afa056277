/** Who read what: from the key of an answer to the segments whose rules asked for it. */
import type { Segment } from "../text/span.ts";

/**
 * A key with more readers than this has no list of them. Nearly every segment reads such a key, and it hardly ever changes: its readers
 * are looked for when it does, and not noted at every key that is typed.
 */
const MANY = 64;

/** One who reads. An edit puts another segment in the place of the one that it changed, and the reader stays the same. */
interface Reader {
  segment: Segment;
  keys: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<string> = new Set();

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size !== b.size || a.size === 0) return false;
  for (const key of b) if (!a.has(key)) return false;
  return true;
}

export class Readers {
  /** "all": too many to list. */
  readonly #byKey = new Map<string, Set<Reader> | "all">();
  readonly #bySegment = new Map<Segment, Reader>();

  of(key: string): Iterable<Segment> {
    const readers = this.#byKey.get(key);
    if (readers === undefined) return [];
    if (readers !== "all") return Array.from(readers, ({ segment }) => segment);
    const found: Segment[] = [];
    for (const { segment, keys } of this.#bySegment.values()) if (keys.has(key)) found.push(segment);
    if (found.length === 0) this.#byKey.delete(key);
    return found;
  }

  /** What the segment read in its last check, in place of what it read before. */
  set(segment: Segment, keys: ReadonlySet<string>): void {
    const reader = this.#bySegment.get(segment) ?? { segment, keys: NOTHING };
    const before = reader.keys;
    if (isSame(before, keys)) return;
    for (const key of before) if (!keys.has(key)) this.#drop(key, reader);
    for (const key of keys) if (!before.has(key)) this.#add(key, reader);
    reader.keys = keys;
    this.#bySegment.set(segment, reader);
  }

  /** Until it is checked, `to` reads what `from` read: an edit of an entry mostly leaves that as it is. */
  pass(from: Segment, to: Segment): void {
    const reader = this.#bySegment.get(from);
    if (!reader) return;
    this.#bySegment.delete(from);
    reader.segment = to;
    this.#bySegment.set(to, reader);
  }

  forget(segment: Segment): void {
    const reader = this.#bySegment.get(segment);
    if (!reader) return;
    for (const key of reader.keys) this.#drop(key, reader);
    this.#bySegment.delete(segment);
  }

  #add(key: string, reader: Reader): void {
    const readers = this.#byKey.get(key);
    if (readers === "all") return;
    if (!readers) this.#byKey.set(key, new Set([reader]));
    else if (readers.size < MANY) readers.add(reader);
    else this.#byKey.set(key, "all");
  }

  #drop(key: string, reader: Reader): void {
    const readers = this.#byKey.get(key);
    if (readers === undefined || readers === "all") return;
    readers.delete(reader);
    if (readers.size === 0) this.#byKey.delete(key);
  }
}
