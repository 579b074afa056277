/** What a single line looks like, asked without parsing. Texts here have LF or CRLF line ends only; see `plainBreaks`. */

export const TAB = 9;
export const LF = 10;
export const CR = 13;
export const SPACE = 32;
export const BANG = 33;
export const QUOTE = 34;
export const HASH = 35;
export const PERCENT = 37;
export const APOSTROPHE = 39;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const QUESTION = 63;
export const OPEN_LIST = 91;
export const BACKSLASH = 92;
export const CLOSE_LIST = 93;
export const OPEN_MAP = 123;
export const CLOSE_MAP = 125;
export const BOM = 0xfeff;

/** The same text, offset for offset, in which every lone CR is an LF. */
export const plainBreaks = (text: string): string =>
  text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;

/** Where the next line starts; the text's length where there is none. */
export function lineAfter(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 ? text.length : at + 1;
}

/** Where the line that ends before `next` has its last character, without the line break. */
export function lineStop(text: string, start: number, next: number): number {
  let stop = next;
  if (stop > start && text.charCodeAt(stop - 1) === LF) stop--;
  if (stop > start && text.charCodeAt(stop - 1) === CR) stop--;
  return stop;
}

/** The first position from `at` on that holds no space. */
export function skipSpaces(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === SPACE) i++;
  return i;
}

/** Whether nothing but a space, a tab or the line's end stands at `at`. */
export function isGap(text: string, at: number): boolean {
  if (at >= text.length) return true;
  const code = text.charCodeAt(at);
  return code === SPACE || code === LF || code === TAB || code === CR;
}

/** Whether the line that starts at `line` is the document marker that `mark` (a char code, `-` or `.`) makes. */
export const isMarker = (text: string, line: number, mark: number): boolean =>
  text.charCodeAt(line) === mark &&
  text.charCodeAt(line + 1) === mark &&
  text.charCodeAt(line + 2) === mark &&
  isGap(text, line + 3);

/** Whether an item's dash stands at `at`. */
export const isDash = (text: string, at: number): boolean =>
  text.charCodeAt(at) === DASH && isGap(text, at + 1);

/** Whether the line starts with one of the marks that a merge conflict leaves. */
export function isConflict(text: string, line: number): boolean {
  const code = text.charCodeAt(line);
  if (code !== 60 && code !== 61 && code !== 62 && code !== 124) return false;
  for (let i = 1; i < 7; i++) if (text.charCodeAt(line + i) !== code) return false;
  return isGap(text, line + 7);
}

/** Where the key that starts at `at` has its colon, or -1 where the rest of the line (up to `stop`) is no key. */
export function keyColon(text: string, at: number, stop: number): number {
  const first = text.charCodeAt(at);
  if (first === HASH || first === OPEN_LIST || first === OPEN_MAP) return -1;
  if (first === CLOSE_LIST || first === CLOSE_MAP || first === COMMA) return -1;
  let from = at;
  if (first === QUOTE || first === APOSTROPHE) {
    from = quoteEnd(text, at, stop);
    if (from < 0) return -1;
  }
  for (let i = from; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === COLON && isGap(text, i + 1)) return i;
    if (code === HASH && i > at && isGap(text, i - 1)) return -1;
  }
  return -1;
}

/** Behind the quoted text that starts at `at`, or -1 where it does not end before `stop`. */
export function quoteEnd(text: string, at: number, stop: number): number {
  const quote = text.charCodeAt(at);
  for (let i = at + 1; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH && quote === QUOTE) i++;
    else if (code === quote) {
      if (quote === APOSTROPHE && text.charCodeAt(i + 1) === APOSTROPHE) i++;
      else return i + 1;
    }
  }
  return -1;
}
