/** Words of Google Cloud files. What has the wrong shape is nothing: the platform says so, and it is none of our business. */
import type { Sourced } from "../../model/field.ts";
import { coreType } from "../../syntax/node.ts";
import { type Place, pairsOf, spotOf } from "../place.ts";

/** undefined where no text stands, or an empty one. */
export function wordAt(place: Place): Sourced<string> | undefined {
  const { node } = place;
  return node?.kind === "scalar" && node.value.trim() !== "" && coreType(node) !== "null"
    ? { value: node.value, at: spotOf(place) }
    : undefined;
}

/** The keys of a map with their texts. */
export const tagsAt = (place: Place): readonly { readonly key: string; readonly value: Sourced<string> }[] =>
  pairsOf(place).flatMap(({ name, place: value }) => {
    const word = wordAt(value);
    return word ? [{ key: name, value: word }] : [];
  });
