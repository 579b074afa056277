/** Half-open ranges of UTF-16 code units, and the stretches of text that they count from. */

/** From `start` up to, not including, `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * A stretch of a document that is parsed, lowered and checked on its own.
 * Its object identity is its name: an edit elsewhere keeps the object, an edit inside replaces it.
 * It always begins at the start of a line.
 * `base` and `line` tell where it stands in the newest version of the document (offset, and line from 0);
 * only the syntax layer, which owns the document, moves it.
 */
export interface Segment {
  readonly uri: string;
  readonly text: string;
  readonly base: number;
  readonly line: number;
}

/** A span together with the segment that it counts from. */
export interface Spot extends Span {
  readonly in: Segment;
}

export const spot = (segment: Segment, start: number, end: number): Spot => ({ in: segment, start, end });

/** The spot as offsets of the whole document, as it stands now. */
export const absolute = (at: Spot): Span => ({ start: at.in.base + at.start, end: at.in.base + at.end });

export const contains = (outer: Span, inner: Span): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Whether the two spans share a position; an empty span shares one with what it touches. */
export const touches = (a: Span, b: Span): boolean => a.start <= b.end && b.start <= a.end;
