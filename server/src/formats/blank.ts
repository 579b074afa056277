/** Identities, grants, scopes and credentials of which a foreign file says nothing yet: what it has no word for is unsayable, so nobody is accused of it. */
import type { Credential, Grant, Identity, Scope } from "../model/facts.ts";
import { type Anchor, type Sourced, UNSAYABLE } from "../model/field.ts";
import { NATIVE_GRANT_ONLY } from "../model/grant.ts";
import { NATIVE_ONLY } from "../model/identity.ts";
import type { Spot } from "../text/span.ts";

export const blankIdentity = (system: string, id: Sourced<string>, title: string): Identity => ({
  kind: "identity",
  system,
  id,
  title,
  refs: [id.value],
  traits: {},
  type: UNSAYABLE,
  owner: UNSAYABLE,
  claims: [],
  containers: [],
  sponsor: UNSAYABLE,
  purpose: UNSAYABLE,
  environment: UNSAYABLE,
  privilege: UNSAYABLE,
  status: UNSAYABLE,
  bind: [],
  scopes: [],
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  credentials: [],
  review: UNSAYABLE,
  monitoring: UNSAYABLE,
  usedBy: [],
  thirdParty: UNSAYABLE,
  agent: UNSAYABLE,
  controls: [],
  ...NATIVE_ONLY,
});

/** `at`: where a finding about something absent sits. */
export const blankGrant = (system: string, at: Spot, title: string, entry: Anchor): Grant => ({
  kind: "grant",
  system,
  at,
  title,
  entry,
  subject: UNSAYABLE,
  scopes: [],
  privilege: UNSAYABLE,
  mode: UNSAYABLE,
  justification: UNSAYABLE,
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  maxDuration: UNSAYABLE,
  window: UNSAYABLE,
  expires: UNSAYABLE,
  session: UNSAYABLE,
  ...NATIVE_GRANT_ONLY,
  review: UNSAYABLE,
});

/** `entry`: what gives the right, for removing it. */
export const foreignScope = (
  told: Pick<Scope, "text" | "at" | "reach" | "because" | "entry"> &
    Pick<Partial<Scope>, "part" | "escalates" | "bounded" | "narrower">,
): Scope => ({
  kind: "scope",
  ...told,
  justification: UNSAYABLE,
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  expires: UNSAYABLE,
  lastUsed: UNSAYABLE,
  changedOn: UNSAYABLE,
  in: "foreign",
});

/** A credential that rotates, whose dates nobody has written. */
export const blankCredential = (
  of: Sourced<string>,
  type: Credential["type"],
  at: Spot,
  entry: Anchor,
): Credential => ({
  kind: "credential",
  of,
  type,
  at,
  entry,
  rotates: true,
  store: UNSAYABLE,
  rotated: UNSAYABLE,
  rotateEvery: UNSAYABLE,
  expires: UNSAYABLE,
  runbook: UNSAYABLE,
  rotatedBy: UNSAYABLE,
});
