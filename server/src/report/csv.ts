/** Findings as CSV: one line each. */
import { csvText } from "./csv-text.ts";
import { fromOne, inReadingOrder, type Row } from "./row.ts";

/** Lines and columns from 1; what is several is joined with ` · `. */
export const csvReport = (rows: readonly Row[]): string => csvText(NAMES, inReadingOrder(rows).map(lineOf));

const NAMES = [
  "level",
  "rule",
  "file",
  "line",
  "column",
  "end_line",
  "end_column",
  "about",
  "message",
  "reasons",
  "repairs",
  "fingerprint",
  "hidden_by",
  "hidden_because",
  "hidden_approved_by",
  "hidden_until",
];

function lineOf(row: Row) {
  const { line, column, endLine, endColumn } = fromOne(row.range);
  const { hidden } = row;
  return [
    row.level,
    row.rule,
    row.path,
    line,
    column,
    endLine,
    endColumn,
    row.about,
    row.message,
    row.reasons.map(({ label, value }) => `${label} ${value}`).join(" · "),
    row.fixes.map((fix) => `${fix.title} (${fix.class})`).join(" · "),
    row.fingerprint,
    hidden?.by,
    hidden?.reason,
    hidden?.approvedBy,
    hidden?.expires,
  ];
}
