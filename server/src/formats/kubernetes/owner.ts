/** What an object says of its owner: our annotation or comment, then the labels and annotations that organisations use. */

import type { OwnerClaim, OwnerKey } from "../../model/facts.ts";
import type { Field, Sourced } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { isExpression } from "../../model/ownership.ts";
import { spot } from "../../text/span.ts";
import { type Notes, noteText } from "../notes.ts";
import { noteAnchor } from "./notes.ts";
import type { KubeObject } from "./object.ts";

/**
 * The owner in our own annotation or comment, or the annotation where it could be written.
 * Where a template fills in the name or the Namespace, nobody can tell here what lends it an owner, so none is missing.
 */
export function ownerField(object: KubeObject, notes: Notes): Field<string> {
  const note = notes.first("owner");
  if (note) return noteText(note);
  const filled = [object.namespace, object.name].find((part) => part && isExpression(part.value));
  return filled ? { is: "elsewhere", at: filled.at } : { is: "absent", to: noteAnchor(object, "owner") };
}

/** `own`: the rungs of an identity. `container`: everything said on a Namespace counts as the fourth. */
export function ownerClaims(
  object: KubeObject,
  notes: Notes,
  as: "own" | "container",
): readonly OwnerClaim[] {
  const noted = notes.all
    .filter(({ key }) => key === "owner")
    .map(({ text, how }): OwnerClaim => {
      const claim = { rung: as === "own" ? (1 as const) : (4 as const), owner: text, how };
      return how.startsWith("comment") ? claim : { ...claim, key: keyOf("nhi/owner", false) };
    });
  const tagged = taggedOwner(object);
  const where = as === "own" ? "" : ` of Namespace ${object.name?.value ?? ""}`;
  const all = tagged ? [...noted, { ...tagged, rung: as === "own" ? (3 as const) : (4 as const) }] : noted;
  return all.map((claim) => ({ ...claim, how: `${claim.how}${where}` }));
}

/** The strongest owner key with something in it. `owner` and `team-name` beside each other are one answer, not two. */
function taggedOwner(object: KubeObject): Omit<OwnerClaim, "rung"> | undefined {
  let best: { readonly rank: number; readonly claim: Omit<OwnerClaim, "rung"> } | undefined;
  for (const { key, value, label } of object.tags) {
    const rank = key.startsWith("nhi/") ? undefined : ownerKeyRank(key);
    if (rank === undefined || value.value.trim() === "" || (best && best.rank <= rank)) continue;
    best = {
      rank,
      claim: {
        owner: namedIn(object, value),
        how: `${label ? "label" : "annotation"} ${key}`,
        key: keyOf(key, label),
      },
    };
  }
  return best?.claim;
}

const keyOf = (key: string, label: boolean): OwnerKey =>
  label ? { path: ["metadata", "labels", key], plain: true } : { path: ["metadata", "annotations", key] };

/** The party in the value, at its own place where the text stands there as it is read. */
function namedIn({ segment }: KubeObject, { value, at }: Sourced<string>): Sourced<string> {
  const { owner } = ownerIn(value);
  const offset = owner === value.trim() ? -1 : segment.text.slice(at.start, at.end).indexOf(owner);
  if (offset < 0) return { value: owner, at };
  return { value: owner, at: spot(segment, at.start + offset, at.start + offset + owner.length) };
}
