/** The `yaml` package as the judge of everything: text in, our own tree out; none of its nodes is kept. */
import {
  Composer,
  type CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type ParsedNode,
  Parser,
  type YAMLMap,
  type YAMLSeq,
  type Node as YamlNode,
  type Pair as YamlPair,
} from "yaml";
import type { AliasNode, Comment, Item, ListNode, MapNode, Node, Pair, ScalarNode } from "./node.ts";

/** What the parser found wrong, at an offset of the text that it was given. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** A quoted text or a bracket, as written. Its `end` is undefined while it is open. */
export interface Enclosed {
  readonly start: number;
  readonly end: number;
  readonly closed: boolean;
  readonly by: string;
}

export interface Judged {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** In order of their places. */
  readonly complaints: readonly Complaint[];
  /** Quoted texts and brackets that run over several lines or never end; found only where there are complaints. */
  readonly enclosed: readonly Enclosed[];
}

const STYLES: Readonly<Record<string, ScalarNode["style"]>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

/** Parses one YAML document. Never throws for nesting within bounds; see `depth.ts`. */
export function judge(text: string): Judged {
  const tokens = [...new Parser().parse(text)];
  const composer = new Composer({
    keepSourceTokens: true,
    schema: "failsafe",
    uniqueKeys: false,
    resolveKnownTags: false,
    logLevel: "silent",
  });
  let contents: ParsedNode | null = null;
  const complaints: Complaint[] = [];
  for (const doc of untraced(() => [...composer.compose(tokens, true, text.length)])) {
    contents ??= doc.contents;
    for (const { code, message, pos } of doc.errors) complaints.push({ code, message, at: pos[0] });
  }
  complaints.sort((a, b) => a.at - b.at);
  const { comments, enclosed } = gather(tokens, text);
  const root = contents ? node({ text }, contents) : undefined;
  return { root, comments, complaints, enclosed: complaints.length > 0 ? enclosed : [] };
}

interface From {
  readonly text: string;
}

/** The package makes an error object of each complaint; the stack traces in them, which nobody reads, would cost most of the time. */
function untraced<T>(run: () => T): T {
  const limit: unknown = Reflect.get(Error, "stackTraceLimit");
  if (typeof limit !== "number") return run();
  try {
    Reflect.set(Error, "stackTraceLimit", 0);
    return run();
  } finally {
    Reflect.set(Error, "stackTraceLimit", limit);
  }
}

/** The node in our shape; undefined where nothing is written. */
function node(from: From, it: YamlNode | null | undefined): Node | undefined {
  if (isScalar(it)) {
    const [start, end] = it.range ?? [0, 0];
    if (start === end && !it.source && !it.anchor && !it.tag && it.type === "PLAIN") return undefined;
    return scalar(from, it);
  }
  if (isAlias(it)) {
    const [start, end] = it.range ?? [0, 0];
    const alias: AliasNode = { kind: "alias", start, end, name: it.source };
    return alias;
  }
  if (isMap(it)) return map(from, it);
  if (isSeq(it)) return list(from, it);
  return undefined;
}

function scalar({ text }: From, it: YamlNode): ScalarNode {
  const [start, end] = it.range ?? [0, 0];
  if (!isScalar(it)) return { kind: "scalar", start, end, value: text.slice(start, end), style: "plain" };
  const style = STYLES[it.type ?? ""] ?? "plain";
  const block = style === "literal" || style === "folded";
  return {
    kind: "scalar",
    start,
    end: block ? trimmed(text, start, end) : end,
    value: typeof it.value === "string" ? it.value : (it.source ?? ""),
    style,
    ...named(it.anchor, it.tag),
  };
}

/** Where a block scalar's last line that is not blank ends. */
function trimmed(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start + 1 && /\s/.test(text.charAt(stop - 1))) stop--;
  return stop;
}

function named(anchor: string | undefined, tag: string | undefined): { anchor?: string; tag?: string } {
  const written = tag?.startsWith("tag:yaml.org,2002:") ? `!!${tag.slice(18)}` : tag;
  return { ...(anchor ? { anchor } : undefined), ...(written ? { tag: written } : undefined) };
}

function map(from: From, it: YAMLMap): MapNode {
  const pairs = it.items.flatMap((pair) => onePair(from, pair));
  const [start, end] = it.range ?? [0, 0];
  const props = named(it.anchor, it.tag);
  if (it.flow) return { kind: "map", start, end, flow: true, pairs, ...props };
  return {
    kind: "map",
    start: pairs[0]?.start ?? start,
    end: pairs.at(-1)?.end ?? start,
    flow: false,
    pairs,
    ...props,
  };
}

