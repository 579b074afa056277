/** What people wrote for us in a foreign file, as `# nhi: owner=…` comments or under keys `nhi/owner`, read as fields. A note that nobody wrote is not asked for. */
import { isNoteKey, type NoteKey, parseComment, type StrayWord } from "../model/comment-keys.ts";
import { readDate } from "../model/date-text.ts";
import { type Duration, parseDuration, type When } from "../model/day.ts";
import type { DateText, OwnerClaim, Problem, Reference, Review } from "../model/facts.ts";
import { type Field, present, type Sourced, UNSAYABLE } from "../model/field.ts";
import { isExpression } from "../model/ownership.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import { type Span, type Spot, spot } from "../text/span.ts";

export interface Note {
  readonly key: NoteKey;
  readonly text: Sourced<string>;
  /** For the hover: `annotation nhi/owner`, `comment # nhi: owner`. */
  readonly how: string;
}

export interface Notes {
  /** Keys first, then comments, each in the order of the text. */
  readonly all: readonly Note[];
  readonly first: (key: NoteKey) => Note | undefined;
  /** Words of a comment of ours that mean nothing. */
  readonly stray: readonly { readonly word: StrayWord; readonly at: Spot }[];
}

const PREFIX = "nhi/";

/** The notes in the comments within `extent` (offsets of the segment), and among `tags`, keys that the object itself carries. `tagged`: what such a key is called in the hover. */
export function notesIn(
  segment: ParsedSegment,
  extent: Span,
  tags: readonly { readonly key: string; readonly value: Sourced<string> }[] = [],
  tagged = "key",
): Notes {
  const all: Note[] = [];
  for (const { key, value } of tags) {
    const name = key.slice(PREFIX.length);
    if (key.startsWith(PREFIX) && isNoteKey(name))
      all.push({ key: name, text: value, how: `${tagged} ${key}` });
  }
  const stray: { word: StrayWord; at: Spot }[] = [];
  for (let i = firstFrom(segment.comments, extent.start); i < segment.comments.length; i++) {
    const comment = segment.comments[i];
    if (!comment || comment.start >= extent.end) break;
    const said = parseComment(comment.text);
    if (!said) continue;
    const place = (part: Span): Spot => spot(segment, comment.start + part.start, comment.start + part.end);
    for (const one of said.keys)
      all.push({
        key: one.key,
        text: { value: one.value, at: place(one) },
        how: `comment # nhi: ${one.key}`,
      });
    for (const one of said.stray) stray.push({ word: one, at: place(one) });
  }
  return { all, first: (key) => all.find((note) => note.key === key), stray };
}

/** The first comment at or behind the offset; they stand in the order of the text, and a file can hold ten thousand of them. */
function firstFrom(comments: readonly Span[], offset: number): number {
  let [low, high] = [0, comments.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A text as it stands. */
export function noteText(note: Note | undefined): Field<string> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  return isExpression(value) ? { is: "elsewhere", at } : present(value, at);
}

export function noteWhen(note: Note | undefined): Field<When> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  if (isExpression(value)) return { is: "elsewhere", at };
  const reading = readDate(value);
  return reading.is === "date" ? present(reading.when, at) : { is: "garbled", at };
}

/** `never` is an answer too: it says so on purpose. */
export const noteExpiry = (note: Note | undefined): Field<When | "never"> =>
  note && isNever(note) ? present("never", note.text.at) : noteWhen(note);

export function notePeriod(note: Note | undefined): Field<Duration> {
  if (!note) return UNSAYABLE;
  const { value, at } = note.text;
  if (isExpression(value)) return { is: "elsewhere", at };
  const duration = parseDuration(value.trim());
  return duration ? present(duration, at) : { is: "garbled", at };
}

/** `review=90d` says how often, `review=2026-10-01` when it was last done. */
export function noteReview(note: Note | undefined): Field<Review> {
  if (!note) return UNSAYABLE;
  const often = isPeriod(note);
  return present(
    {
      every: often ? notePeriod(note) : UNSAYABLE,
      last: often ? UNSAYABLE : noteWhen(note),
      by: UNSAYABLE,
      evidence: UNSAYABLE,
      proofs: [],
    },
    note.text.at,
  );
}

/** Every note that should hold a date, for the rules about dates themselves. */
export function noteDates(notes: Notes): readonly DateText[] {
  return notes.all.flatMap((note): readonly DateText[] => {
    const tense = tenseOf(note);
    const { value, at } = note.text;
    if (tense === undefined || isExpression(value)) return [];
    return [{ kind: "date", key: note.key, at, text: value, tense, reading: readDate(value) }];
  });
}

/** Names in our own words, for navigation. Other people's tags name whom they like. */
export const noteParties = (notes: Notes): readonly Reference[] =>
  notes.all
    .filter(
      ({ key, text }) =>
        (key === "owner" || key === "sponsor") && text.value !== "" && !isExpression(text.value),
    )
    .map(({ key, text }) => ({ to: "party", ref: text, field: key, section: "identities" }));

/** Owners named in our own words, for the rung on which they stand. */
export const noteOwners = (notes: Notes, rung: OwnerClaim["rung"], where = ""): readonly OwnerClaim[] =>
  notes.all
    .filter(({ key }) => key === "owner")
    .map(({ text, how }) => ({ rung, owner: text, how: `${how}${where}` }));

/** Notes that cannot be read, apart from dates, which have rules of their own. */
export function noteProblems(notes: Notes): readonly Problem[] {
  const problem = { kind: "problem", rule: "manifest-shape", grade: "error" } as const;
  return [
    ...notes.stray.map(({ word, at }) => ({
      ...problem,
      code: "unknown-note",
      message: `"${word.text}" is nothing that a "# nhi:" comment can say; it holds key=value with owner, sponsor, purpose, rotated, every, expires and review`,
      at,
    })),
    ...notes.all
      .filter((note) => note.key === "every" && notePeriod(note).is === "garbled")
      .map(({ text }) => ({
        ...problem,
        code: "not-a-duration",
        message: `"${text.value}" is no duration; write 90d, 6mo or 1y`,
        at: text.at,
      })),
  ];
}

function tenseOf(note: Note): DateText["tense"] | undefined {
  if (note.key === "rotated") return "past";
  if (note.key === "expires") return isNever(note) ? undefined : "future";
  return note.key === "review" && !isPeriod(note) ? "any" : undefined;
}

const isNever = (note: Note): boolean => note.text.value.trim().toLowerCase() === "never";
const isPeriod = (note: Note): boolean => parseDuration(note.text.value.trim()) !== undefined;
