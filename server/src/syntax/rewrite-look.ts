/** Looking at the text around a node: lines, columns, colons, commas, comments. Every offset counts from the segment's start. */
import type { Span } from "../text/span.ts";
import type { Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode } from "./node.ts";

export type Collection = MapNode | ListNode;

/** One pair of a map or one item of a list, as a stretch of text. `end` is the end of what is written, line break excluded. */
export interface Child extends Span {
  readonly key?: string;
  readonly value: Node | undefined;
}

export const isCollection = (node: Node | undefined): node is Collection =>
  node?.kind === "map" || node?.kind === "list";

const isBreak = (char: string | undefined): boolean => char === "\n" || char === "\r";
const isBlank = (char: string | undefined): boolean => char === " " || char === "\t";

/** The offset where the line of `at` begins; a byte order mark is not part of the first line. */
export function lineStart(text: string, at: number): number {
  let i = at;
  while (i > 0 && !isBreak(text[i - 1])) i--;
  return i === 0 && text.startsWith("\uFEFF") && at > 0 ? 1 : i;
}

/** The offset of the line break (or the text's end) at or behind `at`. */
export function lineEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length && !isBreak(text[i])) i++;
  return i;
}

/** The offset before the line break that ends just at `at`; `at` itself where no line ends there. */
export function beforeBreak(text: string, at: number): number {
  if (text[at - 1] === "\n") return text[at - 2] === "\r" ? at - 2 : at - 1;
  return text[at - 1] === "\r" ? at - 1 : at;
}

/** The length of the line break at `at`; 0 at the text's end. */
export const breakLength = (text: string, at: number): number =>
  text.startsWith("\r\n", at) ? 2 : at < text.length ? 1 : 0;

export const column = (text: string, at: number): number => at - lineStart(text, at);

/** The blanks that the line of `at` begins with. */
export function indentOf(text: string, at: number): string {
  const from = lineStart(text, at);
  let to = from;
  while (isBlank(text[to])) to++;
  return text.slice(from, to);
}

/** Whether only blanks stand before `at` on its line. */
export const startsLine = (text: string, at: number): boolean =>
  /^[ \t]*$/.test(text.slice(lineStart(text, at), at));

/** Whether nothing but blanks and a comment stands between `at` and the line's end. */
export const endsLine = (text: string, at: number): boolean =>
  /^[ \t]*$|^[ \t]+#/.test(text.slice(at, lineEnd(text, at)));

export const hasBreak = (text: string, from: number, to: number): boolean =>
  /[\r\n]/.test(text.slice(from, to));

/** The offset behind the anchor and tag that may stand at the beginning of the node's span. */
export function contentStart(text: string, node: Node): number {
  let at = node.start;
  while ((node.anchor !== undefined || node.tag !== undefined) && (text[at] === "&" || text[at] === "!")) {
    while (at < node.end && !/\s/.test(text[at] ?? " ")) at++;
    at = skipSpace(text, at, node.end);
  }
  return at;
}

/** The end of what a node shows, without the line break behind a block scalar. Comments behind it don't count. */
export function tail(text: string, node: Node): number {
  const leaf = lastLeaf(node);
  if (leaf.is === "pair") return pairEnd(text, leaf.pair);
  if (leaf.is === "item") return leaf.at + 1;
  if (!isBlockScalar(leaf.node)) return leaf.node.end;
  const end = beforeBreak(text, leaf.node.end);
  // `|+` keeps the blank lines that follow: they are part of the text.
  const blank = keepsBlankLines(text, leaf.node) ? /^(?:[ \t]*(?:\r\n|\n|\r))+/.exec(text.slice(end)) : null;
  return blank ? beforeBreak(text, end + blank[0].length) : end;
}

type Leaf =
  | { readonly is: "node"; readonly node: Node }
  | { readonly is: "pair"; readonly pair: Pair }
  | { readonly is: "item"; readonly at: number };

