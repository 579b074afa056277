/** CSV (RFC 4180): a line of names, CRLF, quotes where they are needed, and no cell that a spreadsheet takes for a formula. */

export type CsvValue = string | number | boolean | undefined;

/** Ends with a line break; undefined is an empty cell. */
export const csvText = (names: readonly string[], rows: readonly (readonly CsvValue[])[]): string =>
  [names, ...rows].map((line) => `${line.map(cellOf).join(",")}\r\n`).join("");

/** What a spreadsheet takes for the beginning of a formula, in the wide forms of East Asia, too. */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function cellOf(value: CsvValue): string {
  if (value === undefined) return "";
  if (typeof value !== "string") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
