/** Reads a date as people write it: a date, a placeholder, or no date with the right form where only one reading is possible. */
import { dayOf, formatDay, MONTH_NAMES, parseWhen } from "./day.ts";
import type { DateText } from "./facts.ts";

export type DateReading = DateText["reading"];

/** What the text says. Only `YYYY-MM-DD` and RFC 3339 are dates; all else is a placeholder or invalid. */
export function readDate(written: string): DateReading {
  const text = written.trim();
  const when = parseWhen(text);
  if (when) return STUBS.has(text.slice(0, 10)) ? { is: "placeholder" } : { is: "date", when };
  if (isPlaceholder(text)) return { is: "placeholder" };
  const right = onlyReading(text);
  return right === undefined
    ? { is: "invalid", why: whyNot(text) }
    : { is: "invalid", as: right, why: "a date is written YYYY-MM-DD" };
}

const WORDS =
  /^(|[-–—?.x_]+|to ?do|tb[acd]|fix ?me|n\/?a|none|null|nil|unknown|pending|change ?me|placeholder|date|<.*>|\[.*\])$/i;
const PATTERN = /^[YMDJT]+([-/. ][YMDJT]+){1,2}$/i;
const STUBS: ReadonlySet<string> = new Set([
  "0000-00-00",
  "0001-01-01",
  "1900-01-01",
  "1970-01-01",
  "1980-01-01",
  "2000-01-01",
  "9999-01-01",
  "9999-12-31",
]);

/** Whether the text stands where a date should, and is none anybody meant. */
function isPlaceholder(text: string): boolean {
  return WORDS.test(text) || PATTERN.test(text) || STUBS.has(text.slice(0, 10));
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const monthOf = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

const YEAR_FIRST = /^(\d{4})([-/. ]?)(\d{1,2})\2(\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([-/. ])(\d{1,2})\2(\d{4})$/;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th|\.)?[-/ ]([a-z]{3,9})\.?,?[-/ ](\d{4})$/i;
const NAME_DAY = /^([a-z]{3,9})\.?[-/ ](\d{1,2})(?:st|nd|rd|th)?,?[-/ ](\d{4})$/i;
const NAME =
  /^(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)$/i;

/** The date in the right form, where the text can be read in one way only. */
function onlyReading(text: string): string | undefined {
  const readings = new Set<string>();
  const add = (year: string | undefined, month: number, date: string | undefined): void => {
    const day = dayOf(Number(year), month, Number(date));
    if (day !== undefined) readings.add(formatDay(day));
  };
  const first = YEAR_FIRST.exec(text);
  if (first && (first[2] !== "" || text.length === 8)) add(first[1], Number(first[3]), first[4]);
  const last = YEAR_LAST.exec(text);
  if (last) {
    add(last[4], Number(last[3]), last[1]);
    add(last[4], Number(last[1]), last[3]);
  }
  const dayName = DAY_NAME.exec(text);
  if (dayName && NAME.test(dayName[2] ?? "")) add(dayName[3], monthOf(dayName[2] ?? ""), dayName[1]);
  const nameDay = NAME_DAY.exec(text);
  if (nameDay && NAME.test(nameDay[1] ?? "")) add(nameDay[3], monthOf(nameDay[1] ?? ""), nameDay[2]);
  return readings.size === 1 ? [...readings][0] : undefined;
}

/** Why the text is no date, for a message that continues "…: ". */
function whyNot(text: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](.*))?$/.exec(text);
  if (parts) {
    const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const name = MONTH_NAMES[month - 1];
    if (name === undefined) return `there is no month ${parts[2]}`;
    if (dayOf(year, month, date) === undefined) return `${name} ${year} has no day ${date}`;
    return `the time "${parts[4]}" is not written HH:MM with a zone`;
  }
  const last = YEAR_LAST.exec(text);
  if (last) {
    const [a, b] = [Number(last[1]), Number(last[3])];
    return a >= 1 && a <= 12 && b >= 1 && b <= 12
      ? "day and month cannot be told apart"
      : "there is no such date";
  }
  if (/^\d{4}[-/.]\d{1,2}$/.test(text)) return "the day is missing";
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/.test(text)) return "the year needs four digits";
  return "a date is written YYYY-MM-DD";
}
