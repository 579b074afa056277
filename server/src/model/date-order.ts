/** Dates that end with the year, as other tools' files have them: which of the two first numbers is the day is learnt per key. */
import { readDate } from "./date-text.ts";
import { dayOf, formatDay, type When } from "./day.ts";
import type { Credential, DateText, Facts } from "./facts.ts";
import { type Field, present } from "./field.ts";
import { normalKey } from "./owner-keys.ts";

export type DateOrder = "day-first" | "month-first";

const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;

/**
 * What a date in a foreign file says. `20-03-2026` can be read in one way only and proves the order for its key;
 * `03-04-2026` is ambiguous until another date of the key has proved it.
 */
export function readForeignDate(written: string): Pick<DateText, "reading" | "proves"> {
  const text = written.trim();
  const [, a = "", b = "", year = ""] = YEAR_LAST.exec(text) ?? [];
  if (a === "") return { reading: readDate(text) };
  const dayFirst = whenOf(year, b, a);
  const monthFirst = whenOf(year, a, b);
  const only = dayFirst ?? monthFirst;
  if (!only) return { reading: readDate(text) };
  const plain = readDate(formatDay(only.day));
  if (dayFirst && monthFirst && dayFirst.day !== monthFirst.day)
    return { reading: { is: "ambiguous", dayFirst, monthFirst } };
  // The first of January 2000 is nobody's date in any order.
  if (plain.is !== "date" || (dayFirst && monthFirst)) return { reading: plain };
  return { reading: plain, proves: dayFirst ? "day-first" : "month-first" };
}

function whenOf(year: string, month: string, date: string): When | undefined {
  const day = dayOf(Number(year), Number(month), Number(date));
  return day === undefined ? undefined : { day };
}

/** The key as it is learnt about: `db_password_rotated_date` in any spelling. */
export const orderKey = (key: string): string => `dates:${normalKey(key)}`;

/** The facts with the dates that can be told apart by now; the same facts where there is none. */
export function settledDates(facts: Facts, orderOf: (key: string) => DateOrder | undefined): Facts {
  if (!facts.dates.some(({ reading }) => reading.is === "ambiguous")) return facts;
  const settled = new Map<number, When>();
  const dates = facts.dates.map((date): DateText => {
    if (date.reading.is !== "ambiguous") return date;
    const order = orderOf(date.key);
    if (!order) return date;
    const when = order === "day-first" ? date.reading.dayFirst : date.reading.monthFirst;
    settled.set(date.at.start, when);
    return { ...date, reading: { is: "date", when } };
  });
  if (settled.size === 0) return facts;
  const field = <T>(of: Field<T | When>): Field<T | When> => {
    const when = of.is === "elsewhere" ? settled.get(of.at.start) : undefined;
    return of.is === "elsewhere" && when ? present(when, of.at) : of;
  };
  const credential = (it: Credential): Credential => ({
    ...it,
    rotated: field<never>(it.rotated),
    expires: field<"never">(it.expires),
  });
  return {
    ...facts,
    dates,
    credentials: facts.credentials.map((held) => ({ ...held, it: credential(held.it) })),
    identities: facts.identities.map((it) =>
      it.credentials.length > 0 ? { ...it, credentials: it.credentials.map(credential) } : it,
    ),
  };
}
