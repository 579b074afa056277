/** What the everyday parser reads within a line: scalars, flow collections, the rest of the line. */
import type { Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode } from "./node.ts";
import {
  APOSTROPHE,
  BACKSLASH,
  BANG,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  CR,
  HASH,
  LF,
  lineAfter,
  lineStop,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  SPACE,
  skipSpaces,
  TAB,
} from "./scan.ts";

export interface Cursor {
  readonly text: string;
  readonly comments: Comment[];
  /** The first character of the next content line, and its column; -1 at the text's end. */
  at: number;
  indent: number;
  /** The colon behind what was read last, where that was a key; else -1. */
  colon: number;
  /** Whether something was met that is left to the other parser. */
  failed: boolean;
}

const DEEP = 40;

/** Characters that cannot start a plain scalar, or can only at times: those are left to the other parser too. */
const SPECIAL = new Set([..."-?:,[]{}#&*!|>'\"%@` \t\r\n"].map((c) => c.charCodeAt(0)));
const PLAIN_START = Uint8Array.from({ length: 128 }, (_, code) =>
  code > SPACE && !SPECIAL.has(code) ? 1 : 0,
);

export const startsPlain = (code: number): boolean => code >= 128 || PLAIN_START[code] === 1;

/** The plain scalar at `at`, up to the line's end, a comment or a colon with a space behind it; that colon is `cursor.colon`. */
export function plainValue(cursor: Cursor, at: number): ScalarNode | undefined {
  const { text } = cursor;
  let i = at;
  cursor.colon = -1;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > COLON) continue;
    if (code === LF || code === CR) break;
    if (code === TAB) {
      cursor.failed = true;
      return undefined;
    }
    if (code === COLON) {
      const next = text.charCodeAt(i + 1);
      if (next === SPACE || next === LF || next === CR || i + 1 >= text.length) {
        cursor.colon = i;
        break;
      }
      if (next === TAB) {
        cursor.failed = true;
        return undefined;
      }
    } else if (code === HASH && text.charCodeAt(i - 1) === SPACE) break;
  }
  let end = i;
  while (end > at && text.charCodeAt(end - 1) === SPACE) end--;
  return { kind: "scalar", start: at, end, value: text.slice(at, end), style: "plain" };
}

/** The quoted scalar at `at`, on one line, without escapes other than `''`. */
export function quoted(cursor: Cursor, at: number): ScalarNode | undefined {
  const { text } = cursor;
  const quote = text.charCodeAt(at);
  let doubled = false;
  for (let i = at + 1; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === LF || code === CR || (code === BACKSLASH && quote === QUOTE)) break;
    if (code !== quote) continue;
    if (quote === APOSTROPHE && text.charCodeAt(i + 1) === APOSTROPHE) {
      doubled = true;
      i++;
      continue;
    }
    const inner = text.slice(at + 1, i);
    const style = quote === QUOTE ? "double" : "single";
    return {
      kind: "scalar",
      start: at,
      end: i + 1,
      value: doubled ? inner.replaceAll("''", "'") : inner,
      style,
    };
  }
  cursor.failed = true;
  return undefined;
}

const OWN_TAG = /![A-Za-z][A-Za-z0-9]*(?= )/y;

/** The value behind a tag of somebody's own (`!Ref Queue`) at `at`, on the same line, as `read` finds it there; other tags are left to the other parser. */
export function tagged<N extends Node>(
  cursor: Cursor,
  at: number,
  read: (at: number) => N | undefined,
): N | undefined {
  OWN_TAG.lastIndex = at;
  const tag = OWN_TAG.exec(cursor.text)?.[0];
  const from = tag ? skipSpaces(cursor.text, at + tag.length) : at;
  if (tag && cursor.text.charCodeAt(from) !== BANG) {
    const value = read(from);
    return value && { ...value, tag };
  }
  cursor.failed = true;
  return undefined;
}

/** Holds that from `at` on the line has at most a comment; gives the start of the next line. */
export function restOfLine(cursor: Cursor, at: number): number {
  const { text } = cursor;
  const from = skipSpaces(text, at);
  const code = text.charCodeAt(from);
  if (code === LF) return from + 1;
  if (code === CR) return from + 2;
  if (from >= text.length) return from;
  if (code !== HASH || (from === at && text.charCodeAt(at - 1) !== SPACE)) {
    cursor.failed = true;
    return from;
  }
  const next = lineAfter(text, from);
  const stop = lineStop(text, from, next);
  cursor.comments.push({ start: from, end: stop, text: text.slice(from, stop) });
  return next;
}

