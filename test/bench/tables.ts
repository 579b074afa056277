/** The two tables that the bench prints: the figures, then the goals. */
import type { FolderRow, Row } from "./figures.ts";
import { type Goal, isMet } from "./goals.ts";
import type { ServerConfig } from "./servers.ts";

const HEAD = [
  "size",
  "server",
  "",
  "start→init",
  "open→diag",
  "key p50",
  "p95",
  "breaking key p50",
  "p95",
  "CPU/key",
  "hover behind key",
  "peak MiB",
  "findings",
  "rounds",
];

export function figuresTable(rows: readonly Row[], servers: readonly ServerConfig[]): string {
  const titles = new Map(servers.map(({ id, title }) => [id, title]));
  return table(
    HEAD,
    rows.map((row) => [
      row.size,
      titles.get(row.server) ?? row.server,
      row.pulls ? "pull" : "push",
      ...[row.initialize, row.open, row.value.p50, row.value.p95, row.syntax.p50, row.syntax.p95].map(figure),
      ...[row.cpu, row.hover, row.peak].map(figure),
      row.server === "null" ? "–" : `${row.findings}/${row.planted}`,
      String(row.rounds),
    ]),
    3,
  );
}

/** The same identities in one file and in many: a key that stays in its entry, and one in a team's name. */
export function foldersTable(rows: readonly FolderRow[]): string {
  return table(
    ["files", "key p50", "p95", "CPU/key", "team key p50", "p95", "CPU/key", "peak MiB", "rounds"],
    rows.map((row) => [
      String(row.files),
      ...[row.value.p50, row.value.p95, row.valueCpu].map(figure),
      ...[row.team.p50, row.team.p95, row.teamCpu, row.peak].map(figure),
      String(row.rounds),
    ]),
    0,
  );
}

/** Findings are one line for all rows: a server that misses one is named. */
export function goalsTable(goals: readonly Goal[]): string {
  return table(
    ["goal", "at most", "measured", ""],
    goals.map((goal) => [
      goal.goal,
      ratio(goal.most, goal.most),
      goal.measured === undefined ? "–" : ratio(goal.measured, goal.most),
      goal.measured === undefined ? "not measured" : isMet(goal) ? "met" : "NOT MET",
    ]),
    1,
  );
}

/** Columns in Markdown that also reads well in a terminal; those from `right` on are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[], right: number): string {
  const widths = head.map((name, i) => Math.max(3, name.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => (i < right ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join(" | ")} |`;
  const rule = `|${widths.map((width, i) => (i < right ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** Three digits that mean something. */
export const figure = (value: number): string =>
  Number.isNaN(value)
    ? "–"
    : value >= 100
      ? value.toFixed(0)
      : value >= 10
        ? value.toFixed(1)
        : value.toFixed(2);

/** `1/860` where the goal is a part of another server's figure, `1.93 ×` where it is a multiple. */
function ratio(value: number, most: number): string {
  if (most === 0) return String(value);
  return most < 1 ? `1/${figure(1 / value)}` : `${figure(value)} ×`;
}
