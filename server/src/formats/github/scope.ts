/** Scopes and grants of workflows. Dates, approvals and sessions have no place in them. */
import type { Grant, Recipient, Scope } from "../../model/facts.ts";
import type { Anchor } from "../../model/field.ts";
import type { Spot } from "../../text/span.ts";
import { blankGrant, foreignScope } from "../blank.ts";

export const SYSTEM = "github-actions";

export const scopeOf = (
  text: string,
  at: Spot,
  { reach, because, narrower }: Pick<Scope, "reach" | "because" | "narrower">,
  entry: Anchor,
): Scope => foreignScope({ text, at, reach, because, ...(narrower && { narrower }), entry });

export const grantOf = (
  title: string,
  at: Spot,
  entry: Anchor,
  scopes: readonly Scope[],
  recipients: readonly Recipient[],
): Grant => ({ ...blankGrant(SYSTEM, at, title, entry), scopes, recipients });
