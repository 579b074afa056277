/** Words of workflows. What has the wrong shape is nothing: GitHub says so, and it is none of our business. */

import type { Sourced } from "../../model/field.ts";
import { isExpression } from "../../model/ownership.ts";
import { itemsOf, type NamedPlace, type Place, pairsOf } from "../place.ts";
import { word } from "../word.ts";

/** A text that is no expression. */
export function literal(place: Place): Sourced<string> | undefined {
  const one = word(place);
  return one && !isExpression(one.value) ? one : undefined;
}

/** The scalars of a list, the keys of a map, or the lone scalar: the three ways in which `on` names its events. */
export function names(place: Place): readonly Sourced<string>[] {
  const one = word(place);
  if (one) return [one];
  if (place.node?.kind === "map")
    return pairsOf(place).map(({ name, keyAt }) => ({ value: name, at: keyAt }));
  return itemsOf(place).flatMap((item) => word(item) ?? []);
}

/** The pair whose key is equal but for case, `-` and `_`. */
export const pairLike = (place: Place, key: string): NamedPlace | undefined =>
  pairsOf(place).find(({ name }) => plain(name) === key);

/** `aws-secret-access-key` and `AWS_SECRET_ACCESS_KEY` are one name. */
export const plain = (name: string): string => name.replace(/[-_]/g, "").toLowerCase();
