/** What a forecast tells, as plain data, and the order in which people read it. */
import type { Change } from "../engine/ahead/what-if.ts";
import type { Level } from "../rules/rule.ts";

export interface Forecast {
  /** `YYYY-MM-DD`: both days count. */
  readonly asOf: string;
  readonly until: string;
  readonly days: number;
  readonly rows: readonly ForecastRow[];
  readonly whatIf?: {
    /** `maxAge 180d` */
    readonly limits: readonly string[];
    readonly changes: readonly Change[];
  };
}

export interface ForecastRow {
  /** The last good day, `YYYY-MM-DD`. */
  readonly day: string;
  readonly left: number;
  readonly what: string;
  readonly title: string;
  readonly owner: string | undefined;
  readonly contact: string | undefined;
  /** The rule that would speak on the day after, and how gravely. */
  readonly rule: string;
  readonly level: Level;
  /** As the reader is to see it, with `/`; line and column from 1. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  /** The limit with what sets it, and where that stands. */
  readonly limit: string | undefined;
  readonly limitAt: { readonly path: string; readonly line: number } | undefined;
  readonly fingerprint: string;
}

export interface Team {
  /** undefined: nobody is on record. */
  readonly owner: string | undefined;
  readonly contact: string | undefined;
  readonly rows: readonly ForecastRow[];
}

/** By team and then by day; what nobody answers for comes last. */
export function byTeam(rows: readonly ForecastRow[]): readonly Team[] {
  const teams = new Map<string | undefined, ForecastRow[]>();
  for (const row of [...rows].sort(inOrder)) {
    const same = teams.get(row.owner);
    if (same) same.push(row);
    else teams.set(row.owner, [row]);
  }
  return [...teams]
    .sort(([a], [b]) => (a === undefined ? 1 : b === undefined ? -1 : byText(a, b)))
    .map(([owner, own]) => ({ owner, contact: own.find(({ contact }) => contact)?.contact, rows: own }));
}

const inOrder = (a: ForecastRow, b: ForecastRow): number =>
  byText(a.day, b.day) ||
  byText(a.path, b.path) ||
  a.line - b.line ||
  a.column - b.column ||
  byText(a.what, b.what);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
