/** Findings for a person at a terminal: one by one with their lines, or by cause. */
import type { Level } from "../rules/rule.ts";
import { type Cause, causesOf } from "./causes.ts";
import { frame } from "./frame.ts";
import { type Colour, type Paint, plain } from "./paint.ts";
import { fromOne, inReadingOrder, linesOf, type RelatedRow, type Row } from "./row.ts";
import { harmless } from "./width.ts";

const COLOURS: Readonly<Record<Level, Colour>> = {
  error: "red",
  warning: "yellow",
  information: "blue",
  hint: "cyan",
};

/**
 * One block for each finding, file by file, and a last line that counts them; ends with a line break.
 * `textOf` gives a file's text for the frame, by the path in the row; `files` is how many files were looked at; `passed` are counted and not told.
 */
export function textReport(
  rows: readonly Row[],
  textOf: (path: string) => string | undefined,
  paint: Paint = plain,
  files?: number,
  passed: readonly Row[] = [],
): string {
  const known = new Map<string, readonly string[]>();
  const linesIn = (path: string): readonly string[] => {
    const lines = known.get(path) ?? linesOf(textOf(path) ?? "");
    known.set(path, lines);
    return lines;
  };
  const blocks = inReadingOrder(rows).map((row) => block(row, linesIn(row.path), paint));
  return `${[...blocks, summary([...rows, ...passed], files, paint)].join("\n\n")}\n`;
}

/** Places that are told of one cause; the other formats tell all of them. */
const MOST = 5;

/** One block for each cause, the gravest first, and a last line that counts findings; ends with a line break. */
export function causeReport(
  rows: readonly Row[],
  paint: Paint = plain,
  files?: number,
  passed: readonly Row[] = [],
): string {
  const open = rows.filter((row) => !row.hidden);
  const blocks = causesOf(open).map((cause) => causeBlock(cause, paint));
  return `${[...blocks, summary([...rows, ...passed], files, paint)].join("\n\n")}\n`;
}

function causeBlock({ level, rule, text, rows, files, see }: Cause, paint: Paint): string {
  const where = files > 1 ? ` in ${counted(files, "file", "files")}` : "";
  const head = `${paint("bold", String(rows.length))} ${paint(COLOURS[level], level)} ${paint("dim", rule)} ${harmless(text)}${where}`;
  const more = rows.length - MOST;
  return [
    head,
    ...(see ? [`  ${paint("dim", "see")} ${placeOf(see)} ${harmless(see.text)}`] : []),
    ...rows.slice(0, MOST).map((row) => `  ${placeOf(row)}${named(row)}`),
    ...(more > 0 ? [`  ${paint("dim", `and ${more} more`)}`] : []),
  ].join("\n");
}

const named = ({ about }: Row): string => (about === "" ? "" : ` ${harmless(about)}`);

function block(row: Row, lines: readonly string[], paint: Paint): string {
  const { line, column } = fromOne(row.range);
  const place = paint("bold", `${harmless(row.path)}:${line}:${column}`);
  const level = paint(COLOURS[row.level], row.level);
  const head = `${place} ${level} ${paint("dim", row.rule)} ${harmless(row.message)}`;
  return [
    head,
    ...frame(lines, row.range, paint).map((text) => `  ${text}`),
    ...because(row, paint),
    ...row.related.map((related) => `  ${paint("dim", "see")} ${placeOf(related)} ${harmless(related.text)}`),
    ...repair(row, paint),
    ...hidden(row, paint),
  ].join("\n");
}

const because = (row: Row, paint: Paint): readonly string[] =>
  row.reasons.length === 0
    ? []
    : [
        `  ${row.reasons.map(({ label, value }) => `${paint("dim", harmless(label))} ${harmless(value)}`).join(paint("dim", " · "))}`,
      ];

function placeOf({ path, range }: Pick<RelatedRow, "path" | "range">): string {
  const { line, column } = fromOne(range);
  return `${harmless(path)}:${line}:${column}`;
}

/** The first repair; the editor offers all. */
function repair(row: Row, paint: Paint): readonly string[] {
  const [first] = row.fixes;
  if (!first) return [];
  return [
    `  ${paint("green", "fix")} ${harmless(first.title)}${first.class === "safe" ? " (--fix does it)" : ""}`,
  ];
}

function hidden(row: Row, paint: Paint): readonly string[] {
  if (!row.hidden) return [];
  const { reason, approvedBy, expires } = row.hidden;
  return [
    `  ${paint("dim", "hidden")} ${harmless(reason)} (approved by ${harmless(approvedBy)}, until ${harmless(expires)})`,
  ];
}

const WORDS: readonly (readonly [Level, string, string])[] = [
  ["error", "error", "errors"],
  ["warning", "warning", "warnings"],
  ["information", "note", "notes"],
  ["hint", "hint", "hints"],
];

function summary(rows: readonly Row[], files: number | undefined, paint: Paint): string {
  const shown = rows.filter((row) => !row.hidden);
  const where = files === undefined ? "" : ` in ${counted(files, "file", "files")}`;
  const away = rows.length - shown.length;
  const aside = away > 0 ? ` (${away} hidden by ${hiders(rows)})` : "";
  if (shown.length === 0) return `${paint("green", "No findings")}${where}${aside}`;
  const counts = WORDS.flatMap(([level, one, many]) => {
    const n = shown.filter((row) => row.level === level).length;
    return n > 0 ? [paint(COLOURS[level], counted(n, one, many))] : [];
  });
  return `${counts.join(", ")}${where}${aside}`;
}

function hiders(rows: readonly Row[]): string {
  const by = new Set(rows.flatMap(({ hidden }) => hidden?.by ?? []));
  return by.size > 1 ? "exceptions and comments" : by.has("comment") ? "a comment" : "an exception";
}

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
