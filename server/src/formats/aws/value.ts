/** Texts of AWS documents: literals, and what CloudFormation's functions make of them. What a function computes stands as `${…}`. */
import type { PolicyWord } from "../../model/aws-policy.ts";
import { coreType } from "../../syntax/node.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";

/** Joins in joins are read this deep. */
const MAX_DEPTH = 5;

/** The text at the place, `${…}` for its unknown parts; undefined where no text can stand. */
export function textAt(place: Place, depth = 0): string | undefined {
  const { node } = place;
  if (!node || depth > MAX_DEPTH) return undefined;
  if (node.kind === "scalar") {
    const tag = functionName(node.tag);
    if (tag === undefined) return coreType(node) === "null" ? undefined : node.value;
    return tag === "Sub" ? node.value : reference(tag, node.value);
  }
  if (node.kind === "list") return listText(functionName(node.tag), itemsOf(place), depth);
  if (node.kind !== "map") return undefined;
  const [only, ...rest] = pairsOf(place);
  if (!only || rest.length > 0) return undefined;
  const name = only.name === "Ref" ? "Ref" : /^Fn::(\w+)$/.exec(only.name)?.[1];
  if (name === undefined) return undefined;
  const inner = only.place.node;
  if (inner?.kind === "scalar") return name === "Sub" ? inner.value : reference(name, inner.value);
  return inner?.kind === "list" ? listText(name, itemsOf(only.place), depth) : UNKNOWN;
}

/** The text with its place; undefined where there is none. */
export function wordAt(place: Place): PolicyWord | undefined {
  const value = textAt(place);
  return value === undefined ? undefined : { value: value.trim(), at: spotOf(place), entry: anchorOf(place) };
}

/** The texts of a list, or the one text that stands in its place. A list that a function makes is one unknown. */
export function wordsAt(place: Place): readonly PolicyWord[] {
  const { node } = place;
  if (node?.kind !== "list" || functionName(node.tag) !== undefined) {
    const one = wordAt(place);
    return one ? [one] : [];
  }
  return itemsOf(place).flatMap((item) => wordAt(item) ?? []);
}

/** A literal text, where the whole of it is known. */
export function literalAt(place: Place): PolicyWord | undefined {
  const word = wordAt(place);
  return word && !word.value.includes("${") && word.value !== "" ? word : undefined;
}

/** The logical id that a `Ref`, a `GetAtt` or a `Sub` of nothing else points to. */
export const referenceIn = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : /^\$\{([A-Za-z0-9]+)(?:\.[A-Za-z0-9.]+)?\}$/.exec(text)?.[1];

/** Whether something computed stands at the place, of which nothing is known. */
export const isComputed = (place: Place): boolean => {
  const { node } = place;
  if (node?.kind === "map") {
    const [only] = pairsOf(place);
    return only !== undefined && /^(Fn::|Ref$|\$\{)/.test(only.name);
  }
  if (node?.kind === "scalar") return functionName(node.tag) !== undefined || node.value.includes("${");
  return node !== undefined && functionName(node.tag) !== undefined;
};

const UNKNOWN = "${…}";

/** `!Sub` is `Sub`; the tags of YAML itself are none. */
const functionName = (tag: string | undefined): string | undefined =>
  tag === undefined || tag.startsWith("!!") || tag === "!" ? undefined : tag.slice(1);

const reference = (name: string, value: string): string =>
  name === "Ref" || name === "GetAtt" ? `\${${value}}` : UNKNOWN;

function listText(name: string | undefined, items: readonly Place[], depth: number): string | undefined {
  const [first, second] = items;
  if (name === undefined) return undefined;
  if (name === "Sub" && first) return textAt(first, depth + 1) ?? UNKNOWN;
  if (name === "GetAtt") return `\${${items.map((item) => textAt(item, depth + 1) ?? "…").join(".")}}`;
  if (
    name !== "Join" ||
    !first ||
    second?.node?.kind !== "list" ||
    functionName(second.node.tag) !== undefined
  )
    return UNKNOWN;
  const separator = textAt(first, depth + 1) ?? "";
  return itemsOf(second)
    .map((part) => textAt(part, depth + 1) ?? UNKNOWN)
    .join(separator);
}

/** The first of the keys that is written, in any of its spellings. */
export function firstOf(place: Place, keys: readonly string[]): Place {
  const [first = ""] = keys;
  const found = keys.map((key) => placeAt(place, key)).find(({ key, node }) => key ?? node);
  return found ?? placeAt(place, first);
}
