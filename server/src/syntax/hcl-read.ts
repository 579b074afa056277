/**
 * HCL as the common tree, in the shape that Terraform's own JSON syntax has: `resource "aws_iam_user" "bot" { tags { … } }` is
 * `{ resource: { aws_iam_user: { bot: { tags: [{ … }] } } } }`; blocks inside of blocks are lists, because they may be repeated.
 * What is computed is a text `${…}`, which every reader knows for a value from elsewhere.
 */
import type { TreeCursor } from "web-tree-sitter";
import { DEEPEST } from "./depth.ts";
import { withHclTree } from "./hcl-grammar.ts";
import { heredocNode, quotedText } from "./hcl-text.ts";
import type { Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode } from "./node.ts";

/** Larger blocks are data, and nobody wrote them by hand. */
const LARGEST = 1024 * 1024;

export interface ReadHcl {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
}

const NOTHING: ReadHcl = { root: undefined, comments: [] };

/** Reads one stretch of HCL. What the grammar does not understand is left out; where it has not been handed in, all of it. */
export function readHcl(text: string): ReadHcl {
  if (text.length > LARGEST) return NOTHING;
  const from: Reader = { text, comments: [], depth: 0 };
  const read = (cursor: TreeCursor): ReadHcl => {
    const pairs: Pair[] = [];
    each(from, cursor, (type) => {
      if (type === "body") pairs.push(...bodyPairs(from, cursor));
    });
    const [first] = pairs;
    const root: MapNode | undefined = first && {
      kind: "map",
      flow: false,
      start: first.start,
      end: pairs.at(-1)?.end ?? first.end,
      pairs,
    };
    return { root, comments: from.comments };
  };
  return withHclTree(text, read) ?? NOTHING;
}

interface Reader {
  readonly text: string;
  readonly comments: Comment[];
  depth: number;
}

/** Visits the children of the node that the cursor is on; comments among them are kept. */
function each(from: Reader, cursor: TreeCursor, visit: (type: string) => void): void {
  if (!cursor.gotoFirstChild()) return;
  do {
    const type = cursor.nodeType;
    if (type === "comment") {
      const { startIndex: start, endIndex } = cursor;
      const text = from.text.slice(start, endIndex).replace(/[\r\n]+$/, "");
      from.comments.push({ start, end: start + text.length, text });
    } else visit(type);
  } while (cursor.gotoNextSibling());
  cursor.gotoParent();
}

/** Attributes and blocks. Blocks of one name are one list, at the place of the first. */
function bodyPairs(from: Reader, cursor: TreeCursor): readonly Pair[] {
  const pairs: Pair[] = [];
  const lists = new Map<string, { at: number; items: Item[] }>();
  if (from.depth > DEEPEST) return pairs;
  from.depth++;
  each(from, cursor, (type) => {
    if (type === "attribute") {
      const pair = attribute(from, cursor);
      if (pair) pairs.push(pair);
    } else if (type === "block") {
      const block = blockPair(from, cursor);
      if (!block?.value) return;
      if (from.depth === 1) {
        pairs.push(block);
        return;
      }
      const item: Item = { start: block.start, end: block.end, value: block.value };
      const known = lists.get(block.key.value);
      if (known) known.items.push(item);
      else lists.set(block.key.value, { at: pairs.length, items: [item] });
      const at = known?.at ?? pairs.length;
      pairs[at] = listPair(block.key, known?.items ?? [item]);
    }
  });
  from.depth--;
  return pairs;
}

function listPair(key: ScalarNode, items: readonly Item[]): Pair {
  const [start, end] = [items[0]?.value?.start ?? key.end, items.at(-1)?.end ?? key.end];
  const value: ListNode = { kind: "list", flow: false, start, end, items };
  return { start: key.start, end, key, value };
}

/** `type "label" "label" { … }` as maps in each other. */
function blockPair(from: Reader, cursor: TreeCursor): Pair | undefined {
  const keys: ScalarNode[] = [];
  let pairs: readonly Pair[] = [];
  let open = cursor.endIndex;
  each(from, cursor, (type) => {
    const { startIndex: start, endIndex: end } = cursor;
    if (type === "identifier") keys.push(plain(start, end, from.text.slice(start, end)));
    else if (type === "string_lit") keys.push(quoted(from, start, end));
    else if (type === "block_start") open = start;
    else if (type === "body") pairs = bodyPairs(from, cursor);
  });
  const end = cursor.endIndex;
  let inner: MapNode = { kind: "map", flow: false, start: open, end, pairs };
  for (let i = keys.length - 1; i > 0; i--) {
    const key = keys[i];
    if (!key) continue;
    const pair: Pair = { start: key.start, end, key, value: inner };
    inner = { kind: "map", flow: false, start: key.start, end, pairs: [pair] };
  }
  const [first] = keys;
  return first && { start: first.start, end, key: first, value: inner };
}

