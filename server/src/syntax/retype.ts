/**
 * Letters typed into a value or taken out of it: what people do all day. Where the value is plain and goes on before them, no line is cut
 * otherwise and no other token read otherwise: the tree is the one before, with everything behind the letters moved.
 */
import { type Held, make } from "./held.ts";
import type { Comment, Item, Node, Pair, ScalarNode } from "./node.ts";
import type { Tree } from "./tree.ts";

/** Letters, digits and `_`: in a value that has begun they mean nothing but themselves. */
const WORD = /^\w*$/;
/** More of them at once are no typing. */
const MANY = 200;

interface Retyping {
  /** Where the letters go, from the segment's start; what stood from there up to `until` goes. */
  readonly from: number;
  readonly until: number;
  /** By how much everything behind moves. */
  readonly by: number;
  /** The segment's text afterwards. */
  readonly text: string;
}

/** The segment afterwards; undefined where it has to be read anew. `from`, `until`: offsets from its start. It is not the head of a document, nor is its first line touched. */
export function retyped(held: Held, from: number, until: number, letters: string): Held | undefined {
  const { segment, cut, tree, marks } = held;
  const { uri, language, text: old } = segment;
  if (language !== "yaml" || marks !== 0 || cut.kind !== "entry" || tree.problems.length > 0 || !cut.claim)
    return undefined;
  if (until > old.length || until - from > MANY || letters.length > MANY) return undefined;
  if (!WORD.test(letters) || !WORD.test(old.slice(from - 1, until))) return undefined;
  const target = valueAt(tree.root, from, until);
  if (!target || target.value !== old.slice(target.start, target.end)) return undefined;
  const by = letters.length - (until - from);
  const text = old.slice(0, from) + letters + old.slice(until);
  const moved = movedTree(tree, { from, until, by, text });
  return make(uri, language, text, { ...cut, end: cut.end + by }, moved);
}

/** The plain value that goes on before `from` and up to `until` at least. */
function valueAt(root: Node | undefined, from: number, until: number): ScalarNode | undefined {
  let node = root;
  while (node && node.kind !== "scalar") {
    if (node.kind === "alias") return undefined;
    const parts: readonly (Pair | Item)[] = node.kind === "map" ? node.pairs : node.items;
    node = parts.find(({ value }) => value && value.start < from && until <= value.end)?.value;
  }
  return node?.style === "plain" ? node : undefined;
}

const movedTree = (tree: Tree, edit: Retyping): Tree => ({
  ...tree,
  root: tree.root && nodeAfter(tree.root, edit),
  comments: tree.comments.map((one) => commentAfter(one, edit)),
});

const after = (place: number, { until, by }: Retyping): number => (place >= until ? place + by : place);

const commentAfter = (comment: Comment, edit: Retyping): Comment =>
  comment.end <= edit.from
    ? comment
    : { start: after(comment.start, edit), end: after(comment.end, edit), text: comment.text };

/** The node afterwards. One that ends before the letters is the same object. */
function nodeAfter(node: Node, edit: Retyping): Node {
  if (node.end < edit.from) return node;
  const start = node.start < edit.from ? node.start : node.start + edit.by;
  const end = after(node.end, edit);
  const { tag } = node;
  const moved: Node =
    node.kind === "scalar"
      ? { kind: "scalar", start, end, value: valueAfter(node, start, end, edit), style: node.style }
      : node.kind === "map"
        ? { kind: "map", start, end, flow: node.flow, pairs: node.pairs.map((pair) => pairAfter(pair, edit)) }
        : node.kind === "list"
          ? {
              kind: "list",
              start,
              end,
              flow: node.flow,
              items: node.items.map((item) => itemAfter(item, edit)),
            }
          : { ...node, start, end };
  return tag === undefined ? moved : { ...moved, tag };
}

/** Only the value itself takes the letters. */
const valueAfter = (
  { start: before, value }: ScalarNode,
  start: number,
  end: number,
  { from, text }: Retyping,
): string => (before < from ? text.slice(start, end) : value);

function pairAfter(pair: Pair, edit: Retyping): Pair {
  if (pair.end < edit.from) return pair;
  const key = nodeAfter(pair.key, edit);
  if (key.kind !== "scalar") return pair;
  return {
    start: key.start,
    end: after(pair.end, edit),
    key,
    value: pair.value && nodeAfter(pair.value, edit),
  };
}

function itemAfter(item: Item, edit: Retyping): Item {
  if (item.end < edit.from) return item;
  const start = item.start < edit.from ? item.start : item.start + edit.by;
  return { start, end: after(item.end, edit), value: item.value && nodeAfter(item.value, edit) };
}
