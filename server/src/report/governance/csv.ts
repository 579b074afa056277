/** One table of the report as CSV (RFC 4180): a line of names, CRLF, quotes where they are needed, and no cell that a spreadsheet takes for a formula. */
import { type CsvTable, TABLES, type Value } from "./csv-tables.ts";
import type { Report } from "./shape.ts";

/** Every table has the same first columns: whose it is, of which day and commit. */
export function csvGovernance(report: Report, table: CsvTable): string {
  const { names, lines } = TABLES[table];
  const rows = report.parts.flatMap((part) =>
    lines(part).map((line): readonly Value[] => [
      part.name,
      part.model,
      report.asOf,
      part.commit.is === "commit" ? part.commit.id : undefined,
      ...line,
    ]),
  );
  return [["workspace", "model", "as_of", "commit", ...names], ...rows]
    .map((line) => `${line.map(cellOf).join(",")}\r\n`)
    .join("");
}

/** What a spreadsheet takes for the beginning of a formula, in the wide forms of East Asia, too. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cellOf(value: Value): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
