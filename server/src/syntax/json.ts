/** JSON, strictly: what YAML forgives is told here. The tree is tolerant all the same: a broken entry keeps its neighbours. */
import { createScanner, type JSONScanner } from "jsonc-parser";
import { DEEPEST } from "./depth.ts";
import { bareWord, startsLine, tokenProblem } from "./json-words.ts";
import type { Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode, SyntaxProblem } from "./node.ts";
import { said } from "./words.ts";

/** Token kinds of the scanner, whose own constants do not survive the erasure of types. */
export const Kind = {
  openMap: 1,
  closeMap: 2,
  openList: 3,
  closeList: 4,
  comma: 5,
  colon: 6,
  string: 10,
  line: 12,
  block: 13,
  break: 14,
  space: 15,
  unknown: 16,
  end: 17,
} as const;

export interface ReadJson {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** The first thing wrong. */
  readonly problem: SyntaxProblem | undefined;
}

/** The place in a text, one token at a time. */
export interface Reader {
  readonly text: string;
  readonly scanner: JSONScanner;
  readonly comments: Comment[];
  /** The text is broken: a key on a new line, no deeper than the line of the open brace, ends what that brace opened. */
  readonly byColumn: boolean;
  problem: SyntaxProblem | undefined;
  kind: number;
  at: number;
  end: number;
  /** Where the last token before this one ended. */
  before: number;
}

/** Reads a whole JSON text. */
export function readJson(text: string): ReadJson {
  const first = attempt(text, false);
  if (!first.problem || first.problem.code === "nesting") return first;
  return { ...attempt(text, true), problem: first.problem };
}

function attempt(text: string, byColumn: boolean): ReadJson {
  const from = reader(text, byColumn);
  const root = from.kind === Kind.end ? undefined : value(from, 0);
  if (from.kind !== Kind.end)
    tell(from, "extra", "Nothing can stand behind the end of the JSON value.", from.at, from.end);
  return { root, comments: from.comments, problem: from.problem };
}

/** A reader at the text's first token. */
export function reader(text: string, byColumn: boolean): Reader {
  const scanner = createScanner(text, false);
  const made: Reader = {
    text,
    scanner,
    comments: [],
    byColumn,
    problem: undefined,
    kind: Kind.end,
    at: 0,
    end: 0,
    before: 0,
  };
  advance(made);
  return made;
}

/** The next token that is neither space nor comment. */
export function advance(reader: Reader): void {
  const { scanner, text } = reader;
  reader.before = reader.end;
  for (;;) {
    const kind = scanner.scan();
    const at = scanner.getTokenOffset();
    const end = scanner.getPosition();
    if (kind === Kind.break || kind === Kind.space) continue;
    if (kind === Kind.line || kind === Kind.block) {
      reader.comments.push({ start: at, end, text: text.slice(at, end) });
      tell(reader, "comment", "JSON has no comments.", at, end);
      continue;
    }
    if (kind === Kind.unknown && text.charCodeAt(at) === 0xfeff && at === 0) {
      scanner.setPosition(1);
      continue;
    }
    reader.kind = kind;
    reader.at = at;
    reader.end = end;
    return;
  }
}

/** Keeps the first problem only. */
export function tell(reader: Reader, code: string, message: string, start: number, end: number): void {
  reader.problem ??= {
    start,
    end: Math.min(Math.max(end, start + 1), start + 200),
    code,
    message,
    grade: "error",
  };
}

/** The value at the token, or undefined where none starts; the reader then stands behind it. */
export function value(reader: Reader, depth: number): Node | undefined {
  if (reader.kind === Kind.openMap || reader.kind === Kind.openList) {
    if (depth < DEEPEST) return reader.kind === Kind.openMap ? object(reader, depth) : array(reader, depth);
    reader.problem ??= said("nesting", reader.at, reader.end);
    return skip(reader);
  }
  if (reader.kind === Kind.string) return scalar(reader, "double", reader.scanner.getTokenValue());
  if (reader.kind >= 7 && reader.kind <= 11)
    return scalar(reader, "plain", reader.text.slice(reader.at, reader.end));
  if (reader.kind === Kind.unknown) return bare(reader);
  return undefined;
}

function scalar(reader: Reader, style: ScalarNode["style"], text: string): ScalarNode {
  const { at, end } = reader;
  const wrong = tokenProblem(reader.scanner.getTokenError(), at, end, reader.text);
  if (wrong) reader.problem ??= wrong;
  advance(reader);
  return { kind: "scalar", start: at, end, value: text, style };
}

/** A word without quotes, or one in single quotes. */
function bare(reader: Reader): ScalarNode {
  const { at, text } = reader;
  const word = bareWord(text, at, reader.end);
  if (word.end !== reader.end) reader.scanner.setPosition(word.end);
  reader.end = word.end;
  tell(reader, "quote-needed", "JSON wants double quotes around a text.", at, word.end);
  advance(reader);
  return {
    kind: "scalar",
    start: at,
    end: word.end,
    value: word.value,
    style: word.single ? "single" : "plain",
  };
}

