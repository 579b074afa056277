/**
 * Holds what is written against the manifest's shape, and notes on the way what the shape knows to be a reference or a date.
 * An empty value is an absent one. What is computed elsewhere (`${…}`, an alias out of reach) is let pass.
 */
import type { ListShape, MapShape, RecordShape, Shape } from "../../../../schemas/shape.ts";
import { keysOf, kindsOf } from "../../../../schemas/shape.ts";
import { nearest } from "../../model/nearest.ts";
import type { Spot } from "../../text/span.ts";
import {
  isBlank,
  isWritten,
  itemsOf,
  type NamedPlace,
  type Place,
  pairsOf,
  placeAt,
  spotOf,
} from "../place.ts";
import { checkScalar, type Where } from "./check-scalar.ts";
import { complain, nothing } from "./found.ts";
import { kindOf, named, oneOf, words, written } from "./say.ts";

/** Checks the value at the place. `title` names it in messages: `identity "ci-bot"`, `credential`. */
export function check(place: Place, shape: Shape, where: Where, title: string): void {
  if (place.through && !where.borrowed) borrowed(place, shape, where, title);
  else if (place.node?.kind === "alias") return;
  else if (shape.is === "map") {
    if (isMapLike(place, shape, where, title)) checkMap(place, shape, where, title);
  } else if (shape.is === "record") {
    if (isMapLike(place, shape, where, title)) checkRecord(place, shape, where);
  } else if (shape.is === "list") checkList(place, shape, where, title);
  else if (shape.is === "either") {
    const option = chosen(place, shape.options);
    if (option) check(place, option, where, title);
    else wrong(place, shape.options.map(words), where, title);
  } else if (shape.is !== "any") checkScalar(place, shape, where, title);
}

/** Checks the pairs of a map; nothing is said of what is absent. What a merge brings in is checked where it is written. */
export function checkPairs(place: Place, shape: MapShape, where: Where, title: string): void {
  for (const pair of pairsOf(place)) {
    const key = shape.keys.get(pair.name);
    if (!key) unknownKey(pair, place, shape, where, title);
    else if (!pair.merged && (!isBlank(pair.place) || isDate(key.shape)))
      check(pair.place, key.shape, { ...where, field: pair.name }, pair.name);
  }
}

/** What an alias brings in was checked where it is written; here its first fault is enough, for it may be another shape that is wanted. */
function borrowed(place: Place, shape: Shape, where: Where, title: string): void {
  const aside = nothing();
  check(place, shape, { ...where, found: aside, borrowed: true }, title);
  where.found.problems.push(...aside.problems.slice(0, 1));
}

function checkMap(place: Place, shape: MapShape, where: Where, title: string): void {
  checkPairs(place, shape, where, title);
  const missing: string[] = [];
  for (const [name, inner] of requiredIn(shape)) {
    const there = placeAt(place, name);
    if (!isBlank(there)) continue;
    if (!isWritten(there)) missing.push(name);
    // A date without a value is told by the rule about dates.
    else if (!isDate(inner)) complain(where.found, "empty", `${name} is empty`, spotOf(there));
  }
  for (const { key, when, is, unwritten } of shape.needs) {
    const told = placeAt(place, when).node;
    const word = told?.kind === "scalar" ? told.value : `${unwritten}`;
    if (word !== `${is}` || !isBlank(placeAt(place, key))) continue;
    missing.push(`${key} (${told ? `${when}: ${is}` : `${when} is ${is} unless written`})`);
  }
  if (missing.length > 0)
    complain(where.found, "missing-key", `${title} lacks ${oneOf(missing, "and")}`, headOf(place));
}

/** The keys whose absence is told here and not by a rule; worked out once for each shape. */
function requiredIn(shape: MapShape): readonly (readonly [string, Shape])[] {
  const known = REQUIRED.get(shape);
  if (known) return known;
  const keys = [...shape.keys].flatMap(([name, { required, rule, shape: inner }]) =>
    required && rule === undefined ? [[name, inner] as const] : [],
  );
  REQUIRED.set(shape, keys);
  return keys;
}

const REQUIRED = new WeakMap<MapShape, readonly (readonly [string, Shape])[]>();

