/** Comments `# nhi: …` of a workflow, each with the line that it speaks of: its own, or the next one where it stands alone. */

import { type CommentKey, type NoteKey, parseComment } from "../../model/comment-keys.ts";
import { readDate } from "../../model/date-text.ts";
import { type Duration, parseDuration, type When } from "../../model/day.ts";
import type { DateText, OwnerClaim, Problem, Reference } from "../../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { type Span, spot } from "../../text/span.ts";

export interface Note {
  /** The line that it speaks of. */
  readonly line: Span;
  readonly first: (key: NoteKey) => Sourced<string> | undefined;
  readonly all: readonly { readonly key: NoteKey; readonly text: Sourced<string> }[];
  readonly stray: readonly Sourced<string>[];
}

export function notesOf(segment: ParsedSegment): readonly Note[] {
  if (!segment.text.includes("nhi:")) return [];
  return segment.comments.flatMap(({ text, start }): Note[] => {
    const said = parseComment(text);
    if (!said) return [];
    const sourced = (value: string, part: Span): Sourced<string> => ({
      value,
      at: spot(segment, start + part.start, start + part.end),
    });
    const all = said.keys.map((one: CommentKey) => ({ key: one.key, text: sourced(one.value, one) }));
    return [
      {
        line: lineFor(segment.text, start),
        all,
        first: (key) => all.find((one) => one.key === key)?.text,
        stray: said.stray.map((one) => sourced(one.text, one)),
      },
    ];
  });
}

/** What stands in the note's line. */
export const speaksOf = ({ line }: Note, at: number): boolean => line.start <= at && at < line.end;

export function claimsOf(note: Note): readonly OwnerClaim[] {
  const owner = note.first("owner");
  return owner ? [{ rung: 1, owner, how: "comment # nhi: owner" }] : [];
}

/** A note that nobody wrote is not asked for: a workflow has no word for it. */
export function textIn(text: Sourced<string> | undefined): Field<string> {
  if (!text) return UNSAYABLE;
  return isExpression(text.value) ? { is: "elsewhere", at: text.at } : present(text.value, text.at);
}

export function whenIn(text: Sourced<string> | undefined): Field<When> {
  if (!text) return UNSAYABLE;
  const reading = readDate(text.value);
  return reading.is === "date" ? present(reading.when, text.at) : { is: "garbled", at: text.at };
}

/** `never` is an answer too: it says so on purpose. */
export const expiryIn = (text: Sourced<string> | undefined): Field<When | "never"> =>
  text && isNever(text.value) ? present("never", text.at) : whenIn(text);

export function periodIn(text: Sourced<string> | undefined): Field<Duration> {
  if (!text) return UNSAYABLE;
  const duration = parseDuration(text.value.trim());
  return duration ? present(duration, text.at) : { is: "garbled", at: text.at };
}

/** Every note that should hold a date, for the rules about dates themselves. */
export const datesIn = (notes: readonly Note[]): readonly DateText[] =>
  notes.flatMap(({ all }) =>
    all.flatMap(({ key, text: { value, at } }): readonly DateText[] => {
      if ((key !== "rotated" && key !== "expires") || (key === "expires" && isNever(value))) return [];
      const tense = key === "rotated" ? "past" : "future";
      return [{ kind: "date", key, at, text: value, tense, reading: readDate(value) }];
    }),
  );

/** The names in them, for navigation. */
export const partiesIn = (notes: readonly Note[]): readonly Reference[] =>
  notes.flatMap(({ all }) =>
    all
      .filter(
        ({ key, text }) =>
          (key === "owner" || key === "sponsor") && text.value !== "" && !isExpression(text.value),
      )
      .map(({ key, text }): Reference => ({ to: "party", ref: text, field: key, section: "identities" })),
  );

/** What cannot be read, apart from dates, which have rules of their own. */
export function problemsIn(notes: readonly Note[]): readonly Problem[] {
  const problem = { kind: "problem", rule: "manifest-shape", grade: "error" } as const;
  return notes.flatMap(({ all, stray }): readonly Problem[] => [
    ...stray.map(({ value, at }) => ({
      ...problem,
      code: "unknown-note",
      message: `"${value}" is nothing that a "# nhi:" comment can say; it holds key=value with owner, sponsor, purpose, rotated, every, expires and review`,
      at,
    })),
    ...all
      .filter(({ key, text }) => key === "every" && periodIn(text).is === "garbled")
      .map(({ text }) => ({
        ...problem,
        code: "not-a-duration",
        message: `"${text.value}" is no duration; write 90d, 6mo or 1y`,
        at: text.at,
      })),
  ]);
}

const isNever = (text: string): boolean => text.trim().toLowerCase() === "never";

/** The line of the comment, or where nothing stands before it the next line that holds anything else. */
function lineFor(text: string, comment: number): Span {
  let line = lineAt(text, comment);
  if (text.slice(line.start, comment).trim() !== "") return line;
  while (line.end < text.length && /^\s*(#|$)/.test(text.slice(line.start, line.end)))
    line = lineAt(text, line.end);
  return line;
}

/** With its line break. */
function lineAt(text: string, offset: number): Span {
  const end = text.indexOf("\n", offset);
  return {
    start: offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1,
    end: end < 0 ? text.length : end + 1,
  };
}
