/** What one block says, and the identities, credentials and grants that blocks are made into. */
import type { When } from "../../model/day.ts";
import type { Credential, Facts, Grant, HeldCredential, Identity, Scope } from "../../model/facts.ts";
import { type Anchor, type Field, present, type Sourced, UNSAYABLE } from "../../model/field.ts";
import type { Spot } from "../../text/span.ts";
import { blankCredential, blankGrant, blankIdentity } from "../blank.ts";
import { noteExpiry, notePeriod, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf, type Place, placeAt, spotOf } from "../place.ts";
import { addressIn, type Block, inner, titleOf, wordAt } from "./block.ts";
import { containersOf, localsIn } from "./container.ts";
import { ownerClaims, ownerField } from "./owner.ts";

export type Said = Partial<
  Pick<Facts, "identities" | "credentials" | "grants" | "containers" | "dates" | "secrets" | "trusts">
>;

/** The ref by which manifests bind to an address, and the one that tells folders apart. */
export const refsOf = (folder: string, address: string): readonly [string, string] => [
  `tf:${address}`,
  `tf:${folder === "" ? "." : folder}/${address}`,
];

/** An identity that nothing is known of but its address. */
export function bareIdentity(block: Block, address: string, at: Spot, title: string): Identity {
  const refs = refsOf(block.folder, address);
  return { ...blankIdentity("terraform", { value: refs[1], at }, title), refs };
}

export interface Naming {
  readonly type: "service-account" | "workload" | "oauth-app";
  /** Where its tags stand, or would; undefined: the resource has none. */
  readonly tags: Place | undefined;
  /** What one of them is called. */
  readonly how: string;
  /** More names by which manifests may bind to it. */
  readonly refs?: readonly string[];
  /** What it stands in besides its provider and module. */
  readonly containers?: readonly string[];
}

/** The identity that the block makes. */
export function identityOf(block: Block, { type, tags, how, refs = [], containers = [] }: Naming): Identity {
  const { notes, name } = block;
  const bare = bareIdentity(block, block.address, name.at, titleOf(block));
  const identity: Identity = {
    ...bare,
    refs: [...bare.refs, ...refs],
    traits: { kind: block.type, name: name.value },
    type: present(type, name.at),
    owner: ownerField(block, how === "tag" ? tags : undefined),
    claims: ownerClaims(block, tags, how),
    containers: [...containers, ...localsIn(tags, block.folder), ...containersOf(block)],
    sponsor: noteText(notes.first("sponsor")),
    purpose: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
  };
  // Dates on an identity speak of what it proves itself with, wherever that is kept.
  return isDated(block)
    ? { ...identity, credentials: [credentialOf(block, identity.id, UNSAYABLE)] }
    : identity;
}

const isDated = ({ notes }: Block): boolean =>
  (["rotated", "every", "expires"] as const).some((key) => notes.first(key) !== undefined);

/** A credential with the dates of our comments. */
export function credentialOf(
  block: Block,
  of: Sourced<string>,
  type: Field<string>,
  more: Partial<Credential> = {},
): Credential {
  const { notes, name, body } = block;
  const rotated = noteWhen(notes.first("rotated"));
  const renewed = more.rotated ?? renewal(body);
  const asked = notes.first("rotated") && !notes.first("every") && !more.rotateEvery;
  const every: Credential["rotateEvery"] = asked
    ? { is: "absent", to: { in: block.segment, path: ["# nhi", "every"] } }
    : notePeriod(notes.first("every"));
  return {
    ...blankCredential(of, type, name.at, anchorOf(body)),
    ...more,
    ...(renewed && { rotated: renewed }),
    ...(rotated.is === "unsayable" ? {} : { rotated }),
    ...(every.is === "unsayable" ? {} : { rotateEvery: every }),
    ...(notes.first("expires") ? { expires: noteExpiry(notes.first("expires")) } : {}),
  };
}

/** What is made anew when something else changes, or is left to somebody else altogether, is rotated where we do not see it. */
function renewal(body: Place): Field<When> | undefined {
  for (const one of inner(body, "lifecycle")) {
    const trigger = placeAt(one, "replace_triggered_by");
    const left = placeAt(one, "ignore_changes");
    const place = trigger.node ? trigger : /^(?:\$\{all\}|all)$/.test(wordAt(left) ?? "") ? left : undefined;
    if (place) return { is: "elsewhere", at: spotOf(place) };
  }
  return undefined;
}

/** The credential with the identity that the expression at `user` refers to; by the block's own address where it refers to none. */
export function heldBy(
  block: Block,
  user: Place,
  types: readonly string[],
  type: string,
  more: Partial<Credential> = {},
): HeldCredential {
  const { name } = block;
  const address = types.map((one) => addressIn(user, one)).find((one) => one !== undefined);
  const [kind = "", label = ""] = (address ?? block.address).split(".");
  const named = `${kind} "${label}"`;
  const bare = bareIdentity(block, address ?? block.address, name.at, address ? named : titleOf(block));
  const holder = { ...bare, containers: containersOf(block) };
  const held = address ? holder : { ...holder, claims: ownerClaims(block, undefined, "tag") };
  return { it: credentialOf(block, holder.id, present(type, name.at), more), holder: held };
}

/** A grant that the block makes. */
export function grantOf(block: Block, scopes: readonly Scope[], subject: Field<string> = UNSAYABLE): Grant {
  const { notes, name, body } = block;
  const entry: Anchor = anchorOf(body);
  const expires = noteWhen(notes.first("expires"));
  return {
    ...blankGrant("terraform", name.at, titleOf(block), entry),
    subject,
    scopes,
    justification: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
    ...(expires.is === "unsayable" ? {} : { expires }),
  };
}

/** The identity that an expression refers to, as the subject of a grant. */
export function subjectAt(block: Block, place: Place, types: readonly string[]): Field<string> {
  const address = types.map((one) => addressIn(place, one)).find((one) => one !== undefined);
  return address ? present(refsOf(block.folder, address)[1], block.name.at) : UNSAYABLE;
}
