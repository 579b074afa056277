/** Nodes as plain JavaScript values, for schemas. Bounded: an alias bomb ends as undefined, not as memory. */
import { coreType, type MapNode, type Node, type Pair, type ScalarNode } from "./node.ts";

/** What an alias stands for; see `ParsedSegment.resolve`. */
export type Resolve = (name: string) => Node | undefined;

/** Nodes that one value may have, aliases expanded. */
const BUDGET = 100_000;
/** How far aliases may lead on. */
const CHAIN = 32;

interface Work {
  readonly resolve: Resolve;
  /** The anchored nodes that are being expanded: meeting one again is a cycle. */
  readonly inside: Set<Node>;
  left: number;
}

/** The value in the core schema's types; a hole is null; what a cycle or a bomb would make is undefined. Of a repeated key the first counts, as in `nodeAt`. */
export const toValue = (node: Node | undefined, resolve: Resolve): unknown =>
  node ? value(node, { resolve, inside: new Set(), left: BUDGET }) : undefined;

function value(node: Node | undefined, work: Work): unknown {
  if (!node) return null;
  if (work.left-- <= 0) return undefined;
  if (node.kind === "scalar") return scalarValue(node);
  if (node.kind === "alias") {
    const target = follow(node, work.resolve);
    return target ? value(target, work) : undefined;
  }
  if (work.inside.has(node)) return undefined;
  work.inside.add(node);
  const out = node.kind === "list" ? node.items.map((item) => value(item.value, work)) : object(node, work);
  work.inside.delete(node);
  return out;
}

function object(node: MapNode, work: Work): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const pair of mergedPairs(node, work.resolve)) {
    if (work.left <= 0) break;
    const name = pair.key.value;
    if (Object.hasOwn(out, name)) continue;
    const made = value(pair.value, work);
    if (name === "__proto__")
      Object.defineProperty(out, name, { value: made, enumerable: true, configurable: true, writable: true });
    else out[name] = made;
  }
  return out;
}

/** The scalar in its core type; a number too large to be exact stays a number. */
export function scalarValue(node: ScalarNode): string | number | boolean | null {
  switch (coreType(node)) {
    case "null":
      return null;
    case "bool":
      return node.value.toLowerCase() === "true";
    case "int":
      return Number(node.value.replace(/^\+/, ""));
    case "float":
      return float(node.value);
    case "string":
      return node.value;
  }
}

function float(text: string): number {
  if (/^\.nan$/i.test(text)) return Number.NaN;
  if (/\.inf$/i.test(text)) return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return Number(text);
}

/** The node behind an alias, through aliases of aliases; any other node is itself. */
export function follow(node: Node, resolve: Resolve): Exclude<Node, { kind: "alias" }> | undefined {
  let at: Node | undefined = node;
  for (let i = 0; i < CHAIN && at?.kind === "alias"; i++) at = resolve(at.name);
  return at && at.kind !== "alias" ? at : undefined;
}

/** The map's pairs with merge keys (`<<`) applied: its own first, then the merged ones that it lacks. */
export function mergedPairs(map: MapNode, resolve: Resolve): readonly Pair[] {
  if (!map.pairs.some(isMerge)) return map.pairs;
  const out: Pair[] = [];
  const names = new Set<string>();
  merge(map, resolve, out, names, new Set());
  return out;
}

const isMerge = ({ key }: Pair): boolean => key.value === "<<" && key.style === "plain";

function merge(map: MapNode, resolve: Resolve, out: Pair[], names: Set<string>, inside: Set<MapNode>): void {
  if (inside.has(map) || inside.size > CHAIN) return;
  inside.add(map);
  for (const pair of map.pairs) {
    if (isMerge(pair) || names.has(pair.key.value)) continue;
    names.add(pair.key.value);
    out.push(pair);
  }
  for (const pair of map.pairs) {
    if (!isMerge(pair) || !pair.value) continue;
    const source = follow(pair.value, resolve);
    if (source?.kind === "map") merge(source, resolve, out, names, inside);
    if (source?.kind !== "list") continue;
    for (const { value: item } of source.items) {
      const one = item && follow(item, resolve);
      if (one?.kind === "map") merge(one, resolve, out, names, inside);
    }
  }
}
