/** What a change does, for the one who reviews it: as text, as a Markdown table, as JSON. */
import type { Change, Turn } from "../engine/change.ts";
import { type Column, cell, chip, code, many, NOTHING, type Tone, table } from "./governance/block.ts";
import { escaped, sectionText } from "./governance/markdown.ts";
import { type Paint, plain } from "./paint.ts";
import { harmless } from "./width.ts";

/** A change with its place as the reader is to see it: `nhi.yaml:12`. */
export interface ChangeRow extends Omit<Change, "at" | "also"> {
  readonly file: string;
  /** The files of its copies. */
  readonly also: readonly string[];
  /** From 1; undefined: it stood in a file that is another one now. */
  readonly line: number | undefined;
}

export interface Compared {
  /** How a person calls the base. */
  readonly since: string;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly rows: readonly ChangeRow[];
}

/** Ends with a line break. */
export function changeText({ since, rows }: Compared, paint: Paint = plain): string {
  const blocks = rows.map((row) => blockOf(row, paint));
  return `${[...blocks, summary(rows, since)].join("\n\n")}\n`;
}

const SIGN = { new: "new", changed: "changed", gone: "gone" } as const;

function blockOf(row: ChangeRow, paint: Paint): string {
  const line = (word: string, text: string): string => `  ${paint("dim", word.padEnd(10))} ${harmless(text)}`;
  const place = row.line === undefined ? row.file : `${row.file}:${row.line}`;
  const colour = row.kind === "gone" ? "dim" : row.kind === "new" ? "green" : "yellow";
  return [
    `${paint("bold", harmless(place))} ${paint(colour, SIGN[row.kind])} ${harmless(row.title)}`,
    ...(says(row.owner) ? [line(row.of === "grant" ? "given to" : "owner", turnText(row.owner))] : []),
    line("privilege", turnText(row.privilege)),
    ...row.added.map((text) => `  ${paint("green", "+")} ${harmless(text)}`),
    ...row.removed.map((text) => `  ${paint("red", "-")} ${harmless(text)}`),
    ...row.fields.map(({ key, ...turn }) => line(key, turnText(turn))),
    ...(row.also.length > 0 ? [line("copies", row.also.join(", "))] : []),
    ...(row.approve.length > 0 ? [line("to approve", approversText(row))] : []),
    ...(row.ownWork ? [`  ${paint("red", "own work")} ${harmless(row.ownWork)}`] : []),
  ].join("\n");
}

/** Ends with a line break. */
export function changeMarkdown({ since, asOf, rows }: Compared): string {
  const cells = rows.map((row) => [
    chip(row.kind, TONES[row.kind]),
    cell(
      row.title,
      {},
      row.line === undefined ? row.file : `${row.file}:${row.line}`,
      ...row.also,
      row.ownWork,
    ),
    cell(says(row.owner) ? turnText(row.owner) : undefined),
    cell(turnText(row.privilege)),
    code(row.added[0], ...row.added.slice(1)),
    code(row.removed[0], ...row.removed.slice(1)),
    cell(fieldText(row.fields[0]), {}, ...row.fields.slice(1).map(fieldText)),
    cell(row.approve[0]?.ref, {}, row.approve[0]?.reason),
  ]);
  const block = table(COLUMNS, cells, `Nothing that a person or machine may do has changed since ${since}.`);
  const title = `Access in this change, since ${escaped(since)}`;
  return `${sectionText({ id: "change", title, blocks: [block] }, "##")}\n\n${escaped(`${summary(rows, since)}. As of ${asOf}.`)}\n`;
}

const TONES: Readonly<Record<Change["kind"], Tone>> = { new: "warn", changed: "note", gone: "quiet" };

const COLUMNS: readonly Column[] = [
  { title: "", share: 6 },
  { title: "What", share: 20 },
  { title: "Owner", share: 10 },
  { title: "Privilege", share: 10 },
  { title: "Added", share: 18 },
  { title: "Removed", share: 14 },
  { title: "Ends, approvals, rotations", share: 12 },
  { title: "Who approves", share: 10 },
];

export const DIFF_VERSION = 1;

/** `{ "version": 1, "since": "main", "asOf": "2026-11-22", "changes": [ … ] }`; keys are added, never renamed. Ends with a line break. */
export const changeJson = ({ since, asOf, rows }: Compared): string =>
  `${JSON.stringify({ version: DIFF_VERSION, since, asOf, changes: rows }, null, 2)}\n`;

const says = ({ was, is }: Turn): boolean => was !== undefined || is !== undefined;

const turnText = ({ was, is }: Turn): string =>
  was === is ? (is ?? NOTHING) : `${was ?? NOTHING} → ${is ?? NOTHING}`;

const fieldText = (field: ChangeRow["fields"][number] | undefined): string | undefined =>
  field && `${field.key}: ${turnText(field)}`;

const approversText = ({ approve }: ChangeRow): string =>
  approve.map(({ ref, reason }) => `${ref} (${reason})`).join(", ");

function summary(rows: readonly ChangeRow[], since: string): string {
  const count = (of: Change["of"], word: string): readonly string[] => {
    const n = rows.filter((row) => row.of === of).length;
    return n > 0 ? [many(n, word)] : [];
  };
  const counts = [
    ...count("identity", "identity"),
    ...count("grant", "grant"),
    ...count("breakGlass", "emergency path"),
  ];
  if (counts.length === 0) return `Nothing that a person or machine may do has changed since ${since}`;
  return `${counts.join(", ").replace("identitys", "identities")} touched since ${since}`;
}
