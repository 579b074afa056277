/** A text on its way to something that parses: characters put in and taken out, each remembering where it stood. */
import type { Comment, Node } from "./node.ts";

export interface Mended {
  readonly text: string;
  /** For each offset of `text` the offset of the original. */
  readonly origin: readonly number[];
}

/** The text as it is. */
export const unmended = (text: string): Mended => ({
  text,
  origin: Array.from({ length: text.length + 1 }, (_, at) => at),
});

/** `remove` characters at `at` replaced by `insert`. */
export function replaced({ text, origin }: Mended, at: number, remove: number, insert: string): Mended {
  const here = origin[at] ?? 0;
  return {
    text: text.slice(0, at) + insert + text.slice(at + remove),
    origin: [...origin.slice(0, at), ...Array.from(insert, () => here), ...origin.slice(at + remove)],
  };
}

/** Everything from `start` to `end` but line breaks made spaces. */
export const blanked = ({ text, origin }: Mended, start: number, end: number): Mended => ({
  text: text.slice(0, start) + text.slice(start, end).replace(/[^\r\n]/g, " ") + text.slice(end),
  origin,
});

/** The tree with the places of the original text. */
export function inOrigin<T extends Node>(node: T, origin: readonly number[]): T {
  const at = (offset: number): number => origin[offset] ?? 0;
  const place = { start: at(node.start), end: at(node.end) };
  if (node.kind === "map") {
    const pairs = node.pairs.map((pair) => ({
      start: at(pair.start),
      end: at(pair.end),
      key: inOrigin(pair.key, origin),
      value: pair.value && inOrigin(pair.value, origin),
    }));
    return { ...node, ...place, pairs };
  }
  if (node.kind === "list") {
    const items = node.items.map((item) => ({
      start: at(item.start),
      end: at(item.end),
      value: item.value && inOrigin(item.value, origin),
    }));
    return { ...node, ...place, items };
  }
  return { ...node, ...place };
}

export const commentsInOrigin = (comments: readonly Comment[], origin: readonly number[]): Comment[] =>
  comments.map((comment) => ({
    ...comment,
    start: origin[comment.start] ?? 0,
    end: origin[comment.end] ?? 0,
  }));
