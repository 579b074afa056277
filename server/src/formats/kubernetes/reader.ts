/** Words of Kubernetes objects. What has the wrong shape is nothing: the API server says so, and it is none of our business. */

import type { Sourced } from "../../model/field.ts";
import { coreType } from "../../syntax/node.ts";
import { itemsOf, type Place, pairsOf, spotOf } from "../place.ts";
import { word } from "../word.ts";

/** The scalars of a list; a lone scalar counts as a list of one, as most people mean it. */
export function words(place: Place): readonly Sourced<string>[] {
  const one = word(place);
  return one ? [one] : itemsOf(place).flatMap((item) => word(item) ?? []);
}

/** The keys of a map with their scalar values; an empty value is an empty text at its key. */
export const entries = (place: Place): readonly { readonly key: string; readonly value: Sourced<string> }[] =>
  pairsOf(place).flatMap(({ name, place: value }) => {
    const { node } = value;
    if (node && node.kind !== "scalar") return [];
    return [
      { key: name, value: { value: node && coreType(node) !== "null" ? node.value : "", at: spotOf(value) } },
    ];
  });
