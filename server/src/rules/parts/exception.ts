/** What the rules about exceptions share: who gains by one. */
import type { Exception } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import { type Role, roleOf, usersOf } from "./separation.ts";

/** Whether who approves it gains by it: such an exception is told, and hides nothing. */
export function isApprovedByGainer(it: Exception, world: World): boolean {
  const approver = valueOf(it.approvedBy);
  return approver !== undefined && world.overlap(approver, beneficiaries(it, world)) !== undefined;
}

/**
 * Who gains by the exception: the owner and requester of the identity that it covers, the owner and users of an emergency path.
 * Of a glob nothing is known: it may cover what many own.
 */
export function beneficiaries({ match }: Exception, world: World): readonly Role[] {
  const text = valueOf(match);
  if (text === undefined) return [];
  if (text.startsWith("breakGlass:")) {
    const path = world.breakGlassPaths().find(({ id }) => id.value === text.slice("breakGlass:".length));
    return path ? [...roleOf("owner", path.owner), ...usersOf(path, world)] : [];
  }
  const identity = world.identity(text.replace(/^identity:/, ""));
  return identity ? usersOf(identity, world) : [];
}
