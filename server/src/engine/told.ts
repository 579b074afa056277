/** What is told of one file: the verdicts of its segments, in the order of their places. */
import type { Verdict } from "../policy/judge.ts";
import type { Segment } from "../text/span.ts";

/** The verdicts of a segment, at least one. While nothing else is told of it, this stays the same object. */
export interface Row {
  readonly segment: Segment;
  readonly verdicts: readonly Verdict[];
}

export class Told {
  readonly #rows: Row[] = [];
  readonly #bySegment = new Map<Segment, Row>();
  #count = 0;

  /** How many verdicts all rows have. */
  get count(): number {
    return this.#count;
  }

  /** As they stand now: the list changes with the next edit. */
  get rows(): readonly Row[] {
    return this.#rows;
  }

  of(segment: Segment): readonly Verdict[] | undefined {
    return this.#bySegment.get(segment)?.verdicts;
  }

  /** The segments of all rows must stand where the document has them now. */
  set(segment: Segment, verdicts: readonly Verdict[]): void {
    const before = this.#bySegment.get(segment);
    this.#count += verdicts.length - (before?.verdicts.length ?? 0);
    if (verdicts.length === 0) {
      if (!before) return;
      this.#bySegment.delete(segment);
      this.#rows.splice(this.#rows.indexOf(before), 1);
      return;
    }
    const row = { segment, verdicts };
    this.#bySegment.set(segment, row);
    if (before) this.#rows[this.#rows.indexOf(before)] = row;
    else this.#rows.splice(this.#behind(segment.base), 0, row);
  }

  /** The number of rows that begin before the offset. A file is mostly told from its start to its end. */
  #behind(base: number): number {
    let low = 0;
    let high = this.#rows.length;
    const last = this.#rows[high - 1];
    if (last && last.segment.base < base) return high;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.#rows[middle];
      if (row && row.segment.base < base) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