function checkRecord(place: Place, shape: RecordShape, where: Where): void {
  for (const { name, keyAt, place: entry, merged } of pairsOf(place)) {
    if (merged) continue;
    if (shape.names && !shape.names.test(name))
      complain(where.found, "bad-id", `"${name}" is no id: letters, digits, ".", "_", "-" and "/"`, keyAt);
    const title = shape.declares === undefined ? name : named(shape.declares, name);
    check(entry, shape.each, { ...where, field: name }, title);
  }
}

function checkList(place: Place, { each }: ListShape, where: Where, title: string): void {
  if (isBlank(place)) return;
  if (place.node?.kind !== "list") wrong(place, ["a list"], where, title);
  const one = each.is === "map" || each.is === "either" ? named(where.field, undefined) : title;
  for (const item of itemsOf(place)) if (!isBlank(item) || each.is === "map") check(item, each, where, one);
}

/** Whether the pairs can be looked at. An entry without a value has none, and is told what it lacks. */
function isMapLike(place: Place, shape: MapShape | RecordShape, where: Where, title: string): boolean {
  if (place.node?.kind === "map") return true;
  if (isBlank(place)) return shape.is === "map";
  wrong(place, [shape.is === "map" ? "a map" : "a map of ids"], where, title);
  return false;
}

function unknownKey(pair: NamedPlace, map: Place, shape: MapShape, where: Where, title: string): void {
  const { name, keyAt, merged } = pair;
  if (name === "" && isBlank(pair.place)) return;
  const own = new Set(map.node?.kind === "map" ? map.node.pairs.map(({ key }) => key.value) : []);
  const free = [...shape.keys.keys()].filter((key) => !own.has(key));
  const near = merged ? undefined : nearest(name, free, (key) => [key], 1)[0];
  const home =
    near === undefined ? [...shape.keys].find(([, { shape: inner }]) => belowOf(inner).has(name)) : undefined;
  const hint = near !== undefined ? `; the nearest is ${near}` : home ? `; it belongs under ${home[0]}` : "";
  complain(where.found, "unknown-key", `"${name}" is no key of ${title}${hint}`, keyAt, near);
}

/** The keys one level further in. */
const belowOf = (shape: Shape): ReadonlyMap<string, unknown> =>
  keysOf(shape.is === "list" ? shape.each : shape);

const isDate = (shape: Shape): boolean =>
  shape.is === "text" ? shape.kind === "date" : shape.is === "either" && kindsOf(shape).includes("date");

/** Where a finding about something absent sits: the key; of a list entry its first pair. */
export function headOf(place: Place): Spot {
  const { key, node, segment, through } = place;
  if (through) return through;
  if (key) return { in: segment, start: key.start, end: key.end };
  const first = node?.kind === "map" ? node.pairs[0] : undefined;
  if (!first) return spotOf(place);
  const value = first.value?.kind === "scalar" ? first.value : first.key;
  return { in: segment, start: value.start, end: value.end };
}

/** Of several shapes the one that is meant, by what is written. */
function chosen({ node }: Place, options: readonly Shape[]): Shape | undefined {
  const flat = flatten(options);
  if (node && node.kind !== "scalar") return flat.find((shape) => kindOf(shape) === node.kind);
  if (node) {
    const text = node.value.trim();
    const best =
      flat.find((shape) => shape.is === "word" && shape.words.has(text)) ??
      flat.find((shape) => shape.is === "flag" && /^(true|false)$/i.test(text)) ??
      flat.find((shape) => shape.is === "text");
    if (best) return best;
  }
  return flat.find((shape) => kindOf(shape) === "scalar");
}

/** The options of options; worked out once for each shape. */
function flatten(options: readonly Shape[]): readonly Shape[] {
  const known = FLAT.get(options);
  if (known) return known;
  const flat = options.flatMap((option) => (option.is === "either" ? flatten(option.options) : [option]));
  FLAT.set(options, flat);
  return flat;
}

const FLAT = new WeakMap<readonly Shape[], readonly Shape[]>();

function wrong(place: Place, expected: readonly string[], where: Where, title: string): void {
  const all = oneOf([...new Set(expected)], "or");
  complain(where.found, "wrong-type", `${title} is ${written(place.node)}; expected ${all}`, spotOf(place));
}
