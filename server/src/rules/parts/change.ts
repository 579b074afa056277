/** What the rules about changes share: the old value in words, since the old file is not open anywhere. */
import type { Before } from "../../model/before.ts";
import { credentialName } from "../../model/due.ts";
import type { BreakGlass, Credential, Grant, Identity, Scope } from "../../model/facts.ts";
import { type Field, valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Reason, Related } from "../finding.ts";

/** The text at a place, on one line and not for ever. */
export function written({ in: segment, start, end }: Spot): string {
  const text = segment.text.slice(start, end).trim().replace(/\s+/g, " ");
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** The old value, told at the place where the new one stands. */
export const wasRelated = (at: Spot, was: string, { name }: Before): readonly Related[] => [
  { at, text: `In ${name} it was ${was}` },
];

export const wasReason = (was: string, { name }: Before): Reason => ({ label: name, value: was });

/** A value that was written and is not any more; what cannot be read now may still be there. */
export const isGone = (was: Field<unknown>, now: Field<unknown>): boolean =>
  was.is === "present" && now.is === "absent";

/** What the finding is about, for its message; a part of something tells of it by its own name. */
export const titled = (it: Identity | Grant | BreakGlass | Scope | Credential): string =>
  it.kind === "breakGlass"
    ? `Break-glass path "${it.id.value}"`
    : it.kind === "scope"
      ? it.text
      : it.kind === "credential"
        ? credentialName(it)
        : it.title;

/** The word by which a finding about something absent is placed. */
export const placeOfHolder = (it: Identity | Grant | BreakGlass): Spot =>
  it.kind === "grant" ? it.at : it.id.at;

/** Whether the entry shows something that it did not show before: its own proofs, or those of the entry that answers for it. */
export function newProof(it: Identity, was: Identity | undefined, world: World, before: Before): boolean {
  const proofs = (one: Identity, of: World): readonly (string | undefined)[] =>
    [...one.proofs, ...(of.boundBy(one)?.proofs ?? [])].map(({ ref }) => valueOf(ref));
  const known = new Set(was && proofs(was, before.world));
  return proofs(it, world).some((ref) => ref !== undefined && !known.has(ref));
}
