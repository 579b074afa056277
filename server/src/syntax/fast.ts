/**
 * A parser for everyday YAML: block maps and lists, one-line scalars, flow collections, comments. It gives the tree that the
 * `yaml` package would give, or gives up: anchors, aliases, the language's own tags, block scalars, escapes, odd indents and every error are
 * left to that. A differential test holds the two together.
 */
import { type Cursor, flow, plainValue, quoted, restOfLine, startsPlain, tagged } from "./fast-inline.ts";
import type { Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode } from "./node.ts";
import {
  APOSTROPHE,
  BANG,
  BOM,
  COLON,
  CR,
  DASH,
  DOT,
  HASH,
  isDash,
  isGap,
  isMarker,
  LF,
  lineAfter,
  lineStop,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  skipSpaces,
} from "./scan.ts";

/** Deeper nesting is left to the other parser. */
const DEEP = 40;

/** The tree of the text, or undefined where it is not everyday. Line ends are LF or CRLF; control characters are ruled out before. */
export function readFast(text: string): { root: Node | undefined; comments: readonly Comment[] } | undefined {
  const cursor: Cursor = { text, at: 0, indent: -1, colon: -1, failed: false, comments: [] };
  advance(cursor, text.charCodeAt(0) === BOM ? 1 : 0);
  if (cursor.indent === 0 && isMarker(text, cursor.at, DASH)) {
    const next = restOfLine(cursor, cursor.at + 3);
    if (!cursor.failed) advance(cursor, next);
  }
  const root = cursor.indent < 0 || cursor.failed ? undefined : block(cursor, 0);
  if (cursor.failed || cursor.indent >= 0) return undefined;
  return { root, comments: cursor.comments };
}

/** Moves to the next line with content, from the line that starts at `from`. */
function advance(cursor: Cursor, from: number): void {
  const { text } = cursor;
  let line = from;
  while (line < text.length) {
    const at = skipSpaces(text, line);
    const code = text.charCodeAt(at);
    if (code === LF) line = at + 1;
    else if (code === CR) line = at + 2;
    else if (code === HASH) {
      const next = lineAfter(text, at);
      const stop = lineStop(text, at, next);
      cursor.comments.push({ start: at, end: stop, text: text.slice(at, stop) });
      line = next;
    } else if (at >= text.length) break;
    else {
      cursor.at = at;
      cursor.indent = at - line;
      return;
    }
  }
  cursor.at = text.length;
  cursor.indent = -1;
}

/** The map or list that starts at the cursor. */
function block(cursor: Cursor, depth: number): Node | undefined {
  if (isDash(cursor.text, cursor.at)) return list(cursor, cursor.indent, depth);
  const key = keyAt(cursor);
  return key ? map(cursor, cursor.indent, key, depth) : undefined;
}

/** The key at the cursor; `cursor.colon` is then its colon. Gives up where there is none. */
function keyAt(cursor: Cursor): ScalarNode | undefined {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  let key: ScalarNode | undefined;
  if (code === QUOTE || code === APOSTROPHE) {
    key = quoted(cursor, at);
    if (key) {
      const colon = skipSpaces(text, key.end);
      cursor.colon = text.charCodeAt(colon) === COLON && isGap(text, colon + 1) ? colon : -1;
    }
  } else if (startsPlain(code) && !(code === DOT && isMarker(text, at, DOT))) key = plainValue(cursor, at);
  if (!key || cursor.colon < 0 || key.end - key.start > 1000) {
    cursor.failed = true;
    return undefined;
  }
  return key;
}

function map(cursor: Cursor, indent: number, firstKey: ScalarNode, depth: number): MapNode | undefined {
  if (depth > DEEP) cursor.failed = true;
  const pairs: Pair[] = [];
  let key: ScalarNode | undefined = firstKey;
  while (key && !cursor.failed) {
    const value = behindColon(cursor, indent, cursor.colon, pairs, key, depth);
    if (cursor.failed || !value) return undefined;
    if (cursor.indent < indent) break;
    if (cursor.indent > indent || isDash(cursor.text, cursor.at)) cursor.failed = true;
    else key = keyAt(cursor);
  }
  if (cursor.failed) return undefined;
  return {
    kind: "map",
    start: firstKey.start,
    end: pairs[pairs.length - 1]?.end ?? firstKey.end,
    flow: false,
    pairs: fitted(pairs),
  };
}

