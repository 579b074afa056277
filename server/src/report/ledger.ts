/** The ledger of silence as text, JSON, CSV and Markdown. */
import type { SilenceState } from "../engine/quiet/ledger.ts";
import { csvText } from "./csv-text.ts";
import { escaped } from "./governance/markdown.ts";
import { type Colour, type Paint, plain } from "./paint.ts";
import { harmless } from "./width.ts";

export const LEDGER_VERSION = 1;

export interface LedgerRow {
  readonly kind: "exception" | "suppression";
  /** As the reader is to see it, with `/`; line from 1. */
  readonly path: string;
  readonly line: number;
  readonly rules: readonly string[];
  /** What it covers: `identity:ci-bot`, a path, the line, the entity, the file. */
  readonly reach: string;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  /** `YYYY-MM-DD`; undefined: it has no end, or none that can be read. */
  readonly until: string | undefined;
  /** Days until then; negative: since then. */
  readonly left: number | undefined;
  readonly hides: number;
  readonly state: SilenceState;
  readonly notes: readonly string[];
}

export interface Ledger {
  readonly asOf: string;
  readonly rows: readonly LedgerRow[];
}

export const LEDGER_FORMATS = ["text", "json", "csv", "markdown"] as const;
export type LedgerFormat = (typeof LEDGER_FORMATS)[number];

/** Ends with a line break. */
export function ledgerReport(ledger: Ledger, format: LedgerFormat, paint: Paint = plain): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ version: LEDGER_VERSION, ...ledger }, null, 2)}\n`;
    case "csv":
      return csvText(
        COLUMNS.map(([name]) => name),
        ledger.rows.map((row) => COLUMNS.map(([, cell]) => cell(row))),
      );
    case "markdown":
      return markdown(ledger);
    case "text":
      return text(ledger, paint);
  }
}

const COLUMNS: readonly (readonly [string, (row: LedgerRow) => string | number | undefined])[] = [
  ["state", ({ state }) => state],
  ["kind", ({ kind }) => kind],
  ["rules", ({ rules }) => rules.join(" ")],
  ["covers", ({ reach }) => reach],
  ["path", ({ path }) => path],
  ["line", ({ line }) => line],
  ["reason", ({ reason }) => reason],
  ["approved_by", ({ approvedBy }) => approvedBy],
  ["until", ({ until }) => until],
  ["hides", ({ hides }) => hides],
  ["notes", ({ notes }) => notes.join("; ")],
];

const HEADS = ["State", "Rules", "Covers", "Where", "Reason", "Approved by", "Until", "Hides"] as const;

function markdown({ asOf, rows }: Ledger): string {
  const cells = rows.map((row) => [
    row.state,
    row.rules.join(", "),
    row.reach,
    `${row.path}:${row.line}`,
    row.reason ?? "",
    row.approvedBy ?? "nobody",
    row.until ?? "no end",
    String(row.hides),
  ]);
  const line = (words: readonly string[]): string => `| ${words.join(" | ")} |`;
  return `${[
    "# What is silenced, and by whose word",
    "",
    `As of ${escaped(asOf)}. ${counts(rows)}`,
    ...(rows.length === 0
      ? []
      : ["", line(HEADS), line(HEADS.map(() => "---")), ...cells.map((row) => line(row.map(escaped)))]),
  ].join("\n")}\n`;
}

const COLOURS: Readonly<Record<SilenceState, Colour>> = {
  "in force": "green",
  unused: "yellow",
  expired: "red",
  invalid: "red",
};

function text({ rows }: Ledger, paint: Paint): string {
  const blocks = rows.map((row) => {
    const head = `${paint("bold", `${harmless(row.path)}:${row.line}`)} ${paint(COLOURS[row.state], row.state)} ${harmless(row.rules.join(", "))}`;
    const end =
      row.until === undefined ? "without an end" : `until ${row.until} ${paint("dim", daysLeft(row.left))}`;
    return [
      `${head} ${paint("dim", `(${row.kind}, ${harmless(row.reach)})`)}`,
      `  ${harmless(row.reason ?? "no reason")}`,
      `  approved by ${harmless(row.approvedBy ?? "nobody")}, ${end}, hides ${findings(row.hides)}`,
      ...row.notes.map((note) => `  ${paint("dim", "see")} ${harmless(note)}`),
    ].join("\n");
  });
  return `${[...blocks, counts(rows)].join("\n\n")}\n`;
}

const daysLeft = (left = 0): string =>
  left === 0 ? "(today)" : left > 0 ? `(in ${days(left)})` : `(${days(-left)} ago)`;
const days = (n: number): string => (n === 1 ? "1 day" : `${n} days`);
const findings = (n: number): string => (n === 1 ? "1 finding" : `${n} findings`);

const STATES: readonly SilenceState[] = ["in force", "unused", "expired", "invalid"];

/** `3 silences: 2 in force, 1 expired. They hide 4 findings.` */
function counts(rows: readonly LedgerRow[]): string {
  if (rows.length === 0) return "Nothing is silenced.";
  const parts = STATES.flatMap((state) => {
    const n = rows.filter((row) => row.state === state).length;
    return n === 0 ? [] : [`${n} ${state}`];
  });
  const hidden = rows.reduce((sum, { hides }) => sum + hides, 0);
  return `${rows.length === 1 ? "1 silence" : `${rows.length} silences`}: ${parts.join(", ")}. Hidden: ${findings(hidden)}.`;
}