/** What is written last in a block, without recursion. */
function lastLeaf(node: Node): Leaf {
  let at = node;
  while (isCollection(at) && !at.flow) {
    const pair: Pair | undefined = at.kind === "map" ? at.pairs.at(-1) : undefined;
    const item: Item | undefined = at.kind === "list" ? at.items.at(-1) : undefined;
    const value: Node | undefined = (pair ?? item)?.value;
    if (value) at = value;
    else if (pair) return { is: "pair", pair };
    else return item ? { is: "item", at: item.start } : { is: "node", node: at };
  }
  return { is: "node", node: at };
}

export const isBlockScalar = (node: Node): boolean =>
  node.kind === "scalar" && (node.style === "literal" || node.style === "folded");

/** Whether the node ends with a block scalar to which every blank line behind it belongs. */
export function keepsBlankLines(text: string, node: Node | undefined): boolean {
  const leaf = node && lastLeaf(node);
  if (leaf?.is !== "node" || !isBlockScalar(leaf.node)) return false;
  return /^[|>][0-9]*\+/.test(text.slice(contentStart(text, leaf.node), leaf.node.end));
}

/** The offset behind the pair's colon, or undefined where there is none (`{ a }`). */
export function colonEnd(text: string, pair: Pair): number | undefined {
  const at = skipSpace(text, pair.key.end, pair.value?.start ?? text.length);
  return text[at] === ":" ? at + 1 : undefined;
}

const pairEnd = (text: string, pair: Pair): number => colonEnd(text, pair) ?? pair.key.end;

/** The children of a collection in order, with the spans that they really cover. */
export function childrenOf(text: string, node: Collection): readonly Child[] {
  if (node.kind === "map")
    return node.pairs.map((pair) => ({
      start: node.flow ? pair.start : keyStart(text, pair.start),
      end: pair.value ? tail(text, pair.value) : pairEnd(text, pair),
      key: pair.key.value,
      value: pair.value,
    }));
  return node.items.map((item) => ({
    start: item.start,
    end: item.value ? tail(text, item.value) : node.flow ? item.end : item.start + 1,
    value: item.value,
  }));
}

/** A key's span may leave out the anchor or tag before it on the line. */
function keyStart(text: string, at: number): number {
  const props = /(?:[&!]\S*[ \t]+)+$/.exec(text.slice(lineStart(text, at), at));
  return props ? at - props[0].length : at;
}

export function skipSpace(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && /\s/.test(text[at] ?? "")) at++;
  return at;
}

/** The offset of the comma that follows a child of a flow collection, blanks and comments between them passed over. */
export function commaAfter(text: string, from: number, comments: readonly Comment[]): number | undefined {
  let at = from;
  for (;;) {
    at = skipSpace(text, at, text.length);
    const comment = comments.find((c) => c.start === at);
    if (!comment) return text[at] === "," ? at : undefined;
    at = comment.end;
  }
}

/** The start of the comment lines that stand directly above the line of `at`, in its column; else the start of that line. */
export function attachedAbove(text: string, at: number, comments: readonly Comment[]): number {
  let from = lineStart(text, at);
  const wanted = column(text, at);
  for (;;) {
    const above = beforeBreak(text, from);
    if (above === from) return from;
    const start = lineStart(text, above);
    const comment = comments.find((c) => c.start === start + wanted && c.end <= above);
    if (!comment || !startsLine(text, comment.start)) return from;
    from = start;
  }
}

/** The line break of the line of `at`, else the first of the text. */
export function breakAt(text: string, at: number): string | undefined {
  return /^(\r\n|\n|\r)/.exec(text.slice(lineEnd(text, at)))?.[1] ?? /\r\n|\n|\r/.exec(text)?.[0];
}

/** The offset behind the anchor and tag that may follow a colon or a dash on its line. */
export const propsEnd = (text: string, at: number): number =>
  at + (/^(?:[ \t]+[&!][^\s,]*)+/.exec(text.slice(at, lineEnd(text, at)))?.[0].length ?? 0);

export const eachKey = (node: Collection): readonly ScalarNode[] =>
  node.kind === "map" ? node.pairs.map((pair) => pair.key) : [];
