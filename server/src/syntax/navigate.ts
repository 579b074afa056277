/** From places to segments and nodes, and back. */
import { offsetAt as offsetWithin, type Position } from "../text/lines.ts";
import type { Held } from "./held.ts";
import { heldOf } from "./memory.ts";
import type { Item, Node, Pair, ParsedSegment, Path } from "./node.ts";
import type { Parsed } from "./parsed.ts";
import { Placed } from "./placed.ts";

/** The document's whole text. */
export const textOf = (parsed: Parsed): string => parsed.segments.map(({ text }) => text).join("");

/** The segment that holds the line (from 0); the last one for a line behind the end. */
export const segmentAtLine = (parsed: Parsed, line: number): ParsedSegment => at(parsed, "lines", line);

/** The segment that holds the offset; the last one for an offset at or behind the end. */
export const segmentAt = (parsed: Parsed, offset: number): ParsedSegment => at(parsed, "bases", offset);

function at(parsed: Parsed, place: "bases" | "lines", where: number): ParsedSegment {
  const held = heldOf(parsed);
  const { uri, language } = parsed;
  return (
    held[Placed.find(held, place, where)]?.segment ?? {
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
export const offsetAt = (parsed: Parsed, position: Position): number => offsetIn(heldOf(parsed), position);

/** The same of a document that is being edited. */
export function offsetIn(held: readonly Held[], position: Position): number {
  const segment = held[Placed.find(held, "lines", position.line)]?.segment;
  if (!segment || position.line < 0) return 0;
  const { text, base, line } = segment;
  return (
    base + offsetWithin(text, { line: position.line - line, character: Math.max(0, position.character) })
  );
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
