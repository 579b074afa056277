/** Days and durations. A day is the number of days since 1970-01-01 in UTC; no clock is read here. */

/** Days since 1970-01-01, UTC. */
export type Day = number;

/** A date as written: its day, and the milliseconds since 1970 where an hour was given. */
export interface When {
  readonly day: Day;
  readonly instant?: number;
}

/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/** The day of a calendar date, or undefined where there is no such date. Month from 1. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const there = year >= 100 && month >= 1 && month <= 12 && date >= 1 && date <= daysIn(year, month);
  // What lies beyond the calendar of the platform is not a number there.
  const day = there ? Date.UTC(year, month - 1, date) / DAY_MS : Number.NaN;
  return Number.isNaN(day) ? undefined : day;
}

const daysIn = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : SHORT_MONTHS.has(month)
      ? 30
      : 31;

const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11]);

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|z|[+-]\d{2}:?\d{2})?$/;

/** `YYYY-MM-DD`, or RFC 3339 with optional seconds (no zone: UTC). undefined: not written so, or no such date. */
export function parseWhen(text: string): When | undefined {
  const date = DATE.exec(text);
  if (date) {
    const day = dayOf(Number(date[1]), Number(date[2]), Number(date[3]));
    return day === undefined ? undefined : { day };
  }
  const time = DATE_TIME.exec(text);
  if (!time) return undefined;
  const day = dayOf(Number(time[1]), Number(time[2]), Number(time[3]));
  const [hour, minute, second] = [Number(time[4]), Number(time[5]), Number(time[6] ?? 0)];
  if (day === undefined || hour > 23 || minute > 59 || second > 60) return undefined;
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(time[7] ?? "");
  const shift = zone ? (zone[1] === "-" ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3])) : 0;
  const instant = day * DAY_MS + ((hour * 60 + minute - shift) * 60 + second) * 1000;
  return { day: Math.floor(instant / DAY_MS), instant };
}

/** 0100-01-01 and 9999-12-31: what four digits of a year can say. */
const FIRST_DAY = -683_003;
const LAST_DAY = 2_932_896;

/** `YYYY-MM-DD`, held to the years that four digits can say. */
export const formatDay = (day: Day): string =>
  new Date(Math.min(Math.max(day, FIRST_DAY), LAST_DAY) * DAY_MS).toISOString().slice(0, 10);

/** A length of time: whole months and days apart from milliseconds, because a month has no fixed length. */
export interface Duration {
  readonly months: number;
  readonly days: number;
  readonly ms: number;
}

const SHORT = /^(\d+)\s*(m|min|h|d|w|mo|y)$/;
const ISO =
  /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** `30m` (minutes), `8h`, `90d`, `2w`, `6mo`, `1y`, or ISO 8601 (`PT8H`, `P90D`). undefined: neither. */
export function parseDuration(text: string): Duration | undefined {
  const short = SHORT.exec(text);
  if (short) {
    const n = Number(short[1]);
    switch (short[2]) {
      case "h":
        return { months: 0, days: 0, ms: n * 3_600_000 };
      case "d":
        return { months: 0, days: n, ms: 0 };
      case "w":
        return { months: 0, days: n * 7, ms: 0 };
      case "mo":
        return { months: n, days: 0, ms: 0 };
      case "y":
        return { months: n * 12, days: 0, ms: 0 };
      default:
        return { months: 0, days: 0, ms: n * 60_000 };
    }
  }
  const iso = ISO.exec(text);
  if (!iso) return undefined;
  const n = (i: number): number => Number(iso[i] ?? 0);
  return {
    months: n(1) * 12 + n(2),
    days: n(3) * 7 + n(4),
    ms: n(5) * 3_600_000 + n(6) * 60_000 + n(7) * 1000,
  };
}

/** The day `times` durations after `day`. A month ends where the month does (31 January + 1 month = 28 February); hours count as whole days begun. Infinity where no calendar reaches. */
export function addTo(day: Day, duration: Duration, times = 1): Day {
  const date = new Date(day * DAY_MS);
  const months = date.getUTCFullYear() * 12 + date.getUTCMonth() + duration.months * times;
  const year = Math.floor(months / 12);
  const month = (months % 12) + 1;
  let last = date.getUTCDate();
  let moved = dayOf(year, month, last);
  while (moved === undefined && last > 28) moved = dayOf(year, month, --last);
  return (
    (moved ?? Number.POSITIVE_INFINITY) + duration.days * times + Math.ceil((duration.ms * times) / DAY_MS)
  );
}

/** A length for comparing (a month as 365.25 / 12 days), in milliseconds. */
export const roughly = (duration: Duration): number =>
  duration.months * (365.25 / 12) * DAY_MS + duration.days * DAY_MS + duration.ms;

/** The duration in the short form, the largest unit that fits: `90d`, `8h`, `6mo`. */
export function formatDuration(duration: Duration): string {
  const { months, days, ms } = duration;
  if (months && !days && !ms) return months % 12 === 0 ? `${months / 12}y` : `${months}mo`;
  if (days && !months && !ms) return `${days}d`;
  if (ms && !months && !days)
    return ms % 3_600_000 === 0 ? `${ms / 3_600_000}h` : `${Math.round(ms / 60_000)}m`;
  return `${Math.round(roughly(duration) / DAY_MS)}d`;
}

/** The length in the unit of the one that is written there (`2160h`, `2160h0m0s`, `7776000s`, `90` for days), where its tool knows no other. */
export function durationLike(written: string, duration: Duration): string {
  const hours = roughly(duration) / 3_600_000;
  if (/^\d+$/.test(written)) return `${Math.round(hours / 24)}`;
  if (/^\d+s$/.test(written)) return `${Math.round(hours * 3600)}s`;
  const inHours = /^\d+h((?:\d+m)?(?:\d+s)?)$/.exec(written);
  return inHours && Number.isInteger(hours)
    ? `${hours}h${inHours[1]?.replace(/\d+/g, "0") ?? ""}`
    : formatDuration(duration);
}

/** As they are written in English. */
export const MONTH_NAMES: readonly string[] = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
