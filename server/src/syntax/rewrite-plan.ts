/** From symbolic edits to changes of collections and places: finds them in the tree, joins what belongs together, refuses what would spread. */
import type { MapNode, Node, ScalarNode } from "./node.ts";
import { coreType } from "./node.ts";
import {
  type Addition,
  type Change,
  isRefusal,
  type Refusal,
  refuse,
  type Site,
  type Slot,
} from "./rewrite-change.ts";
import { type Collection, isCollection } from "./rewrite-look.ts";
import { nodesOf } from "./rewrite-style.ts";
import { isList, isMap, type Value } from "./rewrite-write.ts";

type Path = readonly (string | number)[];

/** Values to write into places, and children that come and go. */
export interface Plan {
  readonly fills: Map<string, { readonly slot: Slot; value: Value; readonly grows: boolean }>;
  readonly changes: Map<Collection, Change>;
  /** What an empty document is to hold. */
  root: Value | undefined;
}

export const emptyPlan = (): Plan => ({ fills: new Map(), changes: new Map(), root: undefined });

/** Where a path leads: a written value or an empty place (`slot`), the collection that lacks the next key, what remains of the path. */
interface Place {
  readonly slot: Slot | undefined;
  readonly node: Node | undefined;
  readonly rest: Path;
}

/** Plans a value at a path. undefined: done. */
export function planPut(site: Site, plan: Plan, path: Path, value: Value, first?: true): Refusal | undefined {
  const place = find(site, path);
  if (isRefusal(place)) return place;
  const { slot, node, rest } = place;
  if (rest.length === 0) {
    if (!slot) return refuse("The root cannot be replaced");
    return says(node, value) ? undefined : fill(site, plan, slot, value, false);
  }
  return write(site, plan, place, value, false, first);
}

/** Plans an item at the end of a list. */
export function planAppend(site: Site, plan: Plan, path: Path, value: Value): Refusal | undefined {
  const place = find(site, path);
  if (isRefusal(place)) return place;
  if (place.rest.length > 0) return write(site, plan, place, [value], true);
  if (place.node?.kind === "list") {
    changeOf(plan, place.node, place.slot).added.push({ value });
    return undefined;
  }
  if (isEmpty(place.node) && place.slot) return fill(site, plan, place.slot, [value], true);
  return refuse("There is something else than a list");
}

export function planRemove(site: Site, plan: Plan, path: Path): Refusal | undefined {
  const place = find(site, path);
  if (isRefusal(place)) return place;
  if (place.rest.length > 0) return refuse("Nothing is written there");
  if (!place.slot) return refuse("The root cannot be removed");
  const { holder, index } = place.slot;
  const key = holder.kind === "map" ? holder.pairs[index]?.key : undefined;
  if (key && isShared(site, key)) return refuse("Another place of the file refers to the key");
  if (place.node && nodesOf(place.node).some((inner) => isShared(site, inner)))
    return refuse("Another place of the file refers to what would go");
  changeOf(plan, holder, slotOf(site, holder)).removed.add(index);
  return undefined;
}

/** Whether aliases stand for the node, or may: a segment does not see the others. */
export function isShared({ segment, style, around }: Site, node: Node): boolean {
  if (node.anchor === undefined) return false;
  return style.aliases.has(node.anchor) || (around.aliased?.(node.anchor) ?? segment.kind !== "document");
}

/** Nothing written, or a plain null. */
const isEmpty = (node: Node | undefined): boolean =>
  node === undefined || (node.kind === "scalar" && node.tag === undefined && coreType(node) === "null");

function find(site: Site, path: Path): Place | Refusal {
  let slot: Slot | undefined;
  let node = site.segment.root;
  for (let i = 0; i < path.length; i++) {
    const step = path[i] ?? "";
    if (isEmpty(node)) return { slot, node: undefined, rest: path.slice(i) };
    if (node?.kind === "alias") return refuse(`The value is an alias of ${node.name}`);
    if (!isCollection(node)) return refuse("There is a single value where a map or list was expected");
    if (isShared(site, node)) return refuse("Another place of the file refers to what would change");
    const index = node.kind === "map" ? keyIndex(node, String(step)) : Number(step);
    if (index === "twice") return refuse(`The key ${String(step)} is written twice`);
    if (node.kind === "list" && !(index >= 0 && index <= node.items.length))
      return refuse("There is no such item");
    const inner = node.kind === "map" ? node.pairs[index] : node.items[index];
    if (!inner) return merged(site, node, path.slice(i)) ?? { slot, node, rest: path.slice(i) };
    slot = { holder: node, index };
    node = inner.value;
  }
  return { slot, node, rest: [] };
}

function keyIndex(map: MapNode, key: string): number | "twice" {
  const index = map.pairs.findIndex((pair) => pair.key.value === key);
  return map.pairs.some((pair, i) => i > index && index >= 0 && pair.key.value === key) ? "twice" : index;
}

