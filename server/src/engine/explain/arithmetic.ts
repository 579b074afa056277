/** The arithmetic behind a date: `rotated 2026-06-01 + 90d = due 2026-08-30, 84 days late`, and where the limit stands. */
import { inDays } from "../../model/due.ts";
import type { Reason } from "../../rules/finding.ts";
import { dotted, type Line, strong } from "../prose.ts";
import { linked, place, type Telling } from "./telling.ts";

/** One line where the steps are a sum, and the limit's place below it; else one line for each step, the outcome last and strong. */
export function arithmetic(telling: Telling, because: readonly Reason[]): readonly Line[] {
  const [from, limit, due, ...rest] = because;
  if (from && limit?.label === "limit" && due && ENDS.has(due.label) && from.label !== "expires") {
    const { length, source } = lengthOf(limit);
    const outcome = rest.map(({ label, value }) => outcomeOf(label, value));
    const end = outcome.length > 0 ? [due.value] : [strong(due.value)];
    return [
      dotted([
        [
          `${from.label} `,
          from.at ? linked(telling, from.value, from.at) : from.value,
          ` + ${length} = ${due.label} `,
          ...end,
        ],
        ...outcome,
      ]),
      dotted([[`Limit ${length}: ${source}`], limit.at && [place(telling, limit.at)]]),
    ];
  }
  return because.map(({ label, value, at }, i) => {
    const last = i === because.length - 1;
    if (last && (label === "late" || label === "left")) return outcomeOf(label, value);
    const shown = last && because.length > 1 ? strong(value) : value;
    return dotted([[`${label}: `, shown], at && [place(telling, at)]]);
  });
}

const ENDS: ReadonlySet<string> = new Set(["due", "latest"]);

/** `84 days late`, `35 days left`. */
function outcomeOf(label: string, value: string): Line {
  if (label === "left" && /^0\b/.test(value)) return [strong("today is the last day")];
  return [strong(`${value} ${label}`)];
}

/** `90d (policy.maxAge)` as the length and what sets it. */
function lengthOf({ value }: Reason): { readonly length: string; readonly source: string } {
  const [, length = value, source = "as written"] = /^(\S+) \((.*)\)$/.exec(value) ?? [];
  return { length, source };
}

/** How far a day lies from today: `84 days ago`, `today`, `in 35 days`. */
export function fromToday(day: number, today: number): string {
  const days = day - today;
  if (days === 0) return "today";
  return days < 0 ? `${inDays(-days)} ago` : `in ${inDays(days)}`;
}
