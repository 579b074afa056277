/** What roles and bindings share. Kubernetes has no word for approval, justification or end, so none of these is missing. */

import type { Grant, Scope } from "../../model/facts.ts";
import type { Anchor, Field } from "../../model/field.ts";
import { blankGrant, foreignScope } from "../blank.ts";
import { type Notes, noteReview, noteText, noteWhen } from "../notes.ts";
import { anchorOf } from "../place.ts";
import { fullName, type KubeObject } from "./object.ts";
import type { Reach } from "./reach.ts";

export const grantOf = (
  object: KubeObject,
  notes: Notes,
  subject: Field<string>,
  scopes: readonly Scope[],
): Grant => ({
  ...blankGrant(
    "kubernetes",
    object.name?.at ?? object.kind.at,
    `${object.kind.value} "${fullName(object)}"`,
    anchorOf(object.root),
  ),
  subject,
  scopes,
  justification: noteText(notes.first("purpose")),
  expires: noteWhen(notes.first("expires")),
  review: noteReview(notes.first("review")),
});

/** Where the rights of a Role and of a RoleBinding end. */
export const ONE_NAMESPACE = "one namespace";

/** `entry`: what gives the right, for removing it. */
export const scopeOf = (
  text: string,
  { reach, because, at, part, escalates, bounded }: Reach,
  entry: Anchor,
): Scope =>
  foreignScope({
    text,
    at,
    part,
    ...(escalates !== undefined && { escalates }),
    ...(bounded !== undefined && { bounded }),
    reach,
    because,
    entry,
  });
