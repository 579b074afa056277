/** Symbolic edits of HCL: a scalar replaced, an attribute put into a block or map, an attribute, entry or inner block removed. */
import { inOrder, type TextEdit } from "../text/edits.ts";
import { contains, type Span } from "../text/span.ts";
import { noteEdits } from "./hcl-note.ts";
import { hclKey, hclQuoted, hclText, type Layout } from "./hcl-write.ts";
import type { ListNode, MapNode, Node, Pair, ParsedSegment, Path, ScalarNode } from "./node.ts";
import type { SymbolicEdit } from "./rewrite.ts";
import { isRefusal, type Refusal, refuse } from "./rewrite-change.ts";
import { cutEdits, silenceEdits } from "./rewrite-silence.ts";
import { replaceText } from "./rewrite-spot.ts";
import type { Around } from "./rewrite-style.ts";
import type { Value } from "./rewrite-write.ts";

/** The step of a path behind which a word of a `# nhi:` comment stands, for blocks that have no better place for it. */
export const NOTE = "# nhi";

/** The edits of the segment's text, in order; all of them or none. */
export function rewriteHcl(
  segment: ParsedSegment,
  edits: readonly SymbolicEdit[],
  around: Around,
): readonly TextEdit[] | Refusal {
  const out: TextEdit[] = [];
  const made = new Set<string>();
  for (const edit of edits) {
    const done = one(segment, edit, around.eol ?? (segment.text.includes("\r\n") ? "\r\n" : "\n"), made);
    if (isRefusal(done)) return done;
    out.push(...done);
  }
  const real = out.filter(({ span, text }) => segment.text.slice(span.start, span.end) !== text);
  return inOrder(real) ?? refuse("Two of the edits touch the same place");
}

function one(
  segment: ParsedSegment,
  edit: SymbolicEdit,
  eol: string,
  made: Set<string>,
): readonly TextEdit[] | Refusal {
  switch (edit.do) {
    case "put": {
      const [first, key] = edit.to.path;
      if (first === NOTE && typeof key === "string") return noteEdits(segment, key, edit.value, eol);
      return put(segment, edit.to.path, edit.value, eol, made);
    }
    case "append":
      return append(segment, edit.to.path, edit.value, eol);
    case "remove":
      return remove(segment, edit.from.path);
    case "replace":
      return replace(segment, edit.at, edit.value);
    case "rename":
      return rename(segment, edit.at, edit.to);
    case "note":
      return silenceEdits(segment, edit, eol);
    case "cut":
      return cutEdits(segment, edit.at);
  }
}

function put(
  segment: ParsedSegment,
  path: Path,
  value: Value,
  eol: string,
  made: Set<string>,
): readonly TextEdit[] | Refusal {
  let node: Node | undefined = segment.root;
  for (const [i, step] of path.entries()) {
    if (isEmbedded(segment, node)) return refuse("A document inside of a text is not written in");
    if (node?.kind === "list" && typeof step === "number") {
      node = node.items[step]?.value;
      continue;
    }
    if (node?.kind !== "map") return refuse("What stands there is computed");
    const pair: Pair | undefined = node.pairs.find(({ key }) => key.value === String(step));
    if (pair?.value) {
      node = pair.value;
      continue;
    }
    if (pair) return refuse(`Nothing stands behind ${step}`);
    const rest = path.slice(i + 1);
    if (i === 0 || rest.some((key) => typeof key === "number")) return refuse("There is no such block");
    const place = path.slice(0, i + 1).join("\n");
    if (made.has(place)) return refuse("Two of the edits make the same map");
    made.add(place);
    const whole = rest.reduceRight<Value>((inner, key) => ({ [key]: inner }), value);
    return addPair(segment.text, node, String(step), whole, eol);
  }
  return node?.kind === "scalar"
    ? scalarEdits(segment, node, value)
    : refuse("There is no single value at this place");
}

