/** Texts of a manifest. `null` is nothing. */
import type { Sourced } from "../../model/field.ts";
import { coreType } from "../../syntax/node.ts";
import { type Place, spotOf } from "../place.ts";

export const textAt = ({ node }: Place): string | undefined =>
  node?.kind === "scalar" && coreType(node) !== "null" ? node.value : undefined;

/** With its place; undefined where nothing, or nothing but blanks, is written. */
export function sourcedAt(place: Place): Sourced<string> | undefined {
  const value = textAt(place);
  return value === undefined || value.trim() === "" ? undefined : { value, at: spotOf(place) };
}
