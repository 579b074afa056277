/** Single tokens of JSON that are not as they should be. */
import type { SyntaxProblem } from "./node.ts";
import { APOSTROPHE, lineAfter, lineStop, quoteEnd } from "./scan.ts";

/** By the scanner's error: end of comment, of string, of number; unicode, escape, character. */
const WORDS: readonly (readonly [string, string] | undefined)[] = [
  undefined,
  ["comment", "This comment is never closed, and JSON has none."],
  ["quote", "This quote is not closed on its line."],
  ["number", "A digit is missing in this number."],
  ["escape", "`\\u` wants four hexadecimal digits."],
  ["escape", "This escape is not known. Write `\\\\` for a backslash."],
  ["character", "A control character stands in this text. Write it as an escape."],
];

export function tokenProblem(
  error: number,
  start: number,
  end: number,
  text: string,
): SyntaxProblem | undefined {
  const word = WORDS[error];
  if (!word) return undefined;
  const stop = Math.min(end, start + 200, lineStop(text, start, lineAfter(text, start)));
  return { start, end: Math.max(stop, start + 1), code: word[0], message: word[1], grade: "error" };
}

export interface BareWord {
  readonly end: number;
  readonly value: string;
  readonly single: boolean;
}

/** A word that the scanner could not name: in single quotes up to the closing one, else as it stands. */
export function bareWord(text: string, at: number, end: number): BareWord {
  if (text.charCodeAt(at) === APOSTROPHE) {
    const close = quoteEnd(text, at, lineStop(text, at, lineAfter(text, at)));
    if (close > 0)
      return { end: close, value: text.slice(at + 1, close - 1).replaceAll("''", "'"), single: true };
  }
  return { end, value: text.slice(at, end), single: false };
}

/** The column of `at` where only spaces or tabs stand before it on its line; else -1. */
export function startsLine(text: string, at: number): number {
  const line = at === 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*$/.test(text.slice(line, at)) ? at - line : -1;
}
