/** One finding as reports show it: plain data, positions from 0 as the editor counts them. */
import type { FixClass } from "../rules/finding.ts";
import type { Level } from "../rules/rule.ts";
import type { Range } from "../text/lines.ts";

export interface Row {
  readonly rule: string;
  /** The rule in one sentence, without a full stop. */
  readonly title: string;
  readonly level: Level;
  readonly message: string;
  /** The message before its `{places}` were filled in, and what fills them: findings of one cause share them. */
  readonly say: { readonly text: string; readonly with: Readonly<Record<string, string>> };
  /** As the reader is to see it, with `/`. */
  readonly path: string;
  readonly range: Range;
  readonly related: readonly RelatedRow[];
  readonly reasons: readonly { readonly label: string; readonly value: string }[];
  readonly fixes: readonly FixRow[];
  /** Whom the finding is about, as exceptions name it (`identity:ci-bot`). */
  readonly about: string;
  /** All names of it. */
  readonly names: readonly string[];
  /** Survives edits elsewhere in the file. */
  readonly fingerprint: string;
  /** Survives a move of the file, too; several findings may share it. */
  readonly content: string;
  readonly hidden?: Hidden;
}

/** What hides a finding: an entry of `exceptions`, or a comment beside the finding itself. */
export interface Hidden {
  readonly by: "exception" | "comment";
  readonly reason: string;
  readonly approvedBy: string;
  /** A day as written in the calendar. */
  readonly expires: string;
}

export interface RelatedRow {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
}

export interface FixRow {
  readonly title: string;
  readonly class: FixClass;
  /** Changes of the row's own file, where they are known without asking anybody. */
  readonly edits?: readonly { readonly range: Range; readonly text: string }[];
}

/** The lines of a text without their breaks; a final break begins no line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

/** By path, place and rule: the same findings give the same report. */
export const inReadingOrder = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort(
    (a, b) =>
      byText(a.path, b.path) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      byText(a.rule, b.rule) ||
      byText(a.message, b.message),
  );

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Lines and columns from 1, for readers outside. */
export const fromOne = ({ start, end }: Range) => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