/** Reads the value behind a key's colon and adds the pair; false where it gives up. The cursor stands on the next content. */
function behindColon(
  cursor: Cursor,
  indent: number,
  colon: number,
  pairs: Pair[],
  key: ScalarNode,
  depth: number,
): boolean {
  const { text } = cursor;
  const at = skipSpaces(text, colon + 1);
  const code = text.charCodeAt(at);
  let value: Node | undefined;
  if (code === LF || code === CR || at >= text.length || (code === HASH && at > colon + 1)) {
    advance(cursor, restOfLine(cursor, at));
    if (cursor.indent > indent) value = block(cursor, depth + 1);
    else if (cursor.indent === indent && isDash(text, cursor.at)) value = list(cursor, indent, depth + 1);
    if (cursor.failed) return false;
  } else {
    value = inline(cursor, at, indent);
    if (!value) return false;
  }
  pairs.push({ start: key.start, end: value ? value.end : colon + 1, key, value });
  return true;
}

/** The scalar or flow collection at `at`, which must be all that its line holds; the cursor then stands on the next content. */
function inline(cursor: Cursor, at: number, indent: number): Node | undefined {
  const value =
    cursor.text.charCodeAt(at) === BANG
      ? tagged(cursor, at, (from) => bare(cursor, from, indent))
      : bare(cursor, at, indent);
  if (!value || cursor.failed) return undefined;
  const next = restOfLine(cursor, value.end);
  if (cursor.failed) return undefined;
  advance(cursor, next);
  if (cursor.indent > indent) cursor.failed = true;
  return cursor.failed ? undefined : value;
}

function bare(cursor: Cursor, at: number, indent: number): Node | undefined {
  const code = cursor.text.charCodeAt(at);
  if (code === QUOTE || code === APOSTROPHE) return quoted(cursor, at);
  if (code === OPEN_MAP || code === OPEN_LIST) return flow(cursor, at, indent, 0);
  const value = startsPlain(code) ? plainValue(cursor, at) : undefined;
  if (!value || cursor.colon >= 0) cursor.failed = true;
  return value;
}

function list(cursor: Cursor, indent: number, depth: number): ListNode | undefined {
  if (depth > DEEP) cursor.failed = true;
  const { text } = cursor;
  const items: Item[] = [];
  while (!cursor.failed) {
    const dash = cursor.at;
    const at = skipSpaces(text, dash + 1);
    const code = text.charCodeAt(at);
    let value: Node | undefined;
    if (code === LF || code === CR || at >= text.length || (code === HASH && at > dash + 1)) {
      advance(cursor, restOfLine(cursor, at));
      if (cursor.indent > indent) value = block(cursor, depth + 1);
    } else value = onDash(cursor, at, indent, indent + at - dash, depth);
    if (cursor.failed) return undefined;
    items.push({ start: dash, end: value ? value.end : dash + 1, value });
    if (cursor.indent < indent || (cursor.indent === indent && !isDash(text, cursor.at))) break;
    if (cursor.indent > indent) cursor.failed = true;
  }
  const first = items[0];
  const last = items[items.length - 1];
  return cursor.failed || !first || !last
    ? undefined
    : { kind: "list", start: first.start, end: last.end, flow: false, items: fitted(items) };
}

/** The same list without the room that it was given to grow: a large file has tens of thousands. */
const fitted = <T>(list: readonly T[]): readonly T[] => list.slice();

/** What stands on the dash's own line: a compact list or map, or one value. `column`: where it starts. */
function onDash(cursor: Cursor, at: number, indent: number, column: number, depth: number): Node | undefined {
  const { text } = cursor;
  if (isDash(text, at)) {
    cursor.at = at;
    return list(cursor, column, depth + 1);
  }
  const code = text.charCodeAt(at);
  if (code === QUOTE || code === APOSTROPHE || startsPlain(code)) {
    const first = code === QUOTE || code === APOSTROPHE ? quoted(cursor, at) : plainValue(cursor, at);
    if (!first || cursor.failed) return undefined;
    const colon = first.style === "plain" ? cursor.colon : skipSpaces(text, first.end);
    if (colon >= 0 && text.charCodeAt(colon) === COLON && isGap(text, colon + 1)) {
      if (first.end - first.start > 1000) cursor.failed = true;
      cursor.colon = colon;
      return map(cursor, column, first, depth + 1);
    }
  }
  return inline(cursor, at, indent);
}
