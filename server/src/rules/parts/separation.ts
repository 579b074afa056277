/** What the rules about grants share: who uses a right, and who may therefore neither approve nor review it. */
import type { BreakGlass, Grant, Identity } from "../../model/facts.ts";
import type { Field, Sourced } from "../../model/field.ts";
import type { Overlap, World } from "../../model/world.ts";
import type { Fix, Reason, Related } from "../finding.ts";

export type Holder = Identity | Grant | BreakGlass;

export interface Role {
  readonly role: string;
  readonly ref: Sourced<string>;
}

/** The party with its role; empty where nothing readable is written. */
export const roleOf = (role: string, field: Field<string>): readonly Role[] =>
  field.is === "present" ? [{ role, ref: { value: field.value, at: field.at } }] : [];

/** Who uses the right, or asked for it: an identity's owner and requester, a grant's subject and requester, the users of a break-glass path. */
export function usersOf(holder: Holder, world: World): readonly Role[] {
  switch (holder.kind) {
    case "identity": {
      const ownership = world.ownership(holder);
      const owner = ownership.is === "owned" ? [{ role: "owner", ref: ownership.answer.owner }] : [];
      return [...owner, ...roleOf("requester", holder.requestedBy)];
    }
    case "grant":
      return [...roleOf("subject", holder.subject), ...roleOf("requester", holder.requestedBy)];
    case "breakGlass":
      return roleOf("user", holder.activatedBy);
  }
}

/** Somebody who says afterwards that a use was right. */
export interface Judgement {
  readonly judged: string;
  /** The key that names the judge. */
  readonly key: string;
  readonly by: Field<string>;
  /** Those of whom the judge must be independent. */
  readonly parties: readonly Role[];
}

/** Who judges the use: reviewers, readers of session records, those who attest an emergency use, the owner of the emergency path. */
export function judgementsOf(it: Holder, world: World): readonly Judgement[] {
  const users = usersOf(it, world);
  if (it.kind === "breakGlass")
    return [
      { judged: "owned", key: "owner", by: it.owner, parties: users },
      ...it.uses.map(({ by, attestedBy }) => ({
        judged: "attested",
        key: "attestedBy",
        by: attestedBy,
        parties: [...roleOf("user", by), ...users],
      })),
    ];
  const review: readonly Judgement[] =
    it.review.is === "present"
      ? [{ judged: "reviewed", key: "by", by: it.review.value.by, parties: users }]
      : [];
  if (it.kind === "identity" || it.session.is !== "present") return review;
  const { reviewedBy } = it.session.value;
  return [...review, { judged: "reviewed", key: "reviewedBy", by: reviewedBy, parties: users }];
}

/** Duties are kept apart where it matters: for elevated and privileged rights, and in every break-glass path. */
export const keepsDutiesApart = (holder: Holder, world: World): boolean =>
  holder.kind === "breakGlass" || world.privilege(holder).value !== "standard";

export const titleOf = (holder: Holder): string =>
  holder.kind === "breakGlass" ? `Break-glass path "${holder.id.value}"` : holder.title;

/** `a, b and c` on the way from one party to the other; empty where both are the same word. */
export const way = ({ path }: Overlap): string => path.map(({ text }) => text).join(", ");

/** The other party, and every step between the two that has a place. */
export const relatedTo = ({ party, role, path }: Overlap): readonly Related[] => [
  { at: party.at, text: `The ${role} is ${party.value}` },
  ...path.flatMap(({ text, at }) => (at ? [{ at, text }] : [])),
];

/** The chain for the hover: the one who judges, the party, and the steps between them. */
export const becauseOf = (
  label: string,
  judge: Sourced<string>,
  { party, role, path }: Overlap,
): readonly Reason[] => [
  { label, value: judge.value, at: judge.at },
  { label: role, value: party.value, at: party.at },
  ...path.map(({ text, at }) => ({ label: "because", value: text, at })),
];

/** One fix per party who would pass: written into the field, or put in the place of what stands there. */
export function judgeFixes(
  key: string,
  field: Field<string>,
  duty: "approve" | "review",
  parties: readonly Role[],
  world: World,
): readonly Fix[] {
  return world.independent(duty, parties).flatMap(({ ref, reason }, i): readonly Fix[] => {
    const common = {
      title: `Set ${key} to ${ref} (${reason})`,
      class: "choice",
      preferred: i === 0,
    } as const;
    if (field.is === "absent") return [{ ...common, edits: [{ do: "put", to: field.to, value: ref }] }];
    return field.is === "present"
      ? [{ ...common, edits: [{ do: "replace", at: field.at, value: ref }] }]
      : [];
  });
}
