/** Notes read as dates and periods. A note that nobody wrote is not asked for: Kubernetes has no word for it. */
import { readDate } from "../../model/date-text.ts";
import { type Duration, parseDuration, type When } from "../../model/day.ts";
import type { DateText, Problem, Review } from "../../model/facts.ts";
import { type Field, present, UNSAYABLE } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import type { Note, Notes } from "./notes.ts";

/** A text as it stands. */
export function textOf(note: Note | undefined): Field<string> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  return isExpression(value) ? { is: "elsewhere", at } : present(value, at);
}

export function whenOf(note: Note | undefined): Field<When> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  if (isExpression(value)) return { is: "elsewhere", at };
  const reading = readDate(value);
  return reading.is === "date" ? present(reading.when, at) : { is: "garbled", at };
}

/** `never` is an answer too: it says so on purpose. */
export const expiryOf = (note: Note | undefined): Field<When | "never"> =>
  note && isNever(note) ? present("never", note.text.at) : whenOf(note);

export function periodOf(note: Note | undefined): Field<Duration> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  if (isExpression(value)) return { is: "elsewhere", at };
  const duration = parseDuration(value.trim());
  return duration ? present(duration, at) : { is: "garbled", at };
}

/** `review=90d` says how often, `review=2026-10-01` when it was last done. */
export function reviewOf(note: Note | undefined): Field<Review> {
  if (!note) return UNSAYABLE;
  const often = isPeriod(note);
  return present(
    {
      every: often ? periodOf(note) : UNSAYABLE,
      last: often ? UNSAYABLE : whenOf(note),
      by: UNSAYABLE,
      evidence: UNSAYABLE,
      proofs: [],
    },
    note.text.at,
  );
}

/** Every note that should hold a date, for the rules about dates themselves. */
export function datesIn(notes: Notes): readonly DateText[] {
  return notes.all.flatMap((note): readonly DateText[] => {
    const tense = tenseOf(note);
    const { value, at } = note.text;
    if (tense === undefined || isExpression(value)) return [];
    return [{ kind: "date", key: note.key, at, text: value, tense, reading: readDate(value) }];
  });
}

function tenseOf(note: Note): DateText["tense"] | undefined {
  if (note.key === "rotated") return "past";
  if (note.key === "expires") return isNever(note) ? undefined : "future";
  return note.key === "review" && !isPeriod(note) ? "any" : undefined;
}

/** Notes that cannot be read, apart from dates, which have rules of their own. */
export function problemsIn(notes: Notes): readonly Problem[] {
  const problem = { kind: "problem", rule: "manifest-shape", grade: "error" } as const;
  return [
    ...notes.stray.map(({ word, at }) => ({
      ...problem,
      code: "unknown-note",
      message: `"${word.text}" is nothing that a "# nhi:" comment can say; it holds key=value with owner, sponsor, purpose, rotated, every, expires and review`,
      at,
    })),
    ...notes.all
      .filter((note) => note.key === "every" && periodOf(note).is === "garbled")
      .map(({ text }) => ({
        ...problem,
        code: "not-a-duration",
        message: `"${text.value}" is no duration; write 90d, 6mo or 1y`,
        at: text.at,
      })),
  ];
}

const isNever = (note: Note): boolean => note.text.value.trim().toLowerCase() === "never";
const isPeriod = (note: Note): boolean => parseDuration(note.text.value.trim()) !== undefined;
