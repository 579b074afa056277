/** The habits of a segment's author, learnt from what is already written: indent, quotes, braces, line ends. */
import type { MapNode, Node, ParsedSegment, ScalarNode } from "./node.ts";
import {
  breakAt,
  type Collection,
  childrenOf,
  column,
  hasBreak,
  indentOf,
  isCollection,
  startsLine,
} from "./rewrite-look.ts";

/** What the segment's text cannot tell, because it stands in another segment. */
export interface Around {
  /** The document's line break. */
  readonly eol?: string;
  /** The document's indent step. */
  readonly step?: number;
  /** Whether an alias anywhere in the document stands for the anchor of that name. */
  readonly aliased?: (anchor: string) => boolean;
}

export interface Style {
  readonly json: boolean;
  /** Columns that a nested block map stands further in. */
  readonly step: number;
  /** Columns that the dashes of a list stand further in than its key. */
  readonly dash: number;
  /** One step of members that stand on lines of their own in braces. */
  readonly unit: string;
  readonly quote: "single" | "double";
  /** Blanks inside the braces of a one-line map, and the brackets of a one-line list. */
  readonly brace: string;
  readonly bracket: string;
  /** What stands between key and value, and between members, on one line. */
  readonly colon: string;
  readonly comma: string;
  /** How the last list and the last map with something in it are written. */
  readonly flowLists: boolean | undefined;
  readonly flowMaps: boolean | undefined;
  readonly aliases: ReadonlySet<string>;
}

export function styleOf(segment: ParsedSegment, around: Around): Style {
  const { text } = segment;
  const json = segment.language === "json";
  const all = segment.root ? nodesOf(segment.root) : [];
  const maps = all.flatMap((node) => (node.kind === "map" && node.pairs.length > 0 ? [node] : []));
  const lists = all.flatMap((node) => (node.kind === "list" && node.items.length > 0 ? [node] : []));
  const steps = maps.filter((map) => !map.flow).flatMap((map) => stepsIn(text, map));
  const outer = segment.kind === "entry" && maps[0] && !maps[0].flow ? column(text, maps[0].start) : 0;
  const first = <T>(values: readonly (T | undefined)[], other: T): T =>
    values.find((v) => v !== undefined) ?? other;
  const colon = first(
    maps.map((map) => (map.flow && json ? spaceAfterColon(text, map) : undefined)),
    ": ",
  );
  return {
    json,
    step: first([steps.find((s) => s.step > 0)?.step, outer > 0 ? outer : undefined], around.step ?? 2),
    dash: first(
      [steps.find((s) => s.dash !== undefined)?.dash],
      first([steps.find((s) => s.step > 0)?.step], around.step ?? 2),
    ),
    unit: first(
      [...maps, ...lists].map((node) => unitIn(text, node)),
      " ".repeat(around.step ?? 2),
    ),
    quote: quoted(all) ?? "double",
    brace: first(
      maps.map((map) => pad(text, map)),
      colon === ":" ? "" : " ",
    ),
    bracket: first(
      lists.map((list) => pad(text, list)),
      "",
    ),
    colon,
    comma: first(
      [...maps, ...lists].map((node) => commaIn(text, node)),
      colon === ":" ? "," : ", ",
    ),
    flowLists: lists.at(-1)?.flow,
    flowMaps: maps.at(-1)?.flow,
    aliases: new Set(all.flatMap((node) => (node.kind === "alias" ? [node.name] : []))),
  };
}

/** The line break to write near `at`. */
export const eolAt = (text: string, at: number, around: Around): string =>
  breakAt(text, at) ?? around.eol ?? "\n";

/** All nodes of a tree, without recursion: a tree may be deep. Keys are not among them. */
export function nodesOf(root: Node): readonly Node[] {
  const out: Node[] = [root];
  for (let i = 0; i < out.length; i++) {
    const node = out[i];
    const inner = node?.kind === "map" ? node.pairs : node?.kind === "list" ? node.items : [];
    for (const { value } of inner) if (value) out.push(value);
  }
  return out;
}

/** The scalars that stand directly in a collection. */
export const scalarsIn = (node: Collection): readonly ScalarNode[] =>
  (node.kind === "map" ? node.pairs : node.items).flatMap(({ value }) =>
    value?.kind === "scalar" ? [value] : [],
  );

/** How far in the block values of a map stand. */
function stepsIn(text: string, map: MapNode): readonly { readonly step: number; readonly dash?: number }[] {
  return map.pairs.flatMap(({ key, value }) => {
    const inner = isCollection(value) && !value.flow ? childrenOf(text, value)[0] : undefined;
    if (!value || !inner || !startsLine(text, inner.start)) return [];
    const step = column(text, inner.start) - column(text, key.start);
    return value.kind === "list" ? [{ step: 0, dash: step }] : [{ step }];
  });
}

/** How much further in the first member of a spread flow collection stands than the line that opens it. */
function unitIn(text: string, node: Collection): string | undefined {
  const first = childrenOf(text, node)[0];
  if (!node.flow || !first || !startsLine(text, first.start)) return undefined;
  const outer = indentOf(text, node.start);
  const inner = indentOf(text, first.start);
  return inner.length > outer.length && inner.startsWith(outer) ? inner.slice(outer.length) : undefined;
}

function quoted(nodes: readonly Node[]): "single" | "double" | undefined {
  for (const node of nodes)
    if (node.kind === "scalar" && (node.style === "single" || node.style === "double")) return node.style;
  return undefined;
}

/** The blanks behind the opening bracket of a collection on one line. */
function pad(text: string, node: Collection): string | undefined {
  const first = childrenOf(text, node)[0];
  if (!node.flow || !first || hasBreak(text, node.start, node.end)) return undefined;
  const open = text.lastIndexOf(node.kind === "map" ? "{" : "[", first.start - 1);
  return open >= node.start ? text.slice(open + 1, first.start) : undefined;
}

function spaceAfterColon(text: string, map: MapNode): string | undefined {
  const pair = map.pairs.find(({ value }) => value);
  const between = pair?.value ? text.slice(pair.key.end, pair.value.start) : undefined;
  return between && /^ *: *$/.test(between) ? between : undefined;
}

function commaIn(text: string, node: Collection): string | undefined {
  const [a, b] = childrenOf(text, node);
  const between = node.flow && a && b ? text.slice(a.end, b.start) : undefined;
  return between && /^, *$/.test(between) ? between : undefined;
}
