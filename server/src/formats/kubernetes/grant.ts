/** What roles and bindings share. Kubernetes has no word for approval, justification or end, so none of these is missing. */
import type { Grant, Scope } from "../../model/facts.ts";
import { type Anchor, type Field, UNSAYABLE } from "../../model/field.ts";
import { NATIVE_GRANT_ONLY } from "../../model/grant.ts";
import { anchorOf } from "../place.ts";
import { reviewOf, textOf, whenOf } from "./dates.ts";
import type { Notes } from "./notes.ts";
import { fullName, type KubeObject } from "./object.ts";
import type { Reach } from "./reach.ts";

export const grantOf = (
  object: KubeObject,
  notes: Notes,
  subject: Field<string>,
  scopes: readonly Scope[],
): Grant => ({
  kind: "grant",
  system: "kubernetes",
  at: object.name?.at ?? object.kind.at,
  title: `${object.kind.value} "${fullName(object)}"`,
  entry: anchorOf(object.root),
  subject,
  scopes,
  privilege: UNSAYABLE,
  mode: UNSAYABLE,
  justification: textOf(notes.first("purpose")),
  requestedBy: UNSAYABLE,
  approvedBy: UNSAYABLE,
  approvedOn: UNSAYABLE,
  maxDuration: UNSAYABLE,
  window: UNSAYABLE,
  expires: whenOf(notes.first("expires")),
  session: UNSAYABLE,
  ...NATIVE_GRANT_ONLY,
  review: reviewOf(notes.first("review")),
});

/** `entry`: what gives the right, for removing it. */
export const scopeOf = (
  text: string,
  { reach, because, at, part, escalates }: Reach,
  entry: Anchor,
): Scope => ({
  kind: "scope",
  text,
  at,
  part,
  ...(escalates === undefined ? {} : { escalates }),
  reach,
  because,
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
