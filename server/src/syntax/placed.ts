/** Where the segments of a document stand, apart from them: what lies behind an edit moves as a stretch of numbers, and not one object after the other. */
import type { Language } from "../text/source.ts";
import type { Comment, Node, ParsedSegment, SegmentKind, SyntaxProblem } from "./node.ts";

/** Offset and line of each segment of a document, in their order. */
interface Places {
  readonly bases: Int32Array;
  readonly lines: Int32Array;
}

export type Said = Omit<ParsedSegment, "base" | "line">;

/** A segment that knows its number, and looks up where that stands. Whoever makes one gives it its place, by `all`, `some` or `follow`. */
export class Placed implements ParsedSegment {
  readonly uri: string;
  readonly text: string;
  readonly kind: SegmentKind;
  readonly format: string | undefined;
  readonly section: string | undefined;
  readonly language: Language;
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  readonly problems: readonly SyntaxProblem[];
  readonly resolve: (name: string) => Node | undefined;
  #places: Places | undefined;
  #index = 0;

  constructor(said: Said) {
    this.uri = said.uri;
    this.text = said.text;
    this.kind = said.kind;
    this.format = said.format;
    this.section = said.section;
    this.language = said.language;
    this.root = said.root;
    this.comments = said.comments;
    this.problems = said.problems;
    this.resolve = said.resolve;
  }

  get base(): number {
    return this.#places?.bases[this.#index] ?? 0;
  }

  get line(): number {
    return this.#places?.lines[this.#index] ?? 0;
  }

  /** Stands in the place of another one. */
  follow(other: Placed): void {
    this.#places = other.#places;
    this.#index = other.#index;
  }

  /** Gives each segment of a document its place, from the first on. */
  static all(rows: readonly Row[]): void {
    const places = { bases: new Int32Array(rows.length), lines: new Int32Array(rows.length) };
    Placed.#fill(places, rows, 0, 0, 0);
  }

  /** The same after `added` has taken the places from `from` on of just as many; what lies behind has moved with them. */
  static some(all: readonly Row[], from: number, added: readonly Row[]): void {
    const before = all[from - 1];
    const near = before ?? all[from + added.length];
    const places = near ? near.segment.#places : undefined;
    if (!places || places.bases.length !== all.length) {
      Placed.all(all);
      return;
    }
    const { bases, lines } = places;
    const first = before ? before.segment.base + before.segment.text.length : 0;
    const line = before ? before.segment.line + before.cut.lines : 0;
    const next = Placed.#fill(places, added, from, first, line);
    const until = from + added.length;
    const moved = next.base - (bases[until] ?? next.base);
    const down = next.line - (lines[until] ?? next.line);
    if (moved !== 0) for (let i = until; i < bases.length; i++) bases[i] = (bases[i] ?? 0) + moved;
    if (down !== 0) for (let i = until; i < lines.length; i++) lines[i] = (lines[i] ?? 0) + down;
  }

  /** The number of the last row whose place is at or before `at`; 0 where there is none. */
  static find(all: readonly Row[], place: keyof Places, at: number): number {
    const [first] = all;
    const places = first ? first.segment.#places?.[place] : undefined;
    let low = 0;
    let high = all.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((places?.[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Sets the places from `from` on, and tells where the next one begins. */
  static #fill(places: Places, rows: readonly Row[], from: number, base: number, line: number) {
    for (const [i, { segment, cut }] of rows.entries()) {
      segment.#places = places;
      segment.#index = from + i;
      places.bases[from + i] = base;
      places.lines[from + i] = line;
      base += segment.text.length;
      line += cut.lines;
    }
    return { base, line };
  }
}

/** A segment with the number of its lines. */
interface Row {
  readonly segment: Placed;
  readonly cut: { readonly lines: number };
}