function onePair(from: From, pair: YamlPair): Pair[] {
  const source: CST.CollectionItem | undefined = pair.srcToken;
  const colon = source?.sep?.find((token) => token.type === "map-value-ind");
  const written = pair.key;
  const key: ScalarNode =
    isScalar(written) || isAlias(written) || isMap(written) || isSeq(written)
      ? scalar(from, written)
      : { kind: "scalar", start: colon?.offset ?? 0, end: colon?.offset ?? 0, value: "", style: "plain" };
  const value = isYamlNode(pair.value) ? node(from, pair.value) : undefined;
  const end = value?.end ?? (colon ? colon.offset + 1 : key.end);
  return [{ start: key.start, end, key, value }];
}

const isYamlNode = (it: unknown): it is YamlNode => isScalar(it) || isAlias(it) || isMap(it) || isSeq(it);

function list(from: From, it: YAMLSeq): ListNode {
  const [start, end] = it.range ?? [0, 0];
  const props = named(it.anchor, it.tag);
  const dashes = it.flow ? [] : dashesOf(it);
  const items = it.items.map((item, i): Item => {
    const value = isYamlNode(item) ? node(from, item) : isPair(item) ? single(from, item) : undefined;
    const [from0, to0] = isYamlNode(item) ? (item.range ?? [start, start]) : [start, start];
    const dash = dashes[i];
    if (dash === undefined) return { start: value?.start ?? from0, end: value?.end ?? to0, value };
    return { start: dash, end: value?.end ?? dash + 1, value };
  });
  if (it.flow) return { kind: "list", start, end, flow: true, items, ...props };
  return {
    kind: "list",
    start: items[0]?.start ?? start,
    end: items.at(-1)?.end ?? start,
    flow: false,
    items,
    ...props,
  };
}

const isPair = (it: unknown): it is YamlPair =>
  typeof it === "object" && it !== null && "key" in it && "value" in it;

/** `[a: b]`: a map of one pair without braces of its own. */
function single(from: From, pair: YamlPair): MapNode | undefined {
  const [only] = onePair(from, pair);
  return only && { kind: "map", start: only.start, end: only.end, flow: true, pairs: [only] };
}

/** Where the dashes of a block list stand, in the order of its items. */
function dashesOf(it: YAMLSeq): number[] {
  const source = it.srcToken;
  if (source?.type !== "block-seq") return [];
  const out: number[] = [];
  for (const item of source.items) {
    const dash = item.start.find((token) => token.type === "seq-item-ind");
    if (dash) out.push(dash.offset);
    else if (item.value || item.start.some((token) => token.type === "anchor" || token.type === "tag"))
      out.push(item.value?.offset ?? 0);
  }
  return out;
}

/** Every comment, and every quote and bracket, from the parser's token tree; without recursion. */
function gather(tokens: readonly CST.Token[], text: string): { comments: Comment[]; enclosed: Enclosed[] } {
  const comments: Comment[] = [];
  const enclosed: Enclosed[] = [];
  const open: (CST.Token | null | undefined)[] = [...tokens];
  const push = (more: readonly (CST.Token | null | undefined)[] | undefined): void => {
    for (const token of more ?? []) open.push(token);
  };
  while (open.length > 0) {
    const token = open.pop();
    if (!token) continue;
    if (token.type === "comment")
      comments.push({ start: token.offset, end: token.offset + token.source.length, text: token.source });
    if (token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar")
      enclosed.push(quoted(token));
    if (token.type === "flow-collection") enclosed.push(bracketed(token, text));
    if ("start" in token && Array.isArray(token.start)) push(token.start);
    if ("props" in token) push(token.props);
    if ("items" in token)
      for (const item of token.items) {
        push(item.start);
        push([item.key]);
        push(item.sep);
        push([item.value]);
      }
    if (token.type === "document") push([token.value]);
    if ("end" in token) push(token.end);
  }
  comments.sort((a, b) => a.start - b.start);
  return { comments, enclosed };
}

function quoted(token: CST.FlowScalar): Enclosed {
  const { source, offset } = token;
  const by = source.charAt(0);
  return { start: offset, end: offset + source.length, closed: source.length > 1 && source.endsWith(by), by };
}

function bracketed(token: CST.FlowCollection, text: string): Enclosed {
  const closer = token.end.find(({ type }) => type === "flow-seq-end" || type === "flow-map-end");
  return {
    start: token.offset,
    end: closer ? closer.offset + 1 : text.length,
    closed: closer !== undefined,
    by: token.start.source,
  };
}
