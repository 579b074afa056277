/** Owners in the labels and annotations that a chart hangs on all that it makes. */
import type { OwnerClaim } from "../../model/facts.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { type Spot, spot } from "../../text/span.ts";
import { type Place, pairsOf } from "../place.ts";
import { text } from "../read.ts";

/** A map of keys with the word for one of them (`annotation`). */
export interface Tagged {
  readonly place: Place;
  readonly word: string;
}

/** The strongest owner key of all these maps. An expression counts: somebody owns it, though this file does not say who. `where`: ` of the chart`. */
export function lentOwner(
  maps: readonly Tagged[],
  rung: OwnerClaim["rung"],
  where: string,
): OwnerClaim | undefined {
  let best: { readonly rank: number; readonly claim: OwnerClaim } | undefined;
  for (const { place: map, word } of maps)
    for (const { name, place } of pairsOf(map)) {
      const rank = name === "nhi/owner" ? -1 : ownerKeyRank(name);
      if (rank === undefined || (best && best.rank <= rank)) continue;
      const field = text(place);
      const how = `${word} ${name}${where}`;
      if (field.is === "elsewhere")
        best = { rank, claim: { rung, owner: { value: written(field.at), at: field.at }, how } };
      if (field.is !== "present") continue;
      const { owner } = ownerIn(field.value);
      const offset = written(field.at).indexOf(owner);
      const start = field.at.start + Math.max(0, offset);
      const at = offset < 0 ? field.at : spot(field.at.in, start, start + owner.length);
      best = { rank, claim: { rung, owner: { value: owner, at }, how } };
    }
  return best?.claim;
}

const written = ({ in: { text: all }, start, end }: Spot): string => all.slice(start, end);
