/** A place in a segment's tree, with aliases and merge keys resolved: what formats walk on. */
import type { Anchor } from "../model/field.ts";
import { coreType, type Node, type Pair, type ParsedSegment } from "../syntax/node.ts";
import { mergedPairs } from "../syntax/parse.ts";
import { type Span, type Spot, spot } from "../text/span.ts";

export interface Place {
  readonly segment: ParsedSegment;
  /** The map or list that it stands in; undefined for the root. */
  readonly above: Place | undefined;
  /** The key or position within it. */
  readonly step: string | number;
  /** What stands here; undefined: nothing. An alias is here only where nothing has its name. */
  readonly node: Node | undefined;
  /** The key in front of it, written or the dash of an empty list entry. */
  readonly key: Span | undefined;
  /** The alias or merge through which it was reached: everything below it is told there. */
  readonly through: Spot | undefined;
}

/** The root of the segment's tree. */
export const rootOf = (segment: ParsedSegment): Place =>
  made(segment, undefined, "", segment.root, undefined, undefined);

/** Where to point at: the value; where none is written the key; for what an alias brings in, the alias. */
export function spotOf({ segment, above, node, key, through }: Place): Spot {
  const span = node ?? key;
  if (through) return through;
  if (span) return spot(segment, span.start, span.end);
  return above ? spotOf(above) : spot(segment, 0, 0);
}

/** Where this is, or would be, written. */
export function anchorOf(place: Place): Anchor {
  let depth = 0;
  for (let at = place; at.above; at = at.above) depth++;
  // Thousands of these live as long as the file: none is larger than its steps.
  const path = new Array<string | number>(depth);
  for (let at = place; at.above; at = at.above) path[--depth] = at.step;
  return { in: place.segment, path };
}

/** A field for which nothing is written. There are dozens of them in every entry: where it would be is worked out when somebody asks. */
class Absent {
  readonly is = "absent";
  readonly #above: Place;
  readonly #step: string | number;

  constructor(above: Place, step: string | number) {
    this.#above = above;
    this.#step = step;
  }

  get to(): Anchor {
    const { in: segment, path } = anchorOf(this.#above);
    return { in: segment, path: [...path, this.#step] };
  }
}

/** The field of a place where nothing is written. */
export const absentAt = (place: Place): { readonly is: "absent"; readonly to: Anchor } =>
  place.above ? new Absent(place.above, place.step) : { is: "absent", to: anchorOf(place) };

/** The place of a key, written or not. */
export function placeAt(place: Place, key: string): Place {
  const { node, segment, through } = place;
  if (node?.kind === "map") {
    let merges = false;
    for (const pair of node.pairs) {
      if (pair.key.value === key) return made(segment, place, key, pair.value, pair.key, through);
      merges ||= isMerge(pair);
    }
    if (merges) for (const one of pairsOf(place)) if (one.name === key) return one.place;
  }
  return { segment, above: place, step: key, node: undefined, key: undefined, through };
}

export interface NamedPlace {
  readonly name: string;
  /** The key itself. */
  readonly keyAt: Spot;
  readonly place: Place;
  /** Whether a merge key brings it in, so that it is written elsewhere. */
  readonly merged: boolean;
}

/** The pairs of a map, those of merge keys included; nothing where no map stands. */
export function pairsOf(place: Place): readonly NamedPlace[] {
  const { node, segment } = place;
  if (node?.kind !== "map") return [];
  const merge = node.pairs.find(isMerge);
  if (!merge) return node.pairs.map((pair) => named(place, pair, undefined));
  const own = new Set<Pair>(node.pairs);
  const { start, end } = merge.value ?? merge.key;
  const from = spot(segment, start, end);
  return mergedPairs(node, segment.resolve).map((pair) =>
    named(place, pair, own.has(pair) ? undefined : from),
  );
}

/** The entries of a list; nothing where no list stands. */
export function itemsOf(place: Place): readonly Place[] {
  const { node, segment, through } = place;
  if (node?.kind !== "list") return [];
  // Reached through an alias a list can be counted many times over; a thousand entries tell enough.
  const items = through ? node.items.slice(0, 1000) : node.items;
  return items.map((item, i) => made(segment, place, i, item.value, item.value ? undefined : item, through));
}

/** Whether nothing stands here: no key, no value behind it, `null`, `~` or an empty text. */
export function isBlank({ node }: Place): boolean {
  if (!node) return true;
  if (node.kind !== "scalar") return false;
  return (
    node.value === "" || node.value.trim() === "" || (node.value.length <= 4 && coreType(node) === "null")
  );
}

/** Whether the key is written, with a value or without. */
export const isWritten = ({ key, node }: Place): boolean => key !== undefined || node !== undefined;

function named(place: Place, { key, value }: Pair, from: Spot | undefined): NamedPlace {
  const through = place.through ?? from;
  return {
    name: key.value,
    keyAt: through ?? spot(place.segment, key.start, key.end),
    place: made(place.segment, place, key.value, value, key, through),
    merged: from !== undefined,
  };
}

/** The place, with what its alias stands for. */
function made(
  segment: ParsedSegment,
  above: Place | undefined,
  step: string | number,
  node: Node | undefined,
  key: Span | undefined,
  through: Spot | undefined,
): Place {
  if (node?.kind !== "alias") return { segment, above, step, node, key, through };
  let target: Node | undefined = node;
  for (let steps = 0; target?.kind === "alias" && steps < 20; steps++) target = segment.resolve(target.name);
  const at = through ?? spot(segment, node.start, node.end);
  return {
    segment,
    above,
    step,
    node: target?.kind === "alias" || !target ? node : target,
    key,
    through: at,
  };
}

const isMerge = ({ key }: Pair): boolean => key.value === "<<" && key.style === "plain";
