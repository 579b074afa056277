/** One finding as reports show it: plain data, positions from 0 as the editor counts them. */
import { fingerprintOf } from "../engine/about.ts";
import { formatDay } from "../model/day.ts";
import { valueOf } from "../model/field.ts";
import type { Verdict } from "../policy/judge.ts";
import type { FixClass } from "../rules/finding.ts";
import type { Level } from "../rules/rule.ts";
import { type Range, rangeOf } from "../text/lines.ts";

export interface Row {
  readonly rule: string;
  readonly level: Level;
  readonly message: string;
  /** The rule's title. */
  readonly title: string;
  /** As the reader is to see it, with `/`. */
  readonly path: string;
  readonly range: Range;
  readonly related: readonly RelatedRow[];
  readonly reasons: readonly { readonly label: string; readonly value: string }[];
  readonly fixes: readonly FixRow[];
  /** The file's lines, for the frame; without them there is none. */
  readonly lines?: readonly string[];
  /** Survives edits elsewhere in the file. */
  readonly fingerprint: string;
  /** The exception that hides it. `expires` is a day as written in the calendar. */
  readonly hidden?: { readonly reason: string; readonly approvedBy: string; readonly expires: string };
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

/** The row of a verdict as the workspace stands now. `pathOf` names a uri for the reader. */
export function rowOf(verdict: Verdict, pathOf: (uri: string) => string, lines?: readonly string[]): Row {
  const { finding, rule, level, message, about, hidden } = verdict;
  return {
    rule: finding.rule,
    level,
    message,
    title: rule.title,
    path: pathOf(finding.at.in.uri),
    range: rangeOf(finding.at),
    related: finding.related.map(({ at, text }) => ({ path: pathOf(at.in.uri), range: rangeOf(at), text })),
    reasons: finding.because.map(({ label, value }) => ({ label, value })),
    fixes: finding.fixes.map(({ title, class: kind }) => ({ title, class: kind })),
    ...(lines ? { lines } : {}),
    fingerprint: fingerprintOf(finding, about),
    ...(hidden ? { hidden: exceptionOf(hidden) } : {}),
  };
}

function exceptionOf(hidden: NonNullable<Verdict["hidden"]>): NonNullable<Row["hidden"]> {
  const expires = valueOf(hidden.expires);
  return {
    reason: valueOf(hidden.reason) ?? "",
    approvedBy: valueOf(hidden.approvedBy) ?? "",
    expires: expires ? formatDay(expires.day) : "",
  };
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
