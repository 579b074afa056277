/** Findings as JUnit XML: a suite for each file, a case for each finding. */
import { byLevel, type Level } from "../rules/rule.ts";
import { grouped } from "./governance/say.ts";
import { fromOne, inReadingOrder, type Row } from "./row.ts";
import { escaped } from "./xml-text.ts";

/**
 * A finding of the level that fails the run, or a graver one, is a failure; another one is skipped, with its words.
 * Without any finding there is one case that passes: some readers take an empty report for a broken one.
 */
export function junitReport(rows: readonly Row[], failOn: Level | undefined): string {
  const sorted = inReadingOrder(rows);
  const files = grouped(sorted, ({ path }) => [path]);
  const fails = (row: Row): boolean => !row.hidden && failOn !== undefined && byLevel(row.level, failOn) <= 0;
  const suites = [...files].map(([file, mine]) => suiteOf(file, mine, fails));
  const body =
    rows.length === 0
      ? `  <testsuite name="nhi check" ${counts(1, 0, 0)}>\n    <testcase classname="nhi" name="no findings" time="0"/>\n  </testsuite>`
      : suites.join("\n");
  const failed = rows.filter(fails).length;
  const all = counts(Math.max(1, rows.length), failed, rows.length - failed);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="nhi check" ${all}>\n${body}\n</testsuites>\n`;
}

function suiteOf(file: string, rows: readonly Row[], fails: (row: Row) => boolean): string {
  const failed = rows.filter(fails).length;
  const cases = rows.map((row) => caseOf(row, fails(row))).join("\n");
  return `  <testsuite name="${escaped(file)}" ${counts(rows.length, failed, rows.length - failed)}>\n${cases}\n  </testsuite>`;
}

const counts = (tests: number, failures: number, skipped: number): string =>
  `tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`;

function caseOf(row: Row, failed: boolean): string {
  const { line, column } = fromOne(row.range);
  const name = `${row.rule} ${line}:${column}`;
  const more = row.hidden ? `${row.message} (let pass: ${row.hidden.reason})` : row.message;
  const inside = failed
    ? `<failure type="${row.level}" message="${escaped(row.message)}">${escaped(wordsOf(row))}</failure>`
    : `<skipped message="${escaped(`${row.level}: ${more}`)}"/>`;
  return `    <testcase classname="${escaped(row.path)}" name="${escaped(name)}" file="${escaped(row.path)}" line="${line}" time="0">\n      ${inside}\n    </testcase>`;
}

const wordsOf = ({ path, range, message, reasons, fixes: [first] }: Row): string => {
  const { line, column } = fromOne(range);
  return [
    `${path}:${line}:${column} ${message}`,
    ...reasons.map(({ label, value }) => `${label} ${value}`),
    ...(first ? [`fix: ${first.title}`] : []),
  ].join("\n");
};
