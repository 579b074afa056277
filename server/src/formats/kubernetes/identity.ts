/** ServiceAccounts, and the tokens that stand in Secrets. */

import type { Credential, HeldCredential, Identity } from "../../model/facts.ts";
import { type Anchor, present, type Sourced } from "../../model/field.ts";
import { blankCredential, blankIdentity } from "../blank.ts";
import { chartKeysOf } from "../charted.ts";
import { fileKey } from "../kustomized.ts";
import { type Notes, noteExpiry, notePeriod, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf } from "../place.ts";
import { noteAnchor } from "./notes.ts";
import { fullName, type KubeObject } from "./object.ts";
import { ownerClaims, ownerField } from "./owner.ts";
import { renewal } from "./renewal.ts";

/** `k8s:ServiceAccount/payments/ci-bot`, as a manifest's `bind` names it; without namespace `k8s:ServiceAccount/ci-bot`. */
export const accountRef = (name: string, namespace: string | undefined): string =>
  refOf("ServiceAccount", name, namespace);

const refOf = (kind: string, name: string, namespace: string | undefined): string =>
  [`k8s:${kind}`, namespace, name].filter((part) => part !== undefined).join("/");

/** undefined for a patch that names no account. `path`: a kustomization that lists the file lends the account what it says. */
export function serviceAccount(object: KubeObject, notes: Notes, path: string): Identity | undefined {
  const { name, namespace, kind } = object;
  if (!name) return undefined;
  const known = account(name, namespace?.value);
  const identity: Identity = {
    ...known,
    containers: [...known.containers, fileKey(path), ...chartKeysOf(path)],
    title: `ServiceAccount "${fullName(object)}"`,
    traits: traitsOf(object, name),
    type: present("service-account", kind.at),
    owner: ownerField(object, notes),
    claims: ownerClaims(object, notes, "own"),
    sponsor: noteText(notes.first("sponsor")),
    purpose: noteText(notes.first("purpose")),
    review: noteReview(notes.first("review")),
  };
  // Dates on the account speak of its token, wherever that is kept.
  const dated = notes.first("rotated") ?? notes.first("every") ?? notes.first("expires");
  return dated ? { ...identity, credentials: [token(object, notes, identity.id)] } : identity;
}

/** The token in a Secret; the account that it belongs to stands elsewhere. undefined for Secrets of other types. */
export function tokenSecret(
  object: KubeObject,
  notes: Notes,
  type: string | undefined,
): HeldCredential | undefined {
  if (type !== "kubernetes.io/service-account-token") return undefined;
  const account_ = object.tags.find(
    ({ key, label }) => !label && key === "kubernetes.io/service-account.name",
  );
  if (!account_ || account_.value.value === "") return undefined;
  const { value } = account_;
  const namespace = object.namespace?.value;
  const holder: Identity = {
    ...account(value, namespace),
    title: `ServiceAccount "${[namespace, value.value].filter((part) => part !== undefined).join("/")}"`,
  };
  return { it: { ...token(object, notes, holder.id), lives: FOREVER }, holder };
}

const FOREVER = { how: "forever", because: "a token Secret is valid until somebody deletes it" } as const;

/** A token whose dates are what people noted. Kubernetes itself keeps none, so nothing else is missing. */
const token = (object: KubeObject, notes: Notes, of: Sourced<string>): Credential => ({
  ...blankCredential(
    of,
    present("k8s-token-secret", object.kind.at),
    object.name?.at ?? object.kind.at,
    anchorOf(object.root),
  ),
  rotated: noteWhen(notes.first("rotated")),
  rotateEvery:
    notes.first("rotated") && !notes.first("every")
      ? { is: "absent", to: noteAnchor(object, "every") }
      : notePeriod(notes.first("every")),
  expires: noteExpiry(notes.first("expires")),
});

/** A secret or certificate on which somebody wrote dates, or a length of life. Where nobody did, its issuer renews it or nobody can tell, and nothing is missing. */
export function datedObject(object: KubeObject, notes: Notes): HeldCredential | undefined {
  const { name, namespace, kind } = object;
  const dated = notes.first("rotated") ?? notes.first("every") ?? notes.first("expires");
  const certificate = kind.value === "Certificate";
  const renewed = certificate && !notes.first("every") ? renewal(object) : undefined;
  if (!name || (!dated && !renewed)) return undefined;
  const holder: Identity = {
    ...account(name, namespace?.value, kind.value),
    title: `${kind.value} "${fullName(object)}"`,
  };
  const type = present(certificate ? "certificate" : "k8s-secret", kind.at);
  const it = { ...token(object, notes, holder.id), type };
  return { it: renewed ? { ...it, rotateEvery: renewed } : it, holder };
}

/** The token of a role, signed once and without an end. */
export function signedToken(object: KubeObject, role: Sourced<string>, entry: Anchor): HeldCredential {
  const project = object.name?.value ?? "";
  const holder: Identity = {
    ...account({ value: role.value, at: role.at }, project, "AppProject"),
    title: `Role "${role.value}" of AppProject "${project}"`,
  };
  const lives = { how: "forever", because: "it was signed without an end" } as const;
  const it: Credential = {
    ...blankCredential(holder.id, present("api-token", role.at), role.at, entry),
    lives,
  };
  return { it, holder };
}

/** All that a name alone says. */
const account = (
  name: Sourced<string>,
  namespace: string | undefined,
  kind = "ServiceAccount",
): Identity => ({
  ...blankIdentity(
    "kubernetes",
    { value: refOf(kind, name.value, namespace), at: name.at },
    `${kind} "${name.value}"`,
  ),
  containers: namespace === undefined ? [] : [`k8s:Namespace/${namespace}`],
});

function traitsOf({ kind, namespace, tags }: KubeObject, name: Sourced<string>): Identity["traits"] {
  const labels = Object.fromEntries(
    tags.filter(({ label }) => label).map(({ key, value }) => [key, value.value]),
  );
  const traits = { kind: kind.value, name: name.value, labels };
  return namespace ? { ...traits, namespace: namespace.value } : traits;
}