/** Passes over a value that is nested too deep; stands for it as an empty scalar. */
function skip(reader: Reader): ScalarNode {
  const { at } = reader;
  let depth = 0;
  do {
    if (reader.kind === Kind.openMap || reader.kind === Kind.openList) depth++;
    else if (reader.kind === Kind.closeMap || reader.kind === Kind.closeList) depth--;
    advance(reader);
  } while (depth > 0 && reader.kind !== Kind.end);
  return { kind: "scalar", start: at, end: reader.before, value: "", style: "plain" };
}

function object(reader: Reader, depth: number): MapNode {
  const start = reader.at;
  const pairs: Pair[] = [];
  advance(reader);
  const end = members(reader, start, Kind.closeMap, () => {
    const one = pair(reader, depth, start);
    if (one) pairs.push(one);
    return one !== undefined;
  });
  return { kind: "map", start, end, flow: true, pairs };
}

function array(reader: Reader, depth: number): ListNode {
  const start = reader.at;
  const items: Item[] = [];
  advance(reader);
  const end = members(reader, start, Kind.closeList, () => {
    const one = value(reader, depth + 1);
    if (one) items.push({ start: one.start, end: one.end, value: one });
    return one !== undefined;
  });
  return { kind: "list", start, end, flow: true, items };
}

/** What stands between brackets, commas between; gives the end. The reader stands behind the closing bracket, where there is one. */
function members(reader: Reader, start: number, close: number, member: () => boolean): number {
  let comma = -1;
  let any = false;
  for (;;) {
    if (reader.kind === close) {
      if (comma >= 0) tell(reader, "comma", "JSON has no comma behind the last entry.", comma, comma + 1);
      const { end } = reader;
      advance(reader);
      return end;
    }
    if (reader.kind === Kind.end || isClose(reader.kind) || (reader.byColumn && isOutside(reader, start))) {
      reader.problem ??= said("bracket", start, start + 1);
      return reader.before;
    }
    if (reader.kind === Kind.comma) {
      if (comma >= 0 || !any) tell(reader, "comma", "This comma separates nothing.", reader.at, reader.end);
      comma = reader.at;
      advance(reader);
      continue;
    }
    if (any && comma < 0)
      tell(reader, "comma", "A comma is missing behind this.", reader.before - 1, reader.before);
    comma = -1;
    any = true;
    if (member()) continue;
    tell(reader, "unexpected", "This is not valid JSON here.", reader.at, reader.end);
    advance(reader);
  }
}

export const isClose = (kind: number): boolean => kind === Kind.closeMap || kind === Kind.closeList;

/** Whether the token starts a line that is no deeper than the line of the bracket at `start`. */
function isOutside({ text, at, kind }: Reader, start: number): boolean {
  if (kind !== Kind.string || startsLine(text, at) < 0) return false;
  const line = text.lastIndexOf("\n", start) + 1;
  const column = text.slice(line, start).search(/\S|$/);
  return at > text.indexOf("\n", start) && text.includes("\n") && startsLine(text, at) <= column;
}

/**
 * The pair at the token; undefined where no key is. `open`: the brace that it stands in, where that is in the text.
 * `header`: the value's opening bracket is passed over, and its entries are not part of the text.
 */
export function pair(
  reader: Reader,
  depth: number,
  open: number | undefined,
  header = false,
): Pair | undefined {
  const { kind } = reader;
  const isWord = kind === Kind.unknown;
  const isText = kind === Kind.string;
  if (!isText && !isWord && !isPlain(kind)) return undefined;
  if (isPlain(kind)) tell(reader, "quote-needed", "A key is a text in double quotes.", reader.at, reader.end);
  const key = isWord
    ? bare(reader)
    : scalar(reader, isText ? "double" : "plain", reader.scanner.getTokenValue());
  if (reader.kind !== Kind.colon) {
    tell(reader, "colon", 'A colon is missing: expected `"key": value`.', key.start, key.end);
    return { start: key.start, end: key.end, key, value: undefined };
  }
  const colon = reader.end;
  advance(reader);
  if (header && isOpen(reader)) {
    advance(reader);
    return { start: key.start, end: colon, key, value: undefined };
  }
  const outside = reader.byColumn && open !== undefined && isOutside(reader, open);
  const written = outside ? undefined : value(reader, depth + 1);
  if (!written) tell(reader, "value", "A value is missing behind the colon.", key.start, colon);
  return { start: key.start, end: written?.end ?? colon, key, value: written };
}

const isOpen = ({ kind }: Reader): boolean => kind === Kind.openMap || kind === Kind.openList;

/** A number, or one of the words that JSON has. */
const isPlain = (kind: number): boolean => kind >= 7 && kind <= 11 && kind !== Kind.string;
