/** From places to segments and nodes, and back. */
import { offsetAt as offsetWithin, type Position } from "../text/lines.ts";
import type { Item, Node, Pair, ParsedSegment, Path } from "./node.ts";
import type { Parsed } from "./parsed.ts";

/** The document's whole text. */
export const textOf = (parsed: Parsed): string => parsed.segments.map(({ text }) => text).join("");

/** The index of the last segment whose `place` is at or before `at`; 0 where there is none. */
function indexOf(segments: readonly ParsedSegment[], place: "base" | "line", at: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const one = segments[middle];
    if (one && one[place] <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The segment that holds the line (from 0); the last one for a line behind the end. */
export const segmentAtLine = (parsed: Parsed, line: number): ParsedSegment =>
  at(parsed, indexOf(parsed.segments, "line", line));

/** The segment that holds the offset; the last one for an offset at or behind the end. */
export const segmentAt = (parsed: Parsed, offset: number): ParsedSegment =>
  at(parsed, indexOf(parsed.segments, "base", offset));

function at({ segments, uri, language }: Parsed, index: number): ParsedSegment {
  return (
    segments[index] ?? {
      uri,
      language,
      text: "",
      base: 0,
      line: 0,
      kind: "document",
      format: undefined,
      root: undefined,
      comments: [],
      problems: [],
      resolve: () => undefined,
    }
  );
}

/** The offset of a position in the whole text, held to its line and to the text. */
export function offsetAt(parsed: Parsed, position: Position): number {
  return offsetFrom(segmentAtLine(parsed, position.line), position);
}

/** The same, from the segment that holds the line. */
export function offsetFrom({ text, base, line }: ParsedSegment, position: Position): number {
  if (position.line < 0) return 0;
  const within = { line: position.line - line, character: Math.max(0, position.character) };
  return base + offsetWithin(text, within);
}

/** The pair or item at the path; keys go into maps, numbers into lists. */
function step(
  node: Node | undefined,
  key: string | number,
): Pair | { readonly value: Node | undefined } | undefined {
  if (node?.kind === "map") return node.pairs.find((pair) => pair.key.value === String(key));
  if (node?.kind === "list" && typeof key === "number") return node.items[key];
  return undefined;
}

/** The node at the path; undefined where nothing is written. Aliases are not followed. */
export function nodeAt(root: Node | undefined, path: Path): Node | undefined {
  let node = root;
  for (const key of path) node = step(node, key)?.value;
  return node;
}

/** The pair at the path; undefined where there is none or the last step is into a list. */
export function pairAt(root: Node | undefined, path: Path): Pair | undefined {
  const last = path.at(-1);
  if (last === undefined) return undefined;
  const parent = nodeAt(root, path.slice(0, -1));
  return parent?.kind === "map" ? parent.pairs.find((pair) => pair.key.value === String(last)) : undefined;
}

export interface Place {
  readonly path: Path;
  /** The innermost node there: for a place on a key, the key. undefined: behind the colon or dash of something without a value. */
  readonly node: Node | undefined;
  readonly onKey: boolean;
}

/** The innermost thing at an offset of the segment, its end included; undefined where nothing of the tree is. */
export function pathAt(root: Node | undefined, offset: number): Place | undefined {
  if (!root || offset < root.start || offset > root.end) return undefined;
  const path: (string | number)[] = [];
  let node: Node | undefined = root;
  while (node) {
    if (node.kind === "map") {
      const pair: Pair | undefined = covering(node.pairs, offset);
      if (!pair) break;
      path.push(pair.key.value);
      if (offset <= pair.key.end) return { path, node: pair.key, onKey: true };
      if (!pair.value || offset < pair.value.start) return { path, node: pair.value, onKey: false };
      node = pair.value;
    } else if (node.kind === "list") {
      const item: Item | undefined = covering(node.items, offset);
      if (!item) break;
      path.push(node.items.indexOf(item));
      if (!item.value || offset < item.value.start) return { path, node: item.value, onKey: false };
      node = item.value;
    } else break;
  }
  return { path, node, onKey: false };
}

/** The last of the spans that covers the offset, its end included. */
function covering<T extends { readonly start: number; readonly end: number }>(
  spans: readonly T[],
  offset: number,
): T | undefined {
  let low = 0;
  let high = spans.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const one = spans[middle];
    if (one && one.start <= offset) low = middle;
    else high = middle - 1;
  }
  const found = spans[low];
  return found && found.start <= offset && offset <= found.end ? found : undefined;
}