/** A map that another lends by `<<` would be hidden, not extended, by a new one of the same name. */
function merged(site: Site, node: Collection, rest: Path): Refusal | undefined {
  if (node.kind !== "map" || rest.length < 2) return undefined;
  const merge = node.pairs.find((pair) => pair.key.value === "<<")?.value;
  if (!merge) return undefined;
  const sources = merge.kind === "list" ? merge.items.map(({ value }) => value) : [merge];
  for (const source of sources) {
    const target = source?.kind === "alias" ? site.segment.resolve(source.name) : source;
    if (
      target?.kind !== "map" ||
      target.pairs.some((pair) => pair.key.value === String(rest[0]) || pair.key.value === "<<")
    )
      return refuse("The map is merged from another place");
  }
  return undefined;
}

/** Writes below a place: into the empty one, or as a new child of the collection. */
function write(
  site: Site,
  plan: Plan,
  place: Place,
  value: Value,
  grows: boolean,
  first?: true,
): Refusal | undefined {
  const { node, slot } = place;
  if (!isCollection(node)) {
    const nested = nest(place.rest, value);
    if (nested === undefined) return refuse("There is no such item");
    if (slot) return fill(site, plan, slot, nested, grows);
    plan.root = plan.root === undefined ? nested : join(plan.root, nested, grows);
    return undefined;
  }
  const nested = nest(place.rest.slice(1), value);
  if (nested === undefined) return refuse("There is no such item");
  const { added } = changeOf(plan, node, slot);
  if (node.kind === "list") added.push({ value: nested });
  else {
    const key = String(place.rest[0]);
    const same = added.findIndex((it) => it.key === key);
    const before = added[same];
    const order = first && place.rest.length === 1 ? { first } : {};
    if (before) added[same] = { ...before, value: join(before.value, nested, grows) };
    else added.push({ key, value: nested, ...order } satisfies Addition);
  }
  return undefined;
}

function fill(site: Site, plan: Plan, slot: Slot, value: Value, grows: boolean): Refusal | undefined {
  const old =
    slot.holder.kind === "map" ? slot.holder.pairs[slot.index]?.value : slot.holder.items[slot.index]?.value;
  if (old?.kind === "alias") return refuse(`The value is an alias of ${old.name}`);
  if (old && nodesOf(old).some((inner) => isShared(site, inner)))
    return refuse("Another place of the file refers to what would change");
  if (old && isCollection(old) && old.tag !== undefined) return refuse(`The value has the tag ${old.tag}`);
  if (site.segment.kind === "header" && !old && !isMap(value)) return refuse("Entries stand under this key");
  const id = `${slot.holder.start} ${slot.holder.kind} ${slot.index}`;
  const before = plan.fills.get(id);
  plan.fills.set(id, { slot, value: before ? join(before.value, value, grows) : value, grows });
  return undefined;
}

/** Maps are joined by key; a growing list gets the other's items; else the later value counts. */
function join(a: Value, b: Value, grows: boolean): Value {
  if (isMap(a) && isMap(b)) {
    const out = new Map(Object.entries(a));
    for (const [key, value] of Object.entries(b)) {
      const before = out.get(key);
      out.set(key, before === undefined ? value : join(before, value, grows));
    }
    return Object.fromEntries(out);
  }
  return grows && isList(a) && isList(b) ? [...a, ...b] : b;
}

function nest(path: Path, value: Value): Value | undefined {
  let out = value;
  for (const step of path.toReversed()) {
    if (typeof step === "number" && step !== 0) return undefined;
    out = typeof step === "number" ? [out] : { [step]: out };
  }
  return out;
}

export function changeOf(plan: Plan, node: Collection, slot: Slot | undefined): Change {
  const known = plan.changes.get(node);
  if (known) return known;
  const change: Change = { node, slot, removed: new Set(), added: [] };
  plan.changes.set(node, change);
  return change;
}

/** The place where a collection stands; undefined for the root. */
function slotOf(site: Site, wanted: Collection): Slot | undefined {
  for (const holder of site.segment.root ? nodesOf(site.segment.root) : []) {
    if (!isCollection(holder)) continue;
    const values = (holder.kind === "map" ? holder.pairs : holder.items).map(({ value }) => value);
    const index = values.indexOf(wanted);
    if (index >= 0) return { holder, index };
  }
  return undefined;
}

/** Whether the node already says the value. */
function says(node: Node | undefined, value: Value): boolean {
  if (node?.kind === "scalar") return scalarSays(node, value);
  if (node?.kind === "list" && isList(value))
    return (
      node.items.length === value.length && node.items.every((item, i) => says(item.value, value[i] ?? ""))
    );
  if (node?.kind !== "map" || !isMap(value)) return false;
  const keys = Object.keys(value);
  return (
    node.pairs.length === keys.length &&
    node.pairs.every((pair) => keys.includes(pair.key.value) && says(pair.value, value[pair.key.value] ?? ""))
  );
}

function scalarSays(node: ScalarNode, value: Value): boolean {
  if (typeof value === "string") return coreType(node) === "string" && node.value === value;
  if (typeof value === "boolean")
    return coreType(node) === "bool" && node.value.toLowerCase() === String(value);
  return typeof value === "number" && /int|float/.test(coreType(node)) && node.value === String(value);
}
