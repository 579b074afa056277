/** A word of a file whose shape another tool checks: what has the wrong one is nothing, and none of our business. */
import type { Sourced } from "../model/field.ts";
import { coreType } from "../syntax/node.ts";
import { type Place, spotOf } from "./place.ts";

/** The decoded text of a scalar; `null`, `~` and nothing are no text. */
export function word(place: Place): Sourced<string> | undefined {
  const { node } = place;
  return node?.kind === "scalar" && coreType(node) !== "null"
    ? { value: node.value, at: spotOf(place) }
    : undefined;
}