/** A new pair behind the last one. */
function addPair(
  text: string,
  map: MapNode,
  key: string,
  value: Value,
  eol: string,
): readonly TextEdit[] | Refusal {
  const last = map.pairs.at(-1);
  const open = text.indexOf("{", map.start);
  if (open < 0 || open >= map.end || text[map.end - 1] !== "}") return refuse("The brackets are not whole");
  const lines = map.pairs.length === 0 ? !map.flow : text.slice(open, map.end).includes("\n");
  if (!lines) {
    const written = `${hclKey(key)} = ${hclText(value)}`;
    if (last) return map.flow ? [insert(last.end, `, ${written}`)] : refuse("The block stands on one line");
    return [{ span: { start: open + 1, end: map.end - 1 }, text: ` ${written} ` }];
  }
  const outer = indentAt(text, map.end - 1);
  const indent = last ? indentAt(text, last.start) : `${indentAt(text, map.start)}  `;
  const unit = indent.startsWith(outer) && indent.length > outer.length ? indent.slice(outer.length) : "  ";
  const layout: Layout = { indent, unit, eol };
  const name = hclKey(key);
  const pad = last ? " ".repeat(Math.max(0, equalsColumn(text, last) - name.length - 1)) : "";
  const line = `${indent}${name}${pad} = ${hclText(value, layout)}`;
  if (!last) return [{ span: { start: open + 1, end: map.end - 1 }, text: `${eol}${line}${eol}${outer}` }];
  // Behind the last pair's line, with its comment; a comma there asks for one here.
  const comma = /^[ \t]*,/.exec(text.slice(last.end, last.end + 50));
  const end = lineEnd(text, last.end);
  if (end > map.end - 1) return refuse("The closing bracket stands on the last entry's line");
  return [insert(end, `${eol}${line}${comma ? "," : ""}`)];
}

/** How far the last pair's `=` stands from its key's start, where it is written `key = value` in one line. */
function equalsColumn(text: string, { key, value }: Pair): number {
  const between = text.slice(key.end, value?.start ?? key.end);
  return /^ +=/.test(between) ? key.end - key.start + between.indexOf("=") : 0;
}

function append(
  segment: ParsedSegment,
  path: Path,
  value: Value,
  eol: string,
): readonly TextEdit[] | Refusal {
  const list = at(segment, path);
  if (isRefusal(list)) return list;
  if (list.kind !== "list" || !list.flow || list.tag === "!merge") return refuse("There is no list here");
  const last = list.items.at(-1);
  const { text } = segment;
  if (!last) return [{ span: { start: list.start, end: list.end }, text: `[${hclText(value)}]` }];
  const line = text.lastIndexOf("\n", last.start) + 1;
  const alone = text.slice(line, last.start).trim() === "";
  return [
    insert(last.end, alone ? `,${eol}${indentAt(text, last.start)}${hclText(value)}` : `, ${hclText(value)}`),
  ];
}

function remove(segment: ParsedSegment, path: Path): readonly TextEdit[] | Refusal {
  const step = path.at(-1);
  const holder = at(segment, path.slice(0, -1));
  if (isRefusal(holder)) return holder;
  if (path.length < 4 || step === undefined) return refuse("A whole block is not removed");
  const children: readonly Span[] = holder.kind === "map" ? holder.pairs : childrenOf(holder);
  const index =
    holder.kind === "map" ? holder.pairs.findIndex(({ key }) => key.value === String(step)) : Number(step);
  const child = children[index];
  if (!child) return refuse("There is nothing to remove");
  return [{ span: removal(segment.text, children, index, child), text: "" }];
}

const childrenOf = (node: Node): readonly Span[] => (node.kind === "list" ? node.items : []);

