/** What a report looks like before it is Markdown or HTML: sections of tables, counts and sentences. Texts are plain; the renderers escape. */
import type { Count, Place } from "./shape.ts";

/** bad: something is wrong or late · warn: soon, or less grave · note: worth knowing · good · quiet: nothing to say. */
export type Tone = "bad" | "warn" | "note" | "good" | "quiet";

export interface Section {
  /** For links inside the document: letters and hyphens. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Say | Table | Counts;

/** One sentence. */
export interface Say {
  readonly is: "say";
  readonly text: string;
}

export interface Table {
  readonly is: "table";
  readonly caption: string | undefined;
  readonly columns: readonly Column[];
  readonly groups: readonly Group[];
}

/** Rows that belong together under words of their own; a plain table is one group without words. */
export interface Group {
  readonly caption: string | undefined;
  /** A second line under the caption. */
  readonly note: string | undefined;
  readonly rows: readonly (readonly Cell[])[];
}

export interface Column {
  readonly title: string;
  /** Of the table's width, in percent, so that tables that follow each other line up. */
  readonly share: number;
  /** Set flush right. */
  readonly as?: "number";
}

export interface Cell {
  readonly text: string;
  readonly as?: "code" | "chip" | "strong";
  readonly tone?: Tone;
  /** Smaller lines under the first. */
  readonly under?: readonly string[];
}

export interface Counts {
  readonly is: "counts";
  readonly title: string;
  readonly counts: readonly (Count & { readonly tone?: Tone })[];
}

export const say = (text: string): Say => ({ is: "say", text });

/** The table, or the sentence where it has no rows. */
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  empty: string,
  caption?: string,
): Block =>
  rows.length === 0
    ? say(empty)
    : {
        is: "table",
        caption,
        columns,
        groups: [{ caption: undefined, note: undefined, rows }],
      };

/** Stands where nothing is written. */
export const NOTHING = "–";

/** `under`: lines that say nothing are left out. */
export function cell(
  text: string | number | undefined,
  how: { readonly as?: Cell["as"]; readonly tone?: Tone } = {},
  ...under: readonly (string | undefined)[]
): Cell {
  const said = under.filter((line): line is string => line !== undefined && line !== "");
  const empty = text === undefined || text === "";
  return {
    text: empty ? NOTHING : String(text),
    ...(how.as && !empty && { as: how.as }),
    ...(empty ? { tone: "quiet" } : how.tone && { tone: how.tone }),
    ...(said.length > 0 && { under: said }),
  };
}

/** Stands under a cell that says the same. */
export const SAME: Cell = { text: "" };

export const code = (text: string | undefined, ...under: readonly (string | undefined)[]): Cell =>
  cell(text, { as: "code" }, ...under);

export const chip = (text: string, tone: Tone, ...under: readonly (string | undefined)[]): Cell =>
  cell(text, { as: "chip", tone }, ...under);

/** `nhi.yaml:12`. */
export const at = (place: Place | undefined): Cell =>
  code(place === undefined ? undefined : `${place.file}:${place.line}`);

/** `1 day`, `3 days`; the plural is the word with an s. */
export const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** `word value` where there is a value. */
export const labelled = (word: string, value: string | undefined): string | undefined =>
  value === undefined ? undefined : `${word} ${value}`;
