/** A place in a segment's tree, with aliases and merge keys resolved: what formats walk on. */
import type { Anchor } from "../model/field.ts";
import {
  coreType,
  type MapNode,
  type Node,
  type Pair,
  type ParsedSegment,
  type Path,
} from "../syntax/node.ts";
import { mergedPairs } from "../syntax/parse.ts";
import { type Span, type Spot, spot } from "../text/span.ts";

export interface Place {
  readonly segment: ParsedSegment;
  /** From the segment's root; for writing here. */
  readonly path: Path;
  /** What stands here; undefined: nothing. An alias is here only where nothing has its name. */
  readonly node: Node | undefined;
  /** The key in front of it, where there is one. */
  readonly key: Span | undefined;
  /** Where to point at: the value; where none is written the key; for what an alias brings in, the alias. */
  readonly at: Spot;
  /** The alias through which it was reached: everything below it points there. */
  readonly through: Spot | undefined;
}

/** The root of the segment's tree. */
export const rootOf = (segment: ParsedSegment): Place =>
  resolved({
    segment,
    path: [],
    node: segment.root,
    key: undefined,
    at: spot(segment, segment.root?.start ?? 0, segment.root?.end ?? 0),
    through: undefined,
  });

/** The place of a key, written or not. */
export function placeAt(place: Place, key: string): Place {
  const { node } = place;
  if (node?.kind === "map") {
    for (const pair of node.pairs) if (pair.key.value === key) return pairPlace(place, pair, undefined);
    if (hasMerge(node)) for (const one of pairsOf(place)) if (one.name === key) return one.place;
  }
  return { ...place, path: [...place.path, key], node: undefined, key: undefined };
}

export interface NamedPlace {
  readonly name: string;
  /** The key itself. */
  readonly keyAt: Spot;
  readonly place: Place;
}

/** The pairs of a map, those of merge keys included; nothing where no map stands. */
export function pairsOf(place: Place): readonly NamedPlace[] {
  const { node, segment } = place;
  if (node?.kind !== "map") return [];
  if (!hasMerge(node)) return node.pairs.map((pair) => named(place, pair, undefined));
  const own = new Set<Pair>(node.pairs);
  const merge = node.pairs.find((pair) => pair.key.value === "<<");
  const from = merge
    ? spot(segment, (merge.value ?? merge.key).start, (merge.value ?? merge.key).end)
    : undefined;
  return mergedPairs(node, segment.resolve).map((pair) =>
    named(place, pair, own.has(pair) ? undefined : from),
  );
}

/** The entries of a list; nothing where no list stands. */
export function itemsOf(place: Place): readonly Place[] {
  const { node, segment, path, through } = place;
  if (node?.kind !== "list") return [];
  // Reached through an alias a list can be counted many times over; a thousand entries tell enough.
  const items = through ? node.items.slice(0, 1000) : node.items;
  return items.map(({ value, start, end }, i) =>
    resolved({
      segment,
      path: [...path, i],
      node: value,
      key: undefined,
      at: through ?? spot(segment, value?.start ?? start, value?.end ?? end),
      through,
    }),
  );
}

/** Whether nothing stands here: no key, no value behind it, `null`, `~` or an empty text. */
export function isBlank({ node }: Place): boolean {
  if (!node) return true;
  if (node.kind !== "scalar") return false;
  return node.value.trim() === "" || coreType(node) === "null";
}

/** Whether the key is written, with a value or without. */
export const isWritten = ({ key, node }: Place): boolean => key !== undefined || node !== undefined;

export const anchorOf = ({ segment, path }: Place): Anchor => ({ in: segment, path });

function named(place: Place, pair: Pair, from: Spot | undefined): NamedPlace {
  const through = place.through ?? from;
  return {
    name: pair.key.value,
    keyAt: through ?? spot(place.segment, pair.key.start, pair.key.end),
    place: pairPlace(place, pair, from),
  };
}

function pairPlace(
  { segment, path, through: above }: Place,
  { key, value }: Pair,
  from: Spot | undefined,
): Place {
  const through = above ?? from;
  const where = value ?? key;
  return resolved({
    segment,
    path: [...path, key.value],
    node: value,
    key,
    at: through ?? spot(segment, where.start, where.end),
    through,
  });
}

/** The place with what its alias stands for, pointing at the alias. */
function resolved(place: Place): Place {
  let { node } = place;
  if (node?.kind !== "alias") return place;
  for (let steps = 0; node?.kind === "alias" && steps < 20; steps++) {
    const target: Node | undefined = place.segment.resolve(node.name);
    if (!target) return place;
    node = target;
  }
  return { ...place, node, through: place.at };
}

const hasMerge = (node: MapNode): boolean =>
  node.pairs.some(({ key }) => key.value === "<<" && key.style === "plain");
