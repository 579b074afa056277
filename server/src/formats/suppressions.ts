/** Suppressions of all formats: `# nhi-ignore …` comments of one segment, with what each of them covers. */
import { readDate } from "../model/date-text.ts";
import type { When } from "../model/day.ts";
import { type Field, present, type Sourced } from "../model/field.ts";
import type { Suppression } from "../model/suppression.ts";
import {
  annotatedSuppression,
  parseSuppression,
  SUPPRESSION_MARK,
  type SuppressionKey,
  type SuppressionWords,
} from "../model/suppression-words.ts";
import type { Comment, Node, ParsedSegment } from "../syntax/node.ts";
import { type Span, spot } from "../text/span.ts";

/** What the comments of a segment silence. Most texts hold no such word, and are not looked at further. */
export function suppressionsIn(segment: ParsedSegment): readonly Suppression[] {
  if (!segment.text.includes(SUPPRESSION_MARK)) return [];
  const from: Contents = { first: contentFrom(segment.text, 0), behind: new Map() };
  // From the last to the first: what stands behind a comment stands behind those above it, and there can be thousands.
  return commentsOf(segment)
    .toReversed()
    .flatMap((comment) => {
      const words = parseSuppression(comment.text);
      const reach = words && reachOf(segment, comment, words.file, from);
      return reach ? [saidBy(segment, comment, words, "comment", reach)] : [];
    })
    .toReversed();
}

/** Where content stands: the first of the segment, and what comes next after lines that were looked at, by their start. */
interface Contents {
  readonly first: number;
  readonly behind: Map<number, number>;
}

/** What an annotation `nhi/ignore` silences: all of its object. */
export function annotatedIn(
  segment: ParsedSegment,
  { value, at }: Sourced<string>,
  object: Span,
): readonly Suppression[] {
  if (value.trim() === "") return [];
  const raw = segment.text.slice(at.start, at.end);
  const quoted = raw.slice(1, -1) === value;
  const words = annotatedSuppression(value);
  // In a text with escapes the words cannot be pointed at: the whole value is.
  const start = raw === value ? at.start : quoted ? at.start + 1 : undefined;
  const reach = { reach: "entity", covers: object, late: true } as const;
  return [saidBy(segment, { start: at.start, end: at.end }, words, "annotation", reach, start)];
}

type Reach = Pick<Suppression, "reach" | "covers" | "late">;

function saidBy(
  segment: ParsedSegment,
  whole: Span,
  words: SuppressionWords,
  form: Suppression["form"],
  reach: Reach,
  from: number | undefined = whole.start,
): Suppression {
  const place = ({ start, end }: Span) =>
    from === undefined ? spot(segment, whole.start, whole.end) : spot(segment, from + start, from + end);
  const absent = { is: "absent", to: { in: segment, path: [] } } as const;
  const said = (key: SuppressionKey): Sourced<string> | undefined => {
    const word = words.keys.find((one) => one.key === key);
    return word && { value: word.text.trim(), at: place(word) };
  };
  const text = (key: SuppressionKey): Field<string> => {
    const word = said(key);
    return word && word.value !== "" ? present(word.value, word.at) : absent;
  };
  return {
    kind: "suppression",
    at: spot(segment, whole.start, whole.end),
    head: place(words.head),
    form,
    ...reach,
    whole: isWhole(segment),
    rules: words.rules.map((word) => ({ value: word.text, at: place(word) })),
    reason: text("reason"),
    approvedBy: text("by"),
    expires: dateOf(said("until")) ?? absent,
    stray: words.stray.map((word) => ({ text: word.text, is: word.is, at: place(word) })),
  };
}

function dateOf(word: Sourced<string> | undefined): Field<When> | undefined {
  if (!word) return undefined;
  const reading = readDate(word.value);
  return reading.is === "date" ? present(reading.when, word.at) : { is: "garbled", at: word.at };
}

const isWhole = ({ format, language, root, problems }: ParsedSegment): boolean =>
  format === undefined || language === "lines" || (root !== undefined && problems.length === 0);

