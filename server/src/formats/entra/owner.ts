/** What a manifest says of its owner: in `serviceManagementReference`, in `notes` and among the tags. */
import type { OwnerClaim } from "../../model/facts.ts";
import { type Field, present } from "../../model/field.ts";
import { ownerIn, ownerKeyRank } from "../../model/owner-keys.ts";
import { isExpression } from "../../model/ownership.ts";
import { spot } from "../../text/span.ts";
import { absentAt, itemsOf, type Place, placeAt } from "../place.ts";
import { sourcedAt } from "./text.ts";

/** Where an owner is written, or could be: Entra keeps the contact of an application in this field. */
export function ownerField(root: Place): Field<string> {
  const place = placeAt(root, "serviceManagementReference");
  const said = sourcedAt(place);
  if (!said) return absentAt(place);
  if (isExpression(said.value)) return { is: "elsewhere", at: said.at };
  // The number of an entry in somebody's register: who stands there cannot be seen here.
  if (!/[A-Za-z]/.test(said.value) || GUID.test(said.value)) return { is: "elsewhere", at: said.at };
  const { value, at } = named(said.value, said.at);
  return present(value, at);
}

const GUID = /^\s*\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?\s*$/i;

export function ownerClaims(root: Place): readonly OwnerClaim[] {
  const reference = ownerField(root);
  const first: readonly OwnerClaim[] =
    reference.is === "present" ? [{ rung: 3, owner: reference, how: "serviceManagementReference" }] : [];
  const texts = [placeAt(root, "notes"), ...itemsOf(placeAt(root, "tags"))].flatMap((place) => {
    const said = sourcedAt(place);
    const match = KEYED.exec(said?.value ?? "");
    if (!said || !match?.[1] || !match[2] || ownerKeyRank(match[1]) === undefined) return [];
    const owner = named(match[2], said.at);
    return [{ rung: 3 as const, owner, how: place.step === "notes" ? "notes" : `tag ${match[1]}` }];
  });
  return [...first, ...texts];
}

/** `owner: payments`, `Team=payments`, within one line. */
const KEYED = /^\s*([A-Za-z][\w -]{0,30}?)\s*[:=]\s*([^\r\n]+?)\s*$/m;

/** The party in the text, at its own place where the text stands there as it is read. */
function named(text: string, at: OwnerClaim["owner"]["at"]): OwnerClaim["owner"] {
  const spoken = text.replace(/^\s*owners?( aliases?)?\s*:\s*/i, "");
  const { owner } = ownerIn(spoken);
  const offset = at.in.text.slice(at.start, at.end).indexOf(owner);
  return offset < 0
    ? { value: owner, at }
    : { value: owner, at: spot(at.in, at.start + offset, at.start + offset + owner.length) };
}
