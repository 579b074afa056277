/**
 * Where a person types: at a key or at a value, and its path in the manifest.
 * What is half typed is in no tree yet, so a whole word is put in its place and the tree of that is asked.
 */
import { keysOf, schemaAt } from "../../../schemas/shape.ts";
import type { MapNode, Path } from "../syntax/node.ts";
import { nodeAt, offsetAt, pathAt, segmentAt, segmentAtLine } from "../syntax/parse.ts";
import type { Parsed } from "../syntax/parsed.ts";
import { nextLine, type Position } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { fromRoot } from "./place.ts";
import type { Workspace } from "./workspace.ts";

export interface Cursor {
  readonly at: "key" | "value";
  /** At a key: the map that it belongs to. At a value: the value's own path. */
  readonly path: Path;
  /** The other keys of the map around, with their values where these are plain words. */
  readonly siblings: ReadonlyMap<string, string>;
  /** The word that is being typed, in offsets of the whole document. */
  readonly span: Span;
  /** The white space before a key on its own line. */
  readonly indent: string;
  /** A colon follows already. */
  readonly colon: boolean;
}

/** A word that nobody writes. */
const WORD = "nhi0cursor0";

/** undefined in comments and where the text around cannot be read. */
export function cursorAt(workspace: Workspace, uri: string, position: Position): Cursor | undefined {
  const parsed = workspace.parsed(uri);
  if (!parsed) return undefined;
  const line = lineAt(parsed, position.line);
  const typed = typedIn(line, position.character);
  if (!typed) return undefined;
  const try_ = (text: string): Seen | undefined => {
    const change = {
      start: { ...position, character: typed.start },
      end: { ...position, character: typed.end },
      text,
    };
    return workspace.sketch(uri, [change], (sketched) =>
      seen(sketched, { ...position, character: typed.start + 1 }),
    );
  };
  const offset = offsetAt(parsed, { ...position, character: typed.start });
  const rest = {
    span: { start: offset, end: offset + typed.end - typed.start },
    indent: /^[ ]*$/.test(typed.before) ? typed.before : "",
    colon: typed.colon,
  };
  const asKey = typed.value ? undefined : try_(typed.colon ? WORD : `${WORD}: x`);
  if (asKey?.onKey) {
    const path = asKey.path.slice(0, -1);
    const shape = schemaAt(path);
    if (shape && (keysOf(shape).size > 0 || shape.is === "record"))
      return { at: "key", path, siblings: asKey.siblings, ...rest };
  }
  const asValue = try_(WORD);
  return asValue && !asValue.onKey
    ? { at: "value", path: asValue.path, siblings: asValue.siblings, ...rest }
    : undefined;
}

interface Seen {
  readonly path: Path;
  readonly onKey: boolean;
  readonly siblings: ReadonlyMap<string, string>;
}

function seen(parsed: Parsed, position: Position): Seen | undefined {
  const offset = offsetAt(parsed, position);
  const segment = segmentAt(parsed, offset);
  if (!segment?.root) return undefined;
  const place = pathAt(segment.root, offset - segment.base);
  if (!place) return undefined;
  const { path, onKey } = place;
  const name = path.at(-1);
  const map = nodeAt(segment.root, path.slice(0, -1));
  const siblings = new Map<string, string>();
  for (const { key, value } of map?.kind === "map" ? (map as MapNode).pairs : [])
    if (key.value !== name) siblings.set(key.value, value?.kind === "scalar" ? value.value : "");
  return { path: fromRoot(segment, path), onKey, siblings };
}

interface Typed {
  /** Columns of the word that is being typed. */
  readonly start: number;
  readonly end: number;
  /** What stands before it on the line. */
  readonly before: string;
  /** It stands behind a colon. */
  readonly value: boolean;
  readonly colon: boolean;
}

/** The word around a column: from the last thing that ends a word (indent, dash, colon, bracket, comma) to the next. */
function typedIn(line: string, column: number): Typed | undefined {
  let start = /^\s*(?:- +)*/.exec(line)?.[0].length ?? 0;
  if (start > column) start = column;
  let value = false;
  let quote = "";
  for (let i = start; i < column; i++) {
    const c = line[i] ?? "";
    if (quote !== "") {
      if (c === quote) quote = "";
    } else if (c === '"' || c === "'") {
      if (i === start) quote = c;
    } else if (c === "#" && /\s/.test(line[i - 1] ?? " ")) return undefined;
    else if (c === "{" || c === "[" || c === ",") [start, value] = [behindSpace(line, i + 1, column), false];
    else if (c === ":" && /\s/.test(line[i + 1] ?? " "))
      [start, value] = [behindSpace(line, i + 1, column), true];
  }
  const after =
    quote === ""
      ? (/^[^\s,{}[\]#:]*(?::(?=\S)[^\s,{}[\]#:]*)*/.exec(line.slice(column))?.[0] ?? "")
      : upTo(line.slice(column), quote);
  const end = column + after.length;
  return { start, end, before: line.slice(0, start), value, colon: /^\s*:(\s|$)/.test(line.slice(end)) };
}

const behindSpace = (line: string, from: number, most: number): number => {
  let at = from;
  while (at < most && line[at] === " ") at++;
  return at;
};

const upTo = (text: string, quote: string): string => {
  const end = text.indexOf(quote);
  return end < 0 ? text : text.slice(0, end + 1);
};

/** A line of the document without its break. */
function lineAt(parsed: Parsed, line: number): string {
  const segment = segmentAtLine(parsed, line);
  let start = 0;
  for (let n = segment.line; n < line; n++) start = nextLine(segment.text, start);
  return segment.text.slice(start, nextLine(segment.text, start)).replace(/[\r\n]+$/, "");
}
