/**
 * Holds what is written against the manifest's shape, and notes on the way what the shape knows to be a reference or a date.
 * An empty value is an absent one. What is computed elsewhere (`${…}`, an alias out of reach) is let pass.
 */
import {
  keysOf,
  kindsOf,
  type ListShape,
  type MapShape,
  type RecordShape,
  type Shape,
} from "../../../../schemas/shape.ts";
import { nearest } from "../../model/nearest.ts";
import type { Spot } from "../../text/span.ts";
import { isBlank, isWritten, itemsOf, type NamedPlace, type Place, pairsOf, placeAt } from "../place.ts";
import { checkScalar, type Where } from "./check-scalar.ts";
import { complain } from "./found.ts";
import { kindOf, named, oneOf, words, written } from "./say.ts";

export type { Where };

/** Checks the value at the place. `title` names it in messages: `identity "ci-bot"`, `credential`. */
export function check(place: Place, shape: Shape, where: Where, title: string): void {
  const { node } = place;
  if (node?.kind === "alias") return;
  if (shape.is === "map") {
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

/** Checks the pairs of a map that is only a part of the whole: nothing is said of what is absent. */
export function checkPairs(place: Place, shape: MapShape, where: Where, title: string): void {
  for (const pair of pairsOf(place)) {
    const key = shape.keys.get(pair.name);
    if (!key) unknownKey(pair, place, shape, where, title);
    else if (!isBlank(pair.place) || isDate(key.shape))
      check(pair.place, key.shape, { ...where, field: pair.name }, pair.name);
  }
}

function checkMap(place: Place, shape: MapShape, where: Where, title: string): void {
  checkPairs(place, shape, where, title);
  const missing: string[] = [];
  for (const [name, { required, rule, shape: inner }] of shape.keys) {
    if (!required || rule !== undefined) continue;
    const there = placeAt(place, name);
    if (!isBlank(there)) continue;
    // A date without a value is told by the rule about dates.
    if (isWritten(there)) {
      if (!isDate(inner)) complain(where.found, "empty", `${name} is empty`, there.at);
    } else missing.push(name);
  }
  for (const { key, when, is, unwritten } of shape.needs) {
    const told = placeAt(place, when).node;
    const word = told?.kind === "scalar" ? told.value : unwritten;
    if (word !== is || !isBlank(placeAt(place, key))) continue;
    const because = told ? `${when}: ${is}` : `${when} is ${is} unless written`;
    complain(where.found, "missing-key", `${title} lacks ${key} (${because})`, headOf(place));
  }
  if (missing.length > 0)
    complain(where.found, "missing-key", `${title} lacks ${oneOf(missing, "and")}`, headOf(place));
}

function checkRecord(place: Place, shape: RecordShape, where: Where): void {
  for (const { name, keyAt, place: entry } of pairsOf(place)) {
    if (shape.names && !shape.names.test(name))
      complain(where.found, "bad-id", `"${name}" is no id: letters, digits, ".", "_", "-" and "/"`, keyAt);
    const title = shape.declares === undefined ? name : named(shape.declares, name);
    check(entry, shape.each, { ...where, field: name }, title);
  }
}

function checkList(place: Place, { each }: ListShape, where: Where, title: string): void {
  if (isBlank(place)) return;
  if (place.node?.kind !== "list") wrong(place, ["a list"], where, title);
  for (const item of itemsOf(place)) {
    if (isBlank(item) && each.is !== "map") continue;
    check(
      item,
      each,
      where,
      each.is === "map" || each.is === "either" ? named(where.field, undefined) : title,
    );
  }
}

/** Whether the pairs can be looked at. An entry without a value has none, and is told what it lacks. */
function isMapLike(place: Place, shape: MapShape | RecordShape, where: Where, title: string): boolean {
  if (place.node?.kind === "map") return true;
  if (isBlank(place)) return shape.is === "map";
  wrong(place, [shape.is === "map" ? "a map" : "a map of ids"], where, title);
  return false;
}

function unknownKey(
  { name, keyAt, place: value }: NamedPlace,
  map: Place,
  shape: MapShape,
  where: Where,
  title: string,
): void {
  if (name === "" && isBlank(value)) return;
  const free = [...shape.keys.keys()].filter((key) => !isWritten(placeAt(map, key)));
  const [near] = nearest(name, free, (key) => [key], 1);
  const home =
    near === undefined ? [...shape.keys].find(([, { shape: inner }]) => belowOf(inner).has(name)) : undefined;
  const hint = near !== undefined ? `; the nearest is ${near}` : home ? `; it belongs under ${home[0]}` : "";
  complain(where.found, "unknown-key", `"${name}" is no key of ${title}${hint}`, keyAt, near);
}

/** The keys one level further in. */
const belowOf = (shape: Shape): ReadonlyMap<string, unknown> =>
  keysOf(shape.is === "list" ? shape.each : shape);

const isDate = (shape: Shape): boolean => kindsOf(shape).includes("date");

/** Where a finding about something absent sits: the key; of a list entry its first pair. */
export function headOf({ key, node, segment, at, through }: Place): Spot {
  if (through) return through;
  if (key) return { in: segment, start: key.start, end: key.end };
  const first = node?.kind === "map" ? node.pairs[0] : undefined;
  if (!first) return at;
  const value = first.value?.kind === "scalar" ? first.value : first.key;
  return { in: segment, start: value.start, end: value.end };
}

/** Of several shapes the one that is meant, by what is written. */
function chosen(place: Place, options: readonly Shape[]): Shape | undefined {
  const flat = flatten(options);
  const { node } = place;
  const fits = flat.filter((shape) => kindOf(shape) === (node?.kind ?? "scalar"));
  if (node?.kind === "scalar") {
    const word = fits.find((shape) => shape.is === "word" && shape.words.has(node.value.trim()));
    const flag = fits.find((shape) => shape.is === "flag" && /^(true|false)$/i.test(node.value));
    const best = word ?? flag ?? fits.find((shape) => shape.is === "text");
    if (best) return best;
  }
  return fits[0];
}

const flatten = (options: readonly Shape[]): readonly Shape[] =>
  options.flatMap((option) => (option.is === "either" ? flatten(option.options) : [option]));

function wrong(place: Place, expected: readonly string[], where: Where, title: string): void {
  const all = [...new Set(expected)];
  complain(
    where.found,
    "wrong-type",
    `${title} is ${written(place.node)}; expected ${oneOf(all, "or")}`,
    place.at,
  );
}