/** What a comment covers by where it stands. */
function reachOf(segment: ParsedSegment, comment: Span, file: boolean, from: Contents): Reach {
  const { text, root } = segment;
  const line = text.lastIndexOf("\n", comment.start - 1) + 1;
  const late = from.first < comment.start;
  if (file) return { reach: "file", covers: NOTHING, late };
  if (
    text
      .slice(line, comment.start)
      .replace(/^\uFEFF/, "")
      .trim() !== ""
  )
    return { reach: "line", covers: { start: line, end: lineEnd(text, line) }, late };
  const next = contentFrom(text, comment.end, from.behind);
  from.behind.set(line, next);
  if (next >= text.length) return { reach: "next", covers: NOTHING, late };
  const covers = late ? nodeFrom(root, next, lineEnd(text, next)) : headed(segment, next);
  return { reach: "entity", covers: covers ?? { start: next, end: lineEnd(text, next) }, late };
}

const NOTHING: Span = { start: 0, end: 0 };

/** What a comment above everything in the segment is for: all of it; in a text of lines the line, and of a section's head the head. */
export function headed(segment: ParsedSegment, next = contentFrom(segment.text, 0)): Span {
  const { text, language, kind } = segment;
  return language === "lines" || kind === "header"
    ? { start: next, end: lineEnd(text, next) }
    : { start: 0, end: text.length };
}

/** The outermost key or item that begins on the line from `start` to `stop`, with all that belongs to it. */
function nodeFrom(node: Node | undefined, start: number, stop: number): Span | undefined {
  if (node?.kind !== "map" && node?.kind !== "list") return undefined;
  const children: readonly Child[] = node.kind === "map" ? node.pairs : node.items;
  const here = children.find((child) => child.start >= start && child.start < stop);
  if (here) return wholeOf(here);
  // Blocks of one name are one list, and others can stand among them: several children can reach over the place.
  for (const child of children) {
    const found =
      child.start < start && wholeOf(child).end > start ? nodeFrom(child.value, start, stop) : undefined;
    if (found) return found;
  }
  return undefined;
}

type Child = Span & { readonly value: Node | undefined };

/** From the first character to the value's end; of a block that is written several times, the first one. */
function wholeOf(child: Child): Span {
  const { start, end, value } = child;
  const first = value?.kind === "list" ? value.items[0] : undefined;
  return first?.start === start && "key" in child
    ? { start, end: first.end }
    : { start, end: Math.max(end, value?.end ?? end) };
}

const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
};

/** The first character from `from` on that is neither blank nor in a comment line nor a document's mark. */
function contentFrom(text: string, from: number, known?: ReadonlyMap<number, number>): number {
  for (let line = from; line < text.length; ) {
    const found = known?.get(line);
    if (found !== undefined) return found;
    const end = lineEnd(text, line);
    const words = text
      .slice(line, end)
      .replace(/^\uFEFF/, "")
      .trim();
    if (words !== "" && !/^(?:#|\/\/|---(?:\s*#.*)?$|%)/.test(words))
      return line + (text.slice(line, end).search(/[^\s\uFEFF]/) || 0);
    line = end + 1;
  }
  return text.length;
}

/** The comments of a segment. Where it was not read, those above and below its content: inside of it nobody knows what is a comment. */
function commentsOf(segment: ParsedSegment): readonly Comment[] {
  const { text, comments, root, language } = segment;
  if (language === "lines") return found(text, 0, text.length, /(?:^|[ \t])(#.*)$/);
  if (root !== undefined || comments.length > 0) return comments;
  const first = contentFrom(text, 0);
  const above = found(text, 0, first, /^\uFEFF?[ \t]*((?:#|\/\/).*)$/);
  const below = first < text.length ? found(text, tailOf(text, first), text.length, /^[ \t]*(#.*)$/) : [];
  return [...above, ...below];
}

/** Where the comment lines at the end of a text begin. */
function tailOf(text: string, first: number): number {
  let start = text.length;
  while (start > first) {
    const line = text.lastIndexOf("\n", start - 2) + 1;
    const words = text.slice(line, start).trim();
    if (line <= first || (words !== "" && !words.startsWith("#"))) return start;
    start = line;
  }
  return start;
}

/** The comments that `pattern` finds, line by line. */
function found(text: string, from: number, to: number, pattern: RegExp): readonly Comment[] {
  const out: Comment[] = [];
  for (let line = from; line < to; ) {
    const end = lineEnd(text, line);
    const words = text.slice(line, end).replace(/\r$/, "");
    const comment = words.includes(SUPPRESSION_MARK) ? pattern.exec(words)?.[1] : undefined;
    if (comment !== undefined) {
      const start = line + words.length - comment.length;
      out.push({ start, end: start + comment.length, text: comment });
    }
    line = end + 1;
  }
  return out;
}
