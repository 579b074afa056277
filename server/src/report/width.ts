/** How much room text takes on a terminal, in columns; what a terminal would obey is made visible instead. */
import stringWidth from "string-width";

const TAB = 4;

/** A character as a reader sees it. `at` and `end`: UTF-16 units of the source. `from` and `to`: columns. */
export interface Cell {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** The cells of one line, with tabs as spaces and control characters as `\ufffd`. */
export function cellsOf(line: string): readonly Cell[] {
  const out: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemes.segment(line)) {
    const width = segment === "\t" ? TAB - (column % TAB) : widthOf(segment);
    const text = segment === "\t" ? " ".repeat(width) : harmless(segment);
    out.push({ text, at: index, end: index + segment.length, from: column, to: column + width });
    column += width;
  }
  return out;
}

/** The text without anything that a terminal obeys. */
export const harmless = (text: string): string => text.replace(OBEYED, "\ufffd");

/** Controls, and the marks that turn the reading direction: they could make a line look like another one. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be shown harmless
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** A single ASCII or Latin letter needs no table. */
const widthOf = (grapheme: string): number =>
  grapheme.length === 1 && grapheme < "\u0300" ? 1 : stringWidth(grapheme);