/** Whole lines where it stands alone on them; else as far as the next entry, or from the one before. */
function removal(text: string, children: readonly Span[], index: number, child: Span): Span {
  const start = text.lastIndexOf("\n", child.start - 1) + 1;
  const tail = /^[ \t]*,?[ \t]*(?:(?:#|\/\/)[^\n]*)?(?:\r?\n|$)/.exec(text.slice(child.end));
  if (text.slice(start, child.start).trim() === "" && tail) return { start, end: child.end + tail[0].length };
  const [before, next] = [children[index - 1], children[index + 1]];
  if (next) return { start: child.start, end: next.start };
  return { start: before?.end ?? child.start, end: child.end };
}

function replace(segment: ParsedSegment, span: Span, value: string): readonly TextEdit[] | Refusal {
  const comment = segment.comments.find((one) => contains(one, span) && one.start < span.start);
  if (comment) return replaceText(segment, span, value);
  const found = find(segment, segment.root, span, isWhole);
  if (found) return scalarEdits(segment, found, value);
  // The day of a moment, the mail address beside a name: what stands around it stays.
  return /^[\w.:@/-]+$/.test(value) && find(segment, segment.root, span, isPart)
    ? replaceText(segment, span, value)
    : refuse("There is no single value at this place");
}

function rename(segment: ParsedSegment, span: Span, to: string): readonly TextEdit[] | Refusal {
  const found = find(segment, segment.root, span, isWhole);
  if (!found || !isKey(segment.root, found)) return refuse("There is no key");
  return [{ span: found, text: found.style === "double" ? hclQuoted(to) : hclKey(to) }];
}

function isKey(node: Node | undefined, key: ScalarNode): boolean {
  if (node?.kind === "map") return node.pairs.some((pair) => pair.key === key || isKey(pair.value, key));
  return node?.kind === "list" && node.items.some(({ value }) => isKey(value, key));
}

type Fits = (segment: ParsedSegment, node: ScalarNode, span: Span) => boolean;

/** The scalar that the span covers; its quotes may be left out. */
const isWhole: Fits = (_, { start, end, style }, span) =>
  (start === span.start && end === span.end) ||
  (style === "double" && start + 1 === span.start && end - 1 === span.end);

/** The quoted text in which the span is a stretch that means what is written. */
const isPart: Fits = ({ text }, { start, end, style }, span) =>
  style === "double" &&
  span.start > start &&
  span.start < span.end &&
  span.end < end &&
  !/[\\$%"]/.test(text.slice(start + 1, end - 1));

function find(
  segment: ParsedSegment,
  node: Node | undefined,
  span: Span,
  fits: Fits,
): ScalarNode | undefined {
  if (!node) return undefined;
  if (node.kind === "map")
    for (const { key, value } of node.pairs) {
      const found = find(segment, key, span, fits) ?? find(segment, value, span, fits);
      if (found) return found;
    }
  if (node.kind === "list")
    for (const { value } of node.items) {
      const found = find(segment, value, span, fits);
      if (found) return found;
    }
  return node.kind === "scalar" && fits(segment, node, span) ? node : undefined;
}

function scalarEdits({ text }: ParsedSegment, node: ScalarNode, value: Value): readonly TextEdit[] | Refusal {
  if (typeof value === "object") return refuse("A single value is not replaced by a map or list");
  const { start, end, style } = node;
  if (style === "literal" || (style === "plain" && node.value.startsWith("${")) || node.value.includes("${"))
    return refuse("What stands there is computed");
  const plain =
    style === "plain" && (typeof value !== "string" || /^(true|false|-?\d+(\.\d+)?)$/.test(value));
  // Inside of a document in a text the rules of JSON hold, and a dollar sign is nothing special to them.
  const written = plain ? String(value) : hclQuoted(String(value));
  return text.slice(start, end) === written ? [] : [{ span: { start, end }, text: written }];
}

function at(segment: ParsedSegment, path: Path): MapNode | ListNode | ScalarNode | Refusal {
  let node: Node | undefined = segment.root;
  for (const step of path) {
    if (isEmbedded(segment, node)) return refuse("A document inside of a text is not written in");
    if (node?.kind === "map") node = node.pairs.find(({ key }) => key.value === String(step))?.value;
    else node = node?.kind === "list" && typeof step === "number" ? node.items[step]?.value : undefined;
  }
  if (isEmbedded(segment, node)) return refuse("A document inside of a text is not written in");
  return node && node.kind !== "alias" ? node : refuse("There is no such place");
}

/** A document in a heredoc. */
const isEmbedded = ({ text }: ParsedSegment, node: Node | undefined): boolean =>
  node !== undefined && node.kind !== "scalar" && node.tag !== undefined && text.startsWith("<<", node.start);

const insert = (where: number, text: string): TextEdit => ({ span: { start: where, end: where }, text });

function indentAt(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(line, offset + 1))?.[0] ?? "";
}

/** The end of the line, its break left out. */
function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
