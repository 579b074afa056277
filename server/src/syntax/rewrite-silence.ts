/** `# nhi-ignore rule until=2027-03-31 by=security reason="…"` as text: written beside what it silences, added to, and taken out again. */
import type { TextEdit } from "../text/edits.ts";
import { contains, type Span } from "../text/span.ts";
import type { Node, ParsedSegment, Path } from "./node.ts";
import { cut, insert, type Refusal, refuse } from "./rewrite-change.ts";
import { indentOf, lineEnd, lineStart } from "./rewrite-look.ts";
import type { Value } from "./rewrite-write.ts";

export interface SilenceNote {
  readonly at: Span;
  readonly where: "in" | "behind" | "above";
  readonly head?: string;
  readonly value: Value;
}

/** `in`: the words go into the comment or the text at the span · `behind`: a comment on its line · `above`: one on a line of its own. */
export function silenceEdits(
  segment: ParsedSegment,
  { at, where, head, value }: SilenceNote,
  eol: string,
): readonly TextEdit[] | Refusal {
  const { text, language } = segment;
  if (at.start < 0 || at.start > at.end || at.end > text.length)
    return refuse("The place is not in this text");
  const words = wordsOf(value, where === "in" ? quoteAround(segment, at) : undefined);
  if (words === undefined) return refuse("This cannot stand in a comment");
  if (where === "in") return [addition(segment, at, words)];
  if (language === "json") return refuse("JSON has no comments");
  const comment = [`# ${head ?? ""}`, ...words.map(({ said }) => said)].join(" ");
  const line = lineStart(text, at.start);
  if (where === "above") {
    if (isInText(segment, line)) return refuse("The line is in the middle of a text");
    const start = text.startsWith("\uFEFF", line) ? line + 1 : line;
    return [insert(start, `${indentOf(text, start)}${comment}${eol}`)];
  }
  const stop = lineEnd(text, at.start);
  if (isInText(segment, stop)) return refuse("The line is in the middle of a text");
  if (segment.comments.some(({ start }) => start >= line && start < stop))
    return refuse("Another comment stands on the line");
  return [insert(line + text.slice(line, stop).trimEnd().length, ` ${comment}`)];
}

/** The comment goes, with its line where nothing else stands on it. */
export function cutEdits({ text }: ParsedSegment, { start, end }: Span): readonly TextEdit[] | Refusal {
  if (start < 0 || start > end || end > text.length) return refuse("The place is not in this text");
  const line = lineStart(text, start);
  const before = text.slice(line, start);
  if (before.replace("\uFEFF", "").trim() !== "") return [cut(line + before.trimEnd().length, end)];
  const stop = text.indexOf("\n", end);
  return [cut(before.startsWith("\uFEFF") ? line + 1 : line, stop < 0 ? text.length : stop + 1)];
}

/** The path of the pair whose value is the text at the span. */
export function pairOver({ root, comments }: ParsedSegment, at: Span): Path | undefined {
  if (comments.some((one) => contains(one, at))) return undefined;
  const walk = (node: Node | undefined, path: Path): Path | undefined => {
    if (!node || node.start > at.start || node.end < at.end) return undefined;
    if (node.kind === "scalar") return path;
    const children =
      node.kind === "map"
        ? node.pairs.map(({ key, value }) => ({ step: key.value, value }))
        : node.kind === "list"
          ? node.items.map(({ value }, step) => ({ step, value }))
          : [];
    for (const { step, value } of children) {
      const found = walk(value, [...path, step]);
      if (found) return found;
    }
    return undefined;
  };
  return walk(root, []);
}

interface Said {
  readonly key: string;
  readonly said: string;
}

/** `until=2027-03-31`, `reason="two words"`. `around`: the quote that the words stand in. undefined: a value that no quote can hold. */
function wordsOf(value: Value, around: string | undefined): readonly Said[] | undefined {
  if (typeof value !== "object" || Array.isArray(value)) return undefined;
  const words: Said[] = [];
  for (const [key, one] of Object.entries(value)) {
    const word = String(one);
    if (typeof one === "object" || /[\r\n\\]/.test(word) || !/^[a-z]+$/.test(key)) return undefined;
    const quote = ['"', "'"].find((mark) => mark !== around && !word.includes(mark));
    if (quote === undefined || (around !== undefined && word.includes(around))) return undefined;
    words.push({
      key,
      said: `${key}=${/^[\w@.:/-]+$/.test(word) && key !== "reason" ? word : `${quote}${word}${quote}`}`,
    });
  }
  return words;
}

/** The quote of the scalar that the span is in; undefined in a comment and in a plain text. */
function quoteAround({ text, comments }: ParsedSegment, at: Span): string | undefined {
  if (comments.some((one) => contains(one, at))) return undefined;
  const mark = text[at.start] ?? "";
  return mark === '"' || mark === "'" ? mark : undefined;
}

/** In the place of the key's old value, or behind the last word. */
function addition(segment: ParsedSegment, at: Span, words: readonly Said[]): TextEdit {
  const quote = quoteAround(segment, at);
  const end = quote === undefined ? at.end : at.end - 1;
  let said = segment.text.slice(at.start, end);
  for (const { key, said: word } of words) {
    const old = new RegExp(`(?<=\\s)${key}=(?:"[^"]*"|'[^']*'|[^\\s,]*)`).exec(said);
    said = old
      ? `${said.slice(0, old.index)}${word}${said.slice(old.index + old[0].length)}`
      : `${said.trimEnd()} ${word}`;
  }
  return { span: { start: at.start, end }, text: said };
}

/** Whether the offset is inside of a text of several lines, or in brackets that go on over lines: no place for a comment. */
function isInText({ root, language }: ParsedSegment, offset: number): boolean {
  const inside = (node: Node | undefined): boolean => {
    if (!node || node.start >= offset || node.end <= offset) return false;
    if (node.kind === "scalar") return true;
    if (node.kind === "alias") return false;
    if (node.flow && language !== "hcl") return true;
    const values =
      node.kind === "map" ? node.pairs.map(({ value }) => value) : node.items.map(({ value }) => value);
    return values.some(inside);
  };
  return inside(root);
}
