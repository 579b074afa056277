/** Offsets to lines and columns and back: used only at the doors (lsp, report). Both count from 0, columns in UTF-16 units. */
import type { Spot } from "./span.ts";

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

const LF = 10;
const CR = 13;

/** The offset just behind the line break that starts at or after `from`; the text's length where there is none. A line ends with LF, CRLF or a lone CR. */
export function nextLine(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF) return i + 1;
    if (code === CR) return text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
  }
  return text.length;
}

/** The position of an offset within `text`. */
export function positionAt(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || (code === CR && text.charCodeAt(i + 1) !== LF)) {
      line++;
      start = i + 1;
    }
  }
  return { line, character: offset - start };
}

/** The offset of a position within `text`, held to the line's length and the text's. */
export function offsetAt(text: string, position: Position): number {
  let start = 0;
  for (let line = 0; line < position.line; line++) {
    const next = nextLine(text, start);
    if (next === text.length && !endsWithBreak(text)) return text.length;
    start = next;
  }
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== LF && text.charCodeAt(end) !== CR) end++;
  return Math.min(start + position.character, end);
}

const endsWithBreak = (text: string): boolean => {
  const last = text.charCodeAt(text.length - 1);
  return last === LF || last === CR;
};

/** Where a spot stands in the newest version of its document. */
export function rangeOf(at: Spot): Range {
  const start = positionAt(at.in.text, at.start);
  const end = positionAt(at.in.text, at.end);
  return {
    start: { line: at.in.line + start.line, character: start.character },
    end: { line: at.in.line + end.line, character: end.character },
  };
}
