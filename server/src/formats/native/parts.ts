/** Parts that identities, grants and emergency paths have in common: scopes and reviews. */
import type { Review, Scope } from "../../model/facts.ts";
import type { Field } from "../../model/field.ts";
import { reachOf } from "../../model/reach.ts";
import { anchorOf, isBlank, itemsOf, type Place, placeAt, spotOf } from "../place.ts";
import { duration, either, text, when, within, word } from "../read.ts";

/** The scopes of a list; what cannot be read as one is left to the shape check. */
export function scopesOf(place: Place, within: Scope["in"]): readonly Scope[] {
  return itemsOf(place).flatMap((item) => {
    const of = item.node?.kind === "map" ? placeAt(item, "scope") : item;
    const { node } = of;
    if (node?.kind !== "scalar" || isBlank(of)) return [];
    const written = node.value.trim();
    const scope: Scope = {
      kind: "scope",
      text: written,
      at: spotOf(of),
      ...reachOf(written),
      justification: text(placeAt(item, "justification")),
      requestedBy: text(placeAt(item, "requestedBy")),
      approvedBy: text(placeAt(item, "approvedBy")),
      approvedOn: when(placeAt(item, "approvedOn")),
      expires: when(placeAt(item, "expires")),
      lastUsed: when(placeAt(item, "lastUsed")),
      entry: anchorOf(item),
      in: within,
    };
    return [scope];
  });
}

export const reviewOf = (place: Place): Field<Review> =>
  within(place, (map) => {
    const every = placeAt(map, "every");
    return {
      every: either(duration(every), word(every, ["ad-hoc"])),
      last: when(placeAt(map, "last")),
      by: text(placeAt(map, "by")),
      evidence: evidenceOf(placeAt(map, "evidence")),
    };
  });

/** Where the proof lies: the text, or the `ref` of the first proof. */
function evidenceOf(place: Place): Field<string> {
  const first = place.node?.kind === "list" ? (itemsOf(place)[0] ?? place) : place;
  return text(first.node?.kind === "map" ? placeAt(first, "ref") : first);
}
