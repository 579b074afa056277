/** Findings as annotations of GitHub Actions, and as a job summary for those beyond what GitHub shows beside the code. */
import type { Level } from "../rules/rule.ts";
import { fromOne, inReadingOrder, type Row } from "./row.ts";
import { harmless } from "./width.ts";

/** GitHub shows this many annotations of each kind for one step, and drops the others without a word. */
export const SHOWN = 10;

/** Workflow commands, the gravest first where not all are shown; what is not shown follows as plain lines, so that the log holds every finding. */
export function githubReport(rows: readonly Row[]): string {
  const { shown, rest } = split(rows);
  const more = rest.length === 0 ? [] : [`${rest.length} more:`, ...rest.map(plainOf)];
  return [...shown.map(commandOf), ...more, ""].join("\n");
}

/** Findings that GitHub will not show beside the code; empty where it shows all. */
export const notAnnotated = (rows: readonly Row[]): readonly Row[] => split(rows).rest;

function split(rows: readonly Row[]): { readonly shown: readonly Row[]; readonly rest: readonly Row[] } {
  const counts = new Map<string, number>();
  const shown: Row[] = [];
  const rest: Row[] = [];
  for (const row of inReadingOrder(rows)) {
    const kind = kindOf(row);
    const nth = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, nth);
    (nth > SHOWN ? rest : shown).push(row);
  }
  return { shown, rest };
}

const KINDS: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

const kindOf = ({ level, hidden }: Row): string => (hidden ? "notice" : KINDS[level]);

/** Columns are left out where several lines are meant: GitHub refuses them there. */
function commandOf(row: Row): string {
  const { line, column, endLine, endColumn } = fromOne(row.range);
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = { file: row.path, line, endLine, ...columns, title: titleOf(row) };
  const said = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${kindOf(row)} ${said.join(",")}::${data(wordsOf(row))}`;
}

const titleOf = ({ rule, level, hidden }: Row): string => `${rule}${hidden ? " (let pass)" : ""} (${level})`;

const wordsOf = ({ message, reasons, hidden }: Row): string =>
  [
    message,
    ...reasons.map(({ label, value }) => `${label}: ${value}`),
    ...(hidden ? [`let pass: ${hidden.reason}`] : []),
  ].join("\n");

/** GitHub's own escaping of what follows `::`. */
const data = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** Within a property the marks between properties are escaped, too. */
const property = (text: string): string => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** A line that the runner does not take for a command, whatever stands in names and messages. */
function plainOf(row: Row): string {
  const { line, column } = fromOne(row.range);
  const text = `${row.level} ${row.path}:${line}:${column} ${row.rule} ${row.message}`;
  return harmless(text).replaceAll("##[", "## [");
}