/** The flow collection at `at`, over one or several lines; `indent`: the block around it, which its lines must be deeper than. */
export function flow(
  cursor: Cursor,
  at: number,
  indent: number,
  depth: number,
): MapNode | ListNode | undefined {
  const { text } = cursor;
  const isMap = text.charCodeAt(at) === OPEN_MAP;
  const closer = isMap ? CLOSE_MAP : CLOSE_LIST;
  const pairs: Pair[] = [];
  const items: Item[] = [];
  let i = flowGap(cursor, at + 1, indent, depth);
  while (!cursor.failed && text.charCodeAt(i) !== closer) {
    const value = isMap ? flowPair(cursor, i, indent, depth, pairs) : flowValue(cursor, i, indent, depth);
    if (!value || cursor.failed) return undefined;
    if (!isMap) items.push({ start: value.start, end: value.end, value });
    i = flowGap(cursor, value.end, indent, depth);
    const code = text.charCodeAt(i);
    if (code === COMMA) i = flowGap(cursor, i + 1, indent, depth);
    else if (code !== closer) cursor.failed = true;
  }
  if (cursor.failed) return undefined;
  if (isMap) return { kind: "map", start: at, end: i + 1, flow: true, pairs };
  return { kind: "list", start: at, end: i + 1, flow: true, items };
}

/** The value of the pair at `at`, which is added. Keys without a value are left to the other parser. */
function flowPair(
  cursor: Cursor,
  at: number,
  indent: number,
  depth: number,
  pairs: Pair[],
): Node | undefined {
  const { text } = cursor;
  const code = text.charCodeAt(at);
  const key = code === QUOTE || code === APOSTROPHE ? quoted(cursor, at) : flowPlain(cursor, at);
  if (!key || cursor.failed) return undefined;
  const colon = skipSpaces(text, key.end);
  if (
    text.charCodeAt(colon) !== COLON ||
    text.charCodeAt(colon + 1) !== SPACE ||
    key.end - key.start > 1000
  ) {
    cursor.failed = true;
    return undefined;
  }
  const value = flowValue(cursor, skipSpaces(text, colon + 1), indent, depth);
  if (value) pairs.push({ start: key.start, end: value.end, key, value });
  return value;
}

function flowValue(cursor: Cursor, at: number, indent: number, depth: number): Node | undefined {
  const code = cursor.text.charCodeAt(at);
  if (code === BANG) return tagged(cursor, at, (from) => flowValue(cursor, from, indent, depth));
  if (code === QUOTE || code === APOSTROPHE) return quoted(cursor, at);
  if (code !== OPEN_MAP && code !== OPEN_LIST) return flowPlain(cursor, at);
  if (depth < DEEP) return flow(cursor, at, indent, depth + 1);
  cursor.failed = true;
  return undefined;
}

/** A plain scalar inside brackets, on one line. */
function flowPlain(cursor: Cursor, at: number): ScalarNode | undefined {
  const { text } = cursor;
  let i = at;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || code === LF || code === CR) break;
    if (code === COLON && endsKey(text.charCodeAt(i + 1))) break;
    if (
      code === OPEN_LIST ||
      code === OPEN_MAP ||
      code === TAB ||
      (code === HASH && text.charCodeAt(i - 1) === SPACE)
    ) {
      cursor.failed = true;
      return undefined;
    }
  }
  let end = i;
  while (end > at && text.charCodeAt(end - 1) === SPACE) end--;
  if (end === at || !startsPlain(text.charCodeAt(at))) {
    cursor.failed = true;
    return undefined;
  }
  return { kind: "scalar", start: at, end, value: text.slice(at, end), style: "plain" };
}

/** Whether a colon inside brackets ends a key, by the character behind it. */
const endsKey = (code: number): boolean =>
  code === SPACE ||
  code === LF ||
  code === CR ||
  code === COMMA ||
  code === CLOSE_LIST ||
  code === CLOSE_MAP ||
  code === OPEN_LIST ||
  code === OPEN_MAP;

/** Behind spaces, line breaks and comments inside brackets. */
function flowGap(cursor: Cursor, at: number, indent: number, depth: number): number {
  const { text } = cursor;
  let i = skipSpaces(text, at);
  let code = text.charCodeAt(i);
  if (code !== LF && code !== CR && code !== HASH) return i;
  for (;;) {
    if (code === HASH && text.charCodeAt(i - 1) !== SPACE && text.charCodeAt(i - 1) !== LF) {
      cursor.failed = true;
      return i;
    }
    const line = code === HASH || code === LF || code === CR ? restOfLine(cursor, i) : i;
    if (line >= text.length || cursor.failed) {
      cursor.failed = true;
      return i;
    }
    i = skipSpaces(text, line);
    code = text.charCodeAt(i);
    if (code === LF || code === CR || code === HASH) continue;
    const closes = depth === 0 && (code === CLOSE_LIST || code === CLOSE_MAP);
    if (i - line < indent || (i - line === indent && !closes)) cursor.failed = true;
    return i;
  }
}
