/** What a block says of its owner: our comment, its tags, and where an owner could be written. */
import type { OwnerClaim } from "../../model/facts.ts";
import { type Anchor, type Field, type Sourced, UNSAYABLE } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { spot } from "../../text/span.ts";
import { noteOwners, noteText } from "../notes.ts";
import { anchorOf, itemsOf, type Place, pairsOf, placeAt, spotOf } from "../place.ts";
import { type Block, wordAt } from "./block.ts";

/** Our comment, or where the owner could be written: among the tags where those are maps of AWS, else in a comment. */
export function ownerField(block: Block, tags: Place | undefined): Field<string> {
  const note = block.notes.first("owner");
  if (note) return noteText(note);
  const to = tagAnchor(tags);
  if (!to && block.json) return UNSAYABLE;
  return { is: "absent", to: to ?? { in: block.segment, path: ["# nhi", "owner"] } };
}

function tagAnchor(tags: Place | undefined): Anchor | undefined {
  if (!tags || (tags.node && tags.node.kind !== "map")) return undefined;
  return anchorOf(placeAt(tags, "nhi/owner"));
}

/**
 * What tags say, and comments. `how`: the word for one tag (`tag`, `label`).
 * Tags that are computed may name the owner too: they are asked last, because what is written elsewhere is known.
 */
export function ownerClaims(
  { notes, name }: Block,
  tags: Place | undefined,
  how: string,
  rung: 3 | 4 = 3,
): readonly OwnerClaim[] {
  const said = noteOwners(notes, rung === 3 ? 1 : 4);
  if (!tags?.node) return said;
  const { tag, computed } = strongest(tags);
  if (tag) return [...said, { rung, owner: tag.owner, how: `${how} ${tag.key}`, ...keyOf(how, tag) }];
  const last = { value: "${}", at: computed ?? name.at };
  return computed ? [...said, { rung: 7, owner: last, how: `computed ${how}s` }] : said;
}

/** Where most tags name their owner, a new one is written the same way. */
export const keyOf = (how: string, { key }: Tag) => (how === "tag" ? { key: { path: ["tags", key] } } : {});

export interface Tag {
  readonly key: string;
  readonly rank: number;
  readonly owner: Sourced<string>;
}

/** The strongest owner key of the tags; of maps that are put together, the last that has one. */
export function strongest(tags: Place): {
  readonly tag: Tag | undefined;
  readonly computed: Sourced<string>["at"] | undefined;
} {
  let tag: Tag | undefined;
  let computed: Sourced<string>["at"] | undefined;
  const maps = tags.node?.kind === "list" ? itemsOf(tags) : [tags];
  for (const map of maps) {
    if (map.node?.kind !== "map") {
      computed = spotOf(map);
      continue;
    }
    let best: Tag | undefined;
    for (const { name: key, place } of pairsOf(map)) {
      const rank = ownerKeyRank(key);
      const value = wordAt(place);
      if (rank === undefined || value === undefined || value.trim() === "") continue;
      if (!best || rank < best.rank) best = { key, rank, owner: namedIn(place, value) };
    }
    tag = best ?? tag;
  }
  return { tag, computed };
}

/** The party in the value, at its own place where the text stands there as it is read. */
function namedIn(place: Place, value: string): Sourced<string> {
  const at = spotOf(place);
  const { owner } = ownerIn(value);
  const offset = owner === value.trim() ? -1 : at.in.text.slice(at.start, at.end).indexOf(owner);
  if (offset < 0) return { value: owner, at };
  return { value: owner, at: spot(at.in, at.start + offset, at.start + offset + owner.length) };
}
