/** Parts that identities, grants and emergency paths have in common: scopes and reviews. */
import type { Proof, Review, Scope } from "../../model/facts.ts";
import { type Field, present } from "../../model/field.ts";
import { reachOf } from "../../model/reach.ts";
import { absentAt, anchorOf, isBlank, itemsOf, type Place, placeAt, spotOf } from "../place.ts";
import { duration, either, text, when, within, word } from "../read.ts";
import { headOf } from "./check.ts";

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
      changedOn: when(placeAt(item, "changedOn")),
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
      proofs: proofsOf(placeAt(map, "evidence")),
    };
  });

/** Where the proof lies: the text, or the `ref` of the first proof. */
function evidenceOf(place: Place): Field<string> {
  const first = place.node?.kind === "list" ? (itemsOf(place)[0] ?? place) : place;
  return text(first.node?.kind === "map" ? placeAt(first, "ref") : first);
}

/** One proof or several: a place alone, or an entry with its kind and date. */
export const proofsOf = (place: Place): readonly Proof[] =>
  (place.node?.kind === "list" ? itemsOf(place) : [place]).flatMap((one) =>
    isBlank(one) ? [] : [proofAt(one)],
  );

/** One proof, where something is written. */
export function proofOf(place: Place): Field<Proof> {
  if (isBlank(place)) return absentAt(place);
  return present(proofAt(place), spotOf(place));
}

function proofAt(place: Place): Proof {
  const at = (key: string): Place => placeAt(place, key);
  const ref = text(place.node?.kind === "map" ? at("ref") : place);
  return {
    at: ref.is === "present" ? ref.at : headOf(place),
    type: text(at("kind")),
    ref,
    on: when(at("on")),
    by: text(at("by")),
    expires: when(at("expires")),
  };
}
