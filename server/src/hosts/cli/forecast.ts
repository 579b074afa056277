/** `nhi forecast`: what will fall due, by team; and what another limit would change. */

import { fingerprintOf } from "../../engine/about.ts";
import { type DueRow, forecast as dueIn, type WhatIf } from "../../engine/ahead/forecast.ts";
import { type Change, whatIfOf } from "../../engine/ahead/what-if.ts";
import { VERSION } from "../../lsp/version.ts";
import { type Duration, formatDay, formatDuration, parseDuration, roughly } from "../../model/day.ts";
import { csvForecast, jsonForecast, textForecast } from "../../report/forecast.ts";
import { icsForecast } from "../../report/forecast-ics.ts";
import type { Forecast, ForecastRow } from "../../report/forecast-row.ts";
import { fromOne } from "../../report/row.ts";
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import { dayOf } from "./as-of.ts";
import { EXIT } from "./exit.ts";
import type { Loaded } from "./load.ts";
import { loadTold } from "./loading.ts";
import { shownPath } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface ForecastOptions {
  readonly format: "text" | "json" | "csv" | "ics";
  readonly days: string;
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
  readonly maxAge?: string;
  readonly reviewEvery?: string;
  readonly notice?: string;
}

/** Farther than this nobody plans, and no date is written. */
const MOST_DAYS = 3660;

export async function forecast(
  paths: readonly string[],
  options: ForecastOptions,
  streams: Streams,
): Promise<number> {
  const wrong = (words: string): number => {
    aside(streams, words);
    return EXIT.usage;
  };
  const day = dayOf(options.asOf);
  if (typeof day === "string") return wrong(day);
  const days = /^\d{1,5}d?$/.test(options.days) ? Number.parseInt(options.days, 10) : Number.NaN;
  if (!(days <= MOST_DAYS)) return wrong(`--days wants a number up to ${MOST_DAYS}, not "${options.days}"`);
  const limits = limitsFrom(options);
  if (typeof limits === "string") return wrong(limits);
  const loaded = await loadTold(paths, options, day, streams);
  if (!loaded) return EXIT.noInput;
  const given = Object.entries(limits);
  const told: Forecast = {
    asOf: formatDay(day),
    until: formatDay(day + days),
    days,
    rows: loaded.flatMap(({ workspace, reported }) => dueIn(workspace, reported, days).map(rowOf)),
    ...(given.length > 0 && {
      whatIf: {
        limits: given.map(([name, limit]) => `${name} ${formatDuration(limit)}`),
        changes: changesIn(loaded, days, limits),
      },
    }),
  };
  streams.out.write(render(told, options.format, streams));
  return EXIT.clean;
}

const LIMITS = [
  ["maxAge", "--max-age"],
  ["reviewEvery", "--review-every"],
  ["notice", "--notice"],
] as const satisfies readonly (readonly [keyof WhatIf, string])[];

/** The limits that were given; in words what is wrong with one. */
function limitsFrom(options: ForecastOptions): (Readonly<Record<string, Duration>> & WhatIf) | string {
  const limits: Record<string, Duration> = {};
  for (const [name, option] of LIMITS) {
    const text = options[name];
    if (text === undefined) continue;
    const limit = parseDuration(text);
    if (!limit || roughly(limit) <= 0) return `${option} wants a length such as 180d or 6mo, not "${text}"`;
    limits[name] = limit;
  }
  return limits;
}

/** Summed over the workspaces, by rule. */
function changesIn(loaded: readonly Loaded[], days: number, limits: WhatIf): readonly Change[] {
  const sums = new Map<string, Change>();
  for (const { workspace, reported } of loaded)
    for (const change of whatIfOf(workspace, reported, days, limits)) {
      const sum = sums.get(change.rule);
      sums.set(
        change.rule,
        sum
          ? { rule: sum.rule, today: add(sum.today, change.today), ahead: add(sum.ahead, change.ahead) }
          : change,
      );
    }
  return [...sums.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

const add = (a: Change["today"], b: Change["today"]): Change["today"] => ({
  before: a.before + b.before,
  after: a.after + b.after,
});

function rowOf({ day, left, what, title, owner, contact, limit, verdict }: DueRow): ForecastRow {
  const { finding, level, about } = verdict;
  const { path, line, column } = placeOf(finding.at);
  return {
    day: formatDay(day),
    left,
    what,
    title,
    owner,
    contact,
    rule: finding.rule,
    level,
    path,
    line,
    column,
    limit: limit?.value,
    limitAt: limit?.at && placeOf(limit.at),
    fingerprint: fingerprintOf(finding, about),
  };
}

const placeOf = (at: Spot) => ({ path: shownPath(at.in.uri), ...fromOne(rangeOf(at)) });

function render(told: Forecast, format: ForecastOptions["format"], streams: Streams): string {
  switch (format) {
    case "json":
      return jsonForecast(told);
    case "csv":
      return csvForecast(told);
    case "ics":
      return icsForecast(told, VERSION);
    case "text":
      return textForecast(told, paint(hasColour(streams)));
  }
}
