/** Findings grouped by cause, as sections of tables that Markdown and HTML share. */
import { LEVELS, type Level } from "../rules/rule.ts";
import { type Cause, causesOf } from "./causes.ts";
import { type Block, type Cell, cell, chip, code, many, type Section, say } from "./governance/block.ts";
import { counted } from "./governance/say.ts";
import { LEVEL_TONES } from "./governance/tones.ts";
import { fromOne, inReadingOrder, type RelatedRow, type Row } from "./row.ts";

/** What was found, why, and what is let pass. */
export function findingSections(
  rows: readonly Row[],
  files: number,
  passed: readonly Row[],
): readonly Section[] {
  const open = rows.filter(({ hidden }) => !hidden);
  const hidden = inReadingOrder(rows).filter((row) => row.hidden);
  const causes = causesOf(open);
  return [
    {
      id: "causes",
      title: "Causes",
      blocks: causeBlocks(causes, open, countLine([...rows, ...passed], files)),
    },
    ...(open.length > 0 ? [{ id: "findings", title: "Findings", blocks: [placesTable(causes)] }] : []),
    ...(hidden.length > 0 ? [{ id: "let-pass", title: "Let pass", blocks: [hiddenTable(hidden)] }] : []),
  ];
}

/** `2 errors, 1 warning in 5 files`; `No findings in 5 files`. */
export function countLine(rows: readonly Row[], files: number): string {
  const open = rows.filter(({ hidden }) => !hidden);
  const counts = LEVELS.flatMap((level) => {
    const n = open.filter((row) => row.level === level).length;
    return n > 0 ? [many(n, NOUNS[level])] : [];
  });
  const away = rows.length - open.length;
  return `${counts.length > 0 ? counts.join(", ") : "No findings"} in ${many(files, "file")}${away > 0 ? `, ${away} let pass` : ""}`;
}

const NOUNS: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "hint",
};

const COLUMNS = [
  { title: "Level", share: 12 },
  { title: "Cause", share: 46 },
  { title: "Findings", share: 10, as: "number" },
  { title: "Files", share: 8, as: "number" },
  { title: "Where", share: 24 },
] as const;

function causeBlocks(causes: readonly Cause[], open: readonly Row[], counts: string): readonly Block[] {
  const line = say(`${counts}.`);
  if (causes.length === 0) return [line];
  return [
    line,
    {
      is: "counts",
      title: "Level",
      counts: counted(
        open.map(({ level }) => level),
        LEVELS,
      ).map((one) => ({ ...one, tone: LEVEL_TONES[one.name] ?? "note" })),
    },
    {
      is: "table",
      caption: undefined,
      columns: COLUMNS,
      groups: [{ caption: undefined, note: undefined, rows: causes.map(causeRow) }],
    },
  ];
}

/** Where it stands, or the one place to which all of its findings point. */
const causeRow = ({ level, text, rule, title, rows, files, see }: Cause): readonly Cell[] => [
  levelChip(level),
  cell(text, {}, `${rule}: ${title}`),
  cell(rows.length),
  cell(files),
  rows.length === 1 && rows[0] ? placeOf(rows[0]) : see ? placeOf(see) : cell(undefined),
];

const PLACE = { title: "Place", share: 30 } as const;

const placesTable = (causes: readonly Cause[]): Block => ({
  is: "table",
  caption: undefined,
  columns: [{ title: "Finding", share: 46 }, PLACE, { title: "Repair", share: 24 }],
  groups: causes.map(({ text, rule, level, rows }) => ({
    caption: text,
    note: `${rule} · ${level} · ${many(rows.length, "finding")}`,
    rows: rows.map((row) => [
      cell(row.message, {}, ...row.reasons.map(({ label, value }) => `${label} ${value}`)),
      placeOf(row),
      cell(row.fixes[0]?.title),
    ]),
  })),
});

const hiddenTable = (rows: readonly Row[]): Block => ({
  is: "table",
  caption: undefined,
  columns: [{ title: "Finding", share: 46 }, PLACE, { title: "Approved by, until", share: 24 }],
  groups: [
    {
      caption: undefined,
      note: undefined,
      rows: rows.map((row) => [
        cell(row.message, {}, row.rule, `because: ${row.hidden?.reason ?? ""}`),
        placeOf(row),
        cell(row.hidden?.approvedBy, {}, row.hidden?.expires),
      ]),
    },
  ],
});

const levelChip = (level: Level): Cell => chip(level, LEVEL_TONES[level] ?? "note");

function placeOf({ path, range }: Pick<RelatedRow, "path" | "range">): Cell {
  const { line, column } = fromOne(range);
  return code(`${path}:${line}:${column}`);
}
