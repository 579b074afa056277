/** Findings as a code quality report of GitLab: a list of issues in the form of Code Climate that GitLab reads. */
import type { Level } from "../rules/rule.ts";
import { fromOne, inReadingOrder, type Row } from "./row.ts";

/** GitLab shows one issue for each fingerprint: the second finding with the same one gets `-2`, and so on. */
export function gitlabReport(rows: readonly Row[]): string {
  const seen = new Map<string, number>();
  const issues = inReadingOrder(rows).map((row) => {
    const nth = (seen.get(row.fingerprint) ?? 0) + 1;
    seen.set(row.fingerprint, nth);
    return issueOf(row, nth === 1 ? row.fingerprint : `${row.fingerprint}-${nth}`);
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}

const SEVERITIES: Readonly<Record<Level, string>> = {
  error: "critical",
  warning: "major",
  information: "minor",
  hint: "info",
};

function issueOf(row: Row, fingerprint: string) {
  const { line, endLine } = fromOne(row.range);
  return {
    type: "issue",
    check_name: row.rule,
    description: row.hidden ? `${row.message} (let pass: ${row.hidden.reason})` : row.message,
    categories: ["Security"],
    severity: row.hidden ? "info" : SEVERITIES[row.level],
    fingerprint,
    location: { path: row.path, lines: { begin: line, end: endLine } },
  };
}
