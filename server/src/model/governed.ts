/** Whether somebody answers for a broad right already: then the rules about scopes have nothing to add. */
import { reviewDue } from "./due.ts";
import type { BreakGlass, Grant, Identity, Privilege, Scope } from "./facts.ts";
import { type Field, type Sourced, valueOf } from "./field.ts";
import type { World } from "./world.ts";

type Holder = Identity | Grant | BreakGlass;

/**
 * True where the right stands in a break-glass path, which has rules of its own, or in a manifest entry that declares the
 * privilege, is approved by somebody independent and reviewed in time. A field that cannot be read counts as filled.
 */
export function isGoverned(scope: Scope, holder: Holder, world: World): boolean {
  if (scope.in === "break-glass" || holder.kind === "breakGlass") return true;
  if (holder.system !== "native") return false;
  const privilege = valueOf(holder.privilege);
  const declared = privilege === "privileged" || (privilege === "elevated" && scope.reach !== "admin");
  return declared && isApproved(scope, holder, world) && isReviewed(holder, privilege, world);
}

/**
 * Whether the manifest gives the right to people, or the role is given to people only. A broad right of people is no scope of a
 * machine: the grant's approval, duration and review are checked by the rules about grants.
 */
export function isHeldByPeople(holder: Holder, world: World): boolean {
  if (holder.kind !== "grant") return false;
  if (holder.system !== "native") return world.givenToPeople(holder);
  const subject = valueOf(holder.subject);
  if (subject === undefined) return true;
  return (
    !subject.startsWith("identity:") &&
    !(world.party(subject).is === "unknown" && world.declared("identities", subject).length > 0)
  );
}

function isApproved(scope: Scope, holder: Identity | Grant, world: World): boolean {
  const field = scope.approvedBy.is === "present" ? scope.approvedBy : holder.approvedBy;
  if (field.is === "absent" || field.is === "unsayable") return false;
  if (field.is !== "present") return true;
  return world.overlap(field.value, partiesOf(scope, holder)) === undefined;
}

function partiesOf(
  scope: Scope,
  holder: Identity | Grant,
): readonly { readonly role: string; readonly ref: Sourced<string> }[] {
  const party = (role: string, field: Field<string>) =>
    field.is === "present" ? [{ role, ref: { value: field.value, at: field.at } }] : [];
  return [
    ...(holder.kind === "identity" ? party("owner", holder.owner) : party("subject", holder.subject)),
    ...party("requestedBy", holder.requestedBy),
    ...party("requestedBy", scope.requestedBy),
  ];
}

function isReviewed({ review }: Identity | Grant, privilege: Privilege | undefined, world: World): boolean {
  if (review.is === "absent" || review.is === "unsayable") return false;
  if (review.is !== "present") return true;
  const { last, every } = review.value;
  if (last.is === "absent" || valueOf(every) === "ad-hoc") return false;
  const due = reviewDue(review.value, privilege ?? "standard", world.policy);
  return due === undefined || world.today <= due.due;
}