function attribute(from: Reader, cursor: TreeCursor): Pair | undefined {
  let key: ScalarNode | undefined;
  let value: Node | undefined;
  each(from, cursor, (type) => {
    const { startIndex: start, endIndex: end } = cursor;
    if (type === "identifier") key = plain(start, end, from.text.slice(start, end));
    else if (type === "expression") value = expression(from, cursor);
  });
  return key && { start: key.start, end: cursor.endIndex, key, value };
}

/** A value that is written here, or the text of what computes it. */
function expression(from: Reader, cursor: TreeCursor): Node {
  const { startIndex: start, endIndex: end } = cursor;
  let only: Node | undefined;
  let parts = 0;
  if (from.depth > DEEPEST) return computed(from, start, end);
  from.depth++;
  each(from, cursor, (type) => {
    parts++;
    only = parts === 1 ? part(from, cursor, type) : undefined;
  });
  from.depth--;
  return only ?? computed(from, start, end);
}

function part(from: Reader, cursor: TreeCursor, type: string): Node | undefined {
  if (type === "function_call") return call(from, cursor);
  if (type !== "literal_value" && type !== "template_expr" && type !== "collection_value") return undefined;
  let found: Node | undefined;
  each(from, cursor, (kind) => {
    const { startIndex: start, endIndex: end } = cursor;
    if (kind === "string_lit" || kind === "quoted_template") found = quoted(from, start, end);
    else if (kind === "heredoc_template")
      found = heredocNode(from.text, start, end, inserts(from, cursor), (body) => readHcl(body).root);
    else if (kind === "object") found = object(from, cursor);
    else if (kind === "tuple") found = tuple(from, cursor);
    else found = plain(start, end, from.text.slice(start, end));
  });
  return found;
}

/** Where a template computes something. */
function inserts(from: Reader, cursor: TreeCursor): { start: number; end: number; computes: boolean }[] {
  const found: { start: number; end: number; computes: boolean }[] = [];
  each(from, cursor, (type) => {
    if (type === "template_interpolation" || type === "template_directive")
      found.push({
        start: cursor.startIndex,
        end: cursor.endIndex,
        computes: type === "template_interpolation",
      });
  });
  return found;
}

/** Functions that change nothing of what they are given, and the ones that put maps together: their arguments can be read. */
const READ: ReadonlyMap<string, string> = new Map([
  ["jsonencode", "!json"],
  ["yamlencode", "!yaml"],
  ["toset", "!set"],
  ["tolist", "!list"],
  ["tomap", "!map"],
  ["merge", "!merge"],
]);

function call(from: Reader, cursor: TreeCursor): Node | undefined {
  const { startIndex: start, endIndex: end } = cursor;
  let tag: string | undefined;
  const given: Node[] = [];
  each(from, cursor, (type) => {
    if (type === "identifier") tag = READ.get(from.text.slice(cursor.startIndex, cursor.endIndex));
    else if (type === "function_arguments" && tag)
      each(from, cursor, (kind) => {
        if (kind === "expression") given.push(expression(from, cursor));
      });
  });
  if (tag === "!merge") {
    const items = given.map((value) => ({ start: value.start, end: value.end, value }));
    return { kind: "list", tag, flow: true, start, end, items };
  }
  const [one] = given;
  return tag && one && given.length === 1 && (one.kind === "map" || one.kind === "list")
    ? { ...one, tag }
    : undefined;
}

function object(from: Reader, cursor: TreeCursor): MapNode {
  const pairs: Pair[] = [];
  each(from, cursor, (type) => {
    if (type !== "object_elem") return;
    const two: (Node | undefined)[] = [];
    each(from, cursor, (kind) => {
      if (kind === "expression") two.push(two.length === 0 ? keyOf(from, cursor) : expression(from, cursor));
    });
    const [key, value] = two;
    if (key?.kind === "scalar") pairs.push({ start: key.start, end: value?.end ?? key.end, key, value });
  });
  return { kind: "map", flow: true, start: cursor.startIndex, end: cursor.endIndex, pairs };
}

/** A bare word is the key itself, not a variable of that name. */
function keyOf(from: Reader, cursor: TreeCursor): Node {
  const { startIndex: start, endIndex: end } = cursor;
  const text = from.text.slice(start, end);
  return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(text) ? plain(start, end, text) : expression(from, cursor);
}

function tuple(from: Reader, cursor: TreeCursor): ListNode {
  const items: Item[] = [];
  each(from, cursor, (type) => {
    if (type !== "expression") return;
    const { startIndex: start, endIndex: end } = cursor;
    items.push({ start, end, value: expression(from, cursor) });
  });
  return { kind: "list", flow: true, start: cursor.startIndex, end: cursor.endIndex, items };
}

const plain = (start: number, end: number, value: string): ScalarNode => ({
  kind: "scalar",
  style: "plain",
  start,
  end,
  value,
});

const quoted = ({ text }: Reader, start: number, end: number): ScalarNode => ({
  kind: "scalar",
  style: "double",
  start,
  end,
  value: quotedText(text.slice(start + 1, end - 1)),
});

const computed = ({ text }: Reader, start: number, end: number): ScalarNode =>
  plain(start, end, `\${${text.slice(start, end)}}`);
