/** A hand-over as a table for a person: what moves to whom, what is asked for, what stays and why, and what speaks against it. */
import { type Paint, plain } from "./paint.ts";
import { cellsOf, harmless } from "./width.ts";

export interface HandoverReport {
  readonly from: string;
  /** undefined: nobody has been chosen yet. */
  readonly to: string | undefined;
  readonly moves: readonly HandoverLine[];
  readonly stays: readonly HandoverLine[];
  readonly asked: readonly { readonly of: string; readonly ref: string; readonly path: string }[];
  /** Findings that the change would bring. */
  readonly brings: readonly { readonly place: string; readonly rule: string; readonly message: string }[];
  readonly successors: readonly { readonly ref: string; readonly reason: string; readonly brings: number }[];
}

export interface HandoverLine {
  readonly as: string;
  readonly of: string;
  readonly to: string;
  /** `nhi.yaml:12:5` */
  readonly place: string;
  readonly why: string;
}

/** Ends with a line break. */
export function textHandover(report: HandoverReport, paint: Paint = plain): string {
  const { from, to, moves, stays, asked, brings, successors } = report;
  const blocks = [
    paint(
      "bold",
      harmless(to === undefined ? `What ${from} holds` : `Hand over everything of ${from} to ${to}`),
    ),
    table(
      "moves",
      moves.map(({ as, of, to: word, place, why }) => [as, of, word === "" ? "" : `→ ${word}`, place, why]),
      paint,
    ),
    table(
      "stays",
      stays.map(({ as, of, place, why }) => [as, of, place, why]),
      paint,
    ),
    table(
      "asked for: a proof of the hand-over, missing until it is written",
      asked.map(({ of, ref, path }) => [of, ref, path]),
      paint,
    ),
    table(
      "speaks against it",
      brings.map(({ place, rule, message }) => [place, rule, message]),
      paint,
    ),
    table(
      "could take over (--to)",
      successors.map(({ ref, reason, brings: n }) => [
        ref,
        reason,
        n === 0 ? "" : `would bring ${n} ${n === 1 ? "finding" : "findings"}`,
      ]),
      paint,
    ),
  ];
  if (moves.length + stays.length === 0) blocks.push("  nothing names it");
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

/** Columns as wide as what stands in them; empty where there are no rows. */
function table(title: string, rows: readonly (readonly string[])[], paint: Paint): string {
  if (rows.length === 0) return "";
  const clean = rows.map((row) => row.map(harmless));
  const widths = (clean[0] ?? []).map((_, i) => Math.max(...clean.map((row) => widthOf(row[i] ?? ""))));
  const lines = clean.map((row) =>
    row
      .map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - widthOf(cell)))
      .filter((_, i) => (widths[i] ?? 0) > 0)
      .join("  ")
      .trimEnd(),
  );
  return [paint("bold", title), ...lines.map((line) => `  ${line}`)].join("\n");
}

const widthOf = (text: string): number => cellsOf(text).at(-1)?.to ?? 0;
