/**
 * Lines inside brackets or quotes that stand too far left. YAML wants them deeper than the key; most parsers take them, and
 * real files are full of them. They are read as if they stood deeper, and nothing is said.
 */
import { type Mended, replaced } from "./mend.ts";
import {
  APOSTROPHE,
  CLOSE_LIST,
  CLOSE_MAP,
  COMMA,
  HASH,
  isDash,
  isGap,
  keyColon,
  lineAfter,
  lineStop,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  quoteEnd,
  skipSpaces,
} from "./scan.ts";
import type { Enclosed } from "./slow.ts";

/** The text with the lines inside `opened` moved to the right; undefined where it never ends, or ends behind what looks like the next key. */
export function indented(mended: Mended, opened: Enclosed): Mended | undefined {
  const { text } = mended;
  const quote = opened.by === "'" || opened.by === '"';
  const end = quote ? quoteEnd(text, opened.start, text.length) : bracketEnd(text, opened.start);
  if (end < 0) return undefined;
  const column = parentColumn(text, opened.start);
  const short: { line: number; by: number }[] = [];
  for (let line = lineAfter(text, opened.start); line < end; line = lineAfter(text, line)) {
    const at = skipSpaces(text, line);
    if (at - line > column || isGap(text, at)) continue;
    const stop = lineStop(text, line, lineAfter(text, line));
    if (at - line < column || isDash(text, at)) if (!closes(text, at, quote)) return undefined;
    if (keyColon(text, at, Math.min(stop, end)) >= 0 && !endsInComma(text, at, stop)) return undefined;
    short.push({ line, by: column + 1 - (at - line) });
  }
  if (short.length === 0) return undefined;
  return short.reduceRight((so, { line, by }) => replaced(so, line, 0, " ".repeat(by)), mended);
}

const closes = (text: string, at: number, quote: boolean): boolean => {
  const code = text.charCodeAt(at);
  return code === CLOSE_LIST || code === CLOSE_MAP || (quote && (code === QUOTE || code === APOSTROPHE));
};

function endsInComma(text: string, at: number, stop: number): boolean {
  let end = stop;
  while (end > at && isGap(text, end - 1)) end--;
  return text.charCodeAt(end - 1) === COMMA;
}

/** The column that the lines must be deeper than: of the key on the bracket's line, or of the dash where there is none. */
function parentColumn(text: string, opener: number): number {
  const line = opener === 0 ? 0 : text.lastIndexOf("\n", opener - 1) + 1;
  let at = skipSpaces(text, line);
  let dash = at;
  while (isDash(text, at) && at < opener) {
    dash = at;
    at = skipSpaces(text, at + 1);
  }
  return (keyColon(text, at, opener) >= 0 ? at : dash) - line;
}

/** Behind the bracket that closes the one at `start`, or -1. */
export function bracketEnd(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_LIST || code === OPEN_MAP) depth++;
    else if ((code === CLOSE_LIST || code === CLOSE_MAP) && --depth === 0) return i + 1;
    else if (code === HASH && isGap(text, i - 1)) i = lineAfter(text, i) - 1;
    else if ((code === QUOTE || code === APOSTROPHE) && /[\s,[{:!]/.test(text.charAt(i - 1))) {
      const end = quoteEnd(text, i, text.length);
      if (end < 0) return -1;
      i = end - 1;
    }
  }
  return -1;
}
