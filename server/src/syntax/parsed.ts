/** A document as the syntax layer keeps it: the list of its segments. The functions are in `parse.ts`. */
import type { Position } from "../text/lines.ts";
import type { Language } from "../text/source.ts";
import type { ParsedSegment } from "./node.ts";

export interface Parsed {
  readonly uri: string;
  readonly version: number;
  readonly language: Language;
  /** In order, without gaps: their texts joined are the document's text. */
  readonly segments: readonly ParsedSegment[];
}

/** One change of an editor, as LSP states it: replace from `start` to `end` (lines and columns from 0, columns in UTF-16 units). Without positions: the whole text. */
export interface Change {
  readonly start?: Position;
  readonly end?: Position;
  readonly text: string;
}

/** What an edit did: the new value, and the segments that left and came. All others are the same objects as before. */
export interface Edited {
  readonly parsed: Parsed;
  readonly dropped: readonly ParsedSegment[];
  readonly made: readonly ParsedSegment[];
  /** Whether text behind a change stands in other lines now. */
  readonly moved: boolean;
}
