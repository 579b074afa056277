/** The cuts of a text: where its segments begin and end, and what is known of each before it is read. */
import type { Claim, Claimer } from "./claim.ts";
import type { SegmentKind } from "./node.ts";
import { DOT, isMarker, lineAfter } from "./scan.ts";

/** The section that lines stand in: its key, and how its first entry is written. */
export interface Section {
  readonly name: string;
  readonly indent: number;
  readonly list: boolean;
}

/**
 * What is wrong with where a segment stands: `misplaced`: a finished `key: value` inside a section; `dedented`: an entry
 * farther out than the first; `style`: a list item among keys or the other way round.
 */
export type Flaw = "misplaced" | "dedented" | "style";

/** One stretch of the text, and what the cutter knew when it began. */
export interface Cut {
  readonly start: number;
  end: number;
  /** Line breaks in it. */
  lines: number;
  readonly kind: SegmentKind;
  /** The section's name, for an entry. */
  readonly section: string | undefined;
  readonly claim: Claim | undefined;
  /** Whether a YAML document starts with it. */
  readonly first: boolean;
  /** The section in force before it. */
  readonly before: Section | undefined;
  readonly flaw: Flaw | undefined;
  /** In JSON, opening brackets less closing ones; else 0. */
  net: number;
  /** In JSON: something stands behind the brackets that end its section. */
  astray: boolean;
}

/** Where a cut goes on: inside a document that was cut before. */
export type From = Pick<Cut, "claim" | "before">;

/** A cut in the making. */
export interface Work {
  readonly text: string;
  readonly uri: string;
  readonly claimer: Claimer;
  /** Whether the document goes on behind this text. */
  readonly more: boolean;
  readonly out: Cut[];
}

/** Starts a segment and ends the one before. */
export function open(
  work: Work,
  start: number,
  kind: SegmentKind,
  claim: Claim | undefined,
  first: boolean,
  before?: Section,
  section?: string,
  flaw?: Flaw,
): void {
  close(work, start);
  work.out.push({
    start,
    end: start,
    lines: 0,
    kind,
    section,
    claim,
    first,
    before,
    flaw,
    net: 0,
    astray: false,
  });
}

/** Ends the last segment. */
export function close(work: Work, end: number): void {
  const last = work.out.at(-1);
  if (!last) return;
  last.end = end;
  let at = work.text.indexOf("\n", last.start);
  while (at >= 0 && at < end) {
    last.lines++;
    at = work.text.indexOf("\n", at + 1);
  }
}

/** Behind the marker line where it is `...`, which belongs to the document that it ends; else the same place. */
export const behind = (text: string, line: number): number =>
  isMarker(text, line, DOT) ? lineAfter(text, line) : line;
