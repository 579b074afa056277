/** A report as sections in reading order, with a few figures in front. */
import { many, type Section, type Tone } from "./block.ts";
import { breakGlass, exceptions, grants, overdue } from "./sections-access.ts";
import { cases, controls, evidence, files, risks } from "./sections-cases.ts";
import { findings, frameworks } from "./sections-findings.ts";
import { duties, identities, population } from "./sections-people.ts";
import type { Commit, Count, Part, Report } from "./shape.ts";
import { LEVEL_TONES, OWNERSHIP_TONES, REVIEW_TONES, ROTATION_TONES } from "./tones.ts";

export const sectionsOf = (part: Part, { filter }: Report): readonly Section[] => [
  duties(part),
  population(part),
  identities(part),
  grants(part),
  findings(part),
  frameworks(part, filter.framework !== undefined),
  exceptions(part),
  overdue(part),
  breakGlass(part),
  risks(part),
  cases(part),
  controls(part),
  evidence(part),
  files(part),
];

/** A number with what it is made of. */
export interface Figure {
  readonly value: number;
  readonly label: string;
  readonly says: string;
  readonly parts: readonly { readonly name: string; readonly count: number; readonly tone: Tone }[];
}

export function figuresOf(part: Part): readonly Figure[] {
  const { population: all, tally, overdue: late, openRisks } = part;
  const countOf = (counts: readonly Count[], ...names: readonly string[]): number =>
    counts.reduce((sum, { name, count }) => (names.includes(name) ? sum + count : sum), 0);
  const toned = (counts: readonly Count[], tones: Readonly<Record<string, Tone>>) =>
    counts.map((one) => ({ ...one, tone: tones[one.name] ?? "quiet" }));
  const orphans = countOf(all.ownership, "no owner", "unowned");
  const open = tally.level.reduce((sum, { count }) => sum + count, 0);
  const stale = countOf(all.rotation, "late", "expired");
  const lateRisks = openRisks.filter(({ daysLate }) => daysLate !== undefined).length;
  const running = part.exceptions.filter(({ state }) => state === "running").length;
  const unreviewed = countOf(all.review, "none");
  const without =
    unreviewed === 0 ? "no identity" : unreviewed === 1 ? "1 identity" : `${unreviewed} identities`;
  return [
    {
      value: all.identities,
      label: all.identities === 1 ? "identity" : "identities",
      says: orphans === 0 ? "each with an owner on record" : `${orphans} without an owner`,
      parts: toned(all.ownership, OWNERSHIP_TONES),
    },
    {
      value: open,
      label: open === 1 ? "finding" : "findings",
      says:
        tally.hidden === 0 ? "nothing hides any" : `${tally.hidden} more hidden by exceptions and comments`,
      parts: toned(tally.level, LEVEL_TONES),
    },
    {
      value: stale,
      label: "late in rotation",
      says: all.identities === 1 ? "of 1 identity" : `of ${all.identities} identities`,
      parts: toned(all.rotation, ROTATION_TONES),
    },
    {
      value: late.length,
      label: late.length === 1 ? "overdue review" : "overdue reviews",
      says: `${without} without one on record`,
      parts: toned(all.review, REVIEW_TONES),
    },
    {
      value: openRisks.length,
      label: openRisks.length === 1 ? "open risk" : "open risks",
      says: `${noneOr(lateRisks)} past the day; ${running === 0 ? "no exception" : many(running, "exception")} running`,
      parts: [
        { name: "past the day", count: lateRisks, tone: "bad" },
        { name: "in time", count: openRisks.length - lateRisks, tone: "note" },
      ],
    },
  ];
}

const noneOr = (count: number): string => (count === 0 ? "none" : String(count));

export const commitText = (commit: Commit): string =>
  commit.is === "commit"
    ? `${commit.id}${commit.branch === undefined ? "" : ` (${commit.branch})`}`
    : `no commit: ${commit.because}`;

/** What stands at the head of a part, in order. */
export function headOf(part: Part, report: Report): readonly (readonly [label: string, text: string])[] {
  const { model, framework } = report.filter;
  const reported = part.files.filter(({ context }) => !context).length;
  const narrowed = [
    ...(model === undefined ? [] : [`operating model ${model}`]),
    ...(framework === undefined ? [] : [`framework ${framework}`]),
  ];
  return [
    ["As of", report.asOf],
    ["Operating model", part.model ?? "none is named"],
    ["Accountable", part.accountable ?? "nobody is named"],
    ["Commit", commitText(part.commit)],
    ["Folder", part.folder === "" ? "the repository's root" : part.folder],
    ["Files", `${many(reported, "file")}, with their SHA-256 at the end`],
    ["Made by", `${report.product.name} ${report.product.version}`],
    ...(narrowed.length > 0 ? [["Only", narrowed.join(", ")] as const] : []),
  ];
}
