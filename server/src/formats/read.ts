/** The readers that formats are written with: what stands at a place, as a field. They report nothing themselves. */
import { readDate } from "../model/date-text.ts";
import { type Duration, parseDuration, type When } from "../model/day.ts";
import type { Problem } from "../model/facts.ts";
import { type Field, present, type Sourced } from "../model/field.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import { type Spot, spot } from "../text/span.ts";
import { absentAt, isBlank, isWritten, itemsOf, type Place, spotOf } from "./place.ts";

/** What is wrong with the segment's text, for the rule `manifest-syntax`. */
export const syntaxFacts = (segment: ParsedSegment): readonly Problem[] =>
  segment.problems.map(({ code, message, grade, start, end }) => ({
    kind: "problem",
    rule: "manifest-syntax",
    code,
    message: message.replace(/\.$/, ""),
    grade,
    at: spot(segment, start, end),
    ...(segment.format === undefined || segment.format === "native" ? {} : { foreign: segment.format }),
  }));

/** Whether it is a template in a folder for templates, where everybody knows that it is one. */
export const isAmongTemplates = ({ problems }: ParsedSegment, path: string): boolean =>
  /(^|\/)templates\//.test(path) && problems.some(({ code }) => code === "template");

/** A value that is computed elsewhere: `${…}`, `{{ … }}`. */
export const isExpression = (text: string): boolean =>
  (text.includes("$") || text.includes("{{")) && /\$\{|\{\{|^\$[A-Za-z_]\w*$/.test(text);

/** A text as written. An empty one is an absent one; a map or a list is garbled. */
export const text = (place: Place): Field<string> => scalar(place, (value) => value);

/** One of a few words; another word is garbled. */
export const word = <const T extends string>(place: Place, words: readonly T[]): Field<T> =>
  scalar(place, (value) => words.find((one) => one === value));

/** `true` or `false`. */
export const flag = (place: Place): Field<boolean> =>
  scalar(place, (value) => (/^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined));

/** A length of time. */
export const duration = (place: Place): Field<Duration> => scalar(place, parseDuration);

/** A date. One that is no date is garbled, and so is a key without a value: the rules about dates speak of both. */
export function when(place: Place): Field<When> {
  if (isBlank(place) && isWritten(place)) return { is: "garbled", at: spotOf(place) };
  return scalar(place, (value) => {
    const reading = readDate(value);
    return reading.is === "date" ? reading.when : undefined;
  });
}

/** The first field that is not garbled, for values of two kinds (`a length, or ad-hoc`). */
export const either = <A, B>(a: Field<A>, b: Field<B>): Field<A | B> => (a.is === "garbled" ? b : a);

/** The readable texts of a list; of a single text, that one. */
export function texts(place: Place): readonly Sourced<string>[] {
  const places = place.node?.kind === "list" ? itemsOf(place) : [place];
  return places.flatMap((one) => {
    const field = text(one);
    return field.is === "present" ? [{ value: field.value, at: field.at }] : [];
  });
}

/** What a map says, where one is written: absent without it, garbled where something else stands. Its place is its key. */
export function within<T>(place: Place, read: (map: Place) => T): Field<T> {
  if (isBlank(place)) return absentAt(place);
  if (place.node?.kind === "map") return present(read(place), keyOf(place));
  return { is: place.node?.kind === "alias" ? "elsewhere" : "garbled", at: spotOf(place) };
}

/** What a map lacks is told at the word before it, not along the whole block. */
const keyOf = (place: Place): Spot =>
  place.key && !place.through ? spot(place.segment, place.key.start, place.key.end) : spotOf(place);

function scalar<T>(place: Place, read: (value: string) => T | undefined): Field<T> {
  if (isBlank(place)) return absentAt(place);
  const { node } = place;
  const at = spotOf(place);
  if (node?.kind === "alias") return { is: "elsewhere", at };
  if (node?.kind !== "scalar") return { is: "garbled", at };
  const value = node.value.trim();
  if (isExpression(value)) return { is: "elsewhere", at };
  const got = read(value);
  return got === undefined ? { is: "garbled", at } : present(got, at);
}
