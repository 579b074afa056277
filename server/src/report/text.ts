/** Findings for a person at a terminal: by file, with a code frame, the arithmetic, and the first repair. */
import type { Level } from "../rules/rule.ts";
import { frame } from "./frame.ts";
import { countsOf, type Row } from "./row.ts";

/** Styles text (`red`, `bold`, `dim` …) or leaves it, as the host decides. */
export type Paint = (
  style: "red" | "yellow" | "blue" | "gray" | "bold" | "underline" | "green" | "cyan",
  text: string,
) => string;

const COLOUR = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "gray",
} as const satisfies Record<Level, string>;

/** `textOf`: a file's text by the path in its rows, for the frames; undefined leaves the frame out. */
export function textReport(
  rows: readonly Row[],
  textOf: (path: string) => string | undefined,
  paint: Paint,
  files: number,
): string {
  const out: string[] = [];
  const lines = new Map<string, readonly string[]>();
  let path = "";
  for (const row of rows) {
    if (row.path !== path) {
      path = row.path;
      out.push(paint("underline", path), "");
    }
    const own = lines.get(path) ?? (textOf(path) ?? "").split(/\r\n|\r|\n/);
    lines.set(path, own);
    out.push(...finding(row, own, paint).map((line) => (line === "" ? "" : `  ${line}`)), "");
  }
  out.push(summary(rows, files, paint));
  return `${out.join("\n")}\n`;
}

function finding(row: Row, lines: readonly string[], paint: Paint): string[] {
  const { range, level, message, rule, reasons, related, fixes, hidden } = row;
  const colour = COLOUR[level];
  const out = [
    `${paint("gray", `${range.start.line + 1}:${range.start.character + 1}`)} ${paint(colour, level)} ${paint("bold", safe(message))}  ${paint("gray", rule)}`,
  ];
  if (lines.length > 0)
    out.push(
      ...frame(lines, range, { gutter: (text) => paint("gray", text), mark: (text) => paint(colour, text) }),
    );
  if (reasons.length > 0)
    out.push(paint("gray", `  ${reasons.map(({ label, value }) => `${label} ${safe(value)}`).join(" · ")}`));
  for (const one of related)
    out.push(
      paint(
        "gray",
        `  ${safe(one.text)}: ${one.path}:${one.range.start.line + 1}:${one.range.start.character + 1}`,
      ),
    );
  const [fix] = fixes;
  if (fix)
    out.push(
      `  ${paint("green", "fix")} ${safe(fix.title)}${fix.class === "safe" ? "" : paint("gray", ` (${WORDS[fix.class]})`)}`,
    );
  if (hidden)
    out.push(
      paint(
        "gray",
        `  hidden until ${hidden.expires}, approved by ${safe(hidden.approvedBy)}: ${safe(hidden.reason)}`,
      ),
    );
  return out;
}

const WORDS = { choice: "your decision", attest: "asks for evidence" } as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: names come from files and must not steer a terminal
const safe = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "·");

function summary(rows: readonly Row[], files: number, paint: Paint): string {
  const counts = countsOf(rows);
  const parts = (["error", "warning", "information", "hint"] as const)
    .filter((level) => counts[level] > 0)
    .map((level) => paint(COLOUR[level], plural(counts[level], level === "information" ? "note" : level)));
  const hidden = counts.hidden > 0 ? `, ${counts.hidden} hidden by exceptions` : "";
  const read = plural(files, "file");
  return parts.length === 0
    ? `${paint("green", "No findings")} in ${read}${hidden}`
    : `${parts.join(", ")} in ${read}${hidden}`;
}

const plural = (n: number, word: string): string => (n === 1 ? `1 ${word}` : `${n} ${word}s`);
