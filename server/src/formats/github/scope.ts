/** Scopes and grants of workflows. Dates, approvals and sessions have no place in them. */
import type { Grant, Recipient, Scope } from "../../model/facts.ts";
import { type Anchor, UNSAYABLE } from "../../model/field.ts";
import { NATIVE_GRANT_ONLY } from "../../model/grant.ts";
import type { Spot } from "../../text/span.ts";

export const SYSTEM = "github-actions";

export const scopeOf = (
  text: string,
  at: Spot,
  { reach, because, narrower }: Pick<Scope, "reach" | "because" | "narrower">,
  entry: Anchor,
): Scope => ({
  kind: "scope",
  text,
  at,
  reach,
  because,
  ...(narrower && { narrower }),
  justification: UNSAYABLE,
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  expires: UNSAYABLE,
  lastUsed: UNSAYABLE,
  changedOn: UNSAYABLE,
  entry,
  in: "foreign",
});

export const grantOf = (
  title: string,
  at: Spot,
  entry: Anchor,
  scopes: readonly Scope[],
  recipients: readonly Recipient[],
): Grant => ({
  kind: "grant",
  system: SYSTEM,
  at,
  title,
  entry,
  subject: UNSAYABLE,
  scopes,
  recipients,
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
  review: UNSAYABLE,
  ...NATIVE_GRANT_ONLY,
});
