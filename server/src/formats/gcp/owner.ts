/** What labels and annotations say of an owner. */
import type { OwnerClaim } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { spot } from "../../text/span.ts";

export interface Tag {
  readonly key: string;
  readonly value: Sourced<string>;
  /** `label`, `annotation`. */
  readonly kind: string;
}

/** The strongest owner key with something in it: `owner` and `team` beside each other are one answer, not two. */
export function ownerAmong(
  tags: readonly Tag[],
  rung: OwnerClaim["rung"],
  where = "",
): readonly OwnerClaim[] {
  let best: { readonly rank: number; readonly tag: Tag } | undefined;
  for (const tag of tags) {
    const rank = tag.key.startsWith("nhi/") ? undefined : ownerKeyRank(tag.key);
    if (rank !== undefined && (!best || rank < best.rank)) best = { rank, tag };
  }
  if (!best) return [];
  const { key, value, kind } = best.tag;
  return [{ rung, owner: named(value), how: `${kind} ${key}${where}` }];
}

/** The party in the value, at its own place where the text stands there as it is read. */
function named({ value, at }: Sourced<string>): Sourced<string> {
  const { owner } = ownerIn(value);
  const offset = owner === value.trim() ? -1 : at.in.text.slice(at.start, at.end).indexOf(owner);
  return offset < 0
    ? { value: owner, at }
    : { value: owner, at: spot(at.in, at.start + offset, at.start + offset + owner.length) };
}
