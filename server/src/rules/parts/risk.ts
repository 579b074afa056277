/** What the rules about risks and cases share: who is on the same side, who holds a duty, and when something is due. */
import { addTo } from "../../model/day.ts";
import { type Due, inDays, type Step, steps } from "../../model/due.ts";
import type { Duty } from "../../model/duties.ts";
import type { Case, Identity, Risk, Team } from "../../model/facts.ts";
import type { Field, Sourced } from "../../model/field.ts";
import { durationFrom, valueAt } from "../../model/policy-view.ts";
import type { DutyHolder, World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Fix } from "../finding.ts";

/** `owner` and `sponsor` stand for somebody who is not known here. */
export const isRole = (ref: string): boolean => ref === "owner" || ref === "sponsor";

/**
 * Whether the party acts for one of those who hold the duty: is one of them, belongs to one, or to a team of the same function.
 * undefined: nobody can tell, because a name is not known or a person's team is not.
 */
export function actsFor(
  by: Sourced<string>,
  holders: readonly DutyHolder[],
  world: World,
): boolean | undefined {
  if (holders.length === 0 || holders.some(({ ref }) => isRole(ref))) return undefined;
  const parties = holders.map(({ ref, at }) => ({ role: "holder", ref: { value: ref, at: at ?? by.at } }));
  if (world.overlap(by.value, parties)) return true;
  const own = teamsOf(by.value, world);
  if (own.length === 0) return undefined;
  const theirs = holders.flatMap(({ ref }) => teamsOf(ref, world));
  if (theirs.length === 0) return undefined;
  return own.some((one) => theirs.some((other) => isSameFunction(one, other)));
}

/** Whether two parties are of one function: one team, or teams of the same function. undefined: one of them is not known. */
export function isOneFunction(a: Sourced<string>, b: Sourced<string>, world: World): boolean | undefined {
  return actsFor(a, [{ ref: b.value, by: "", at: b.at }], world);
}

function teamsOf(ref: string, world: World): readonly Team[] {
  const party = world.party(ref);
  return party.is === "team" ? [party.team] : party.is === "person" ? party.teams : [];
}

const isSameFunction = (a: Team, b: Team): boolean =>
  a.id.value === b.id.value ||
  (a.function.is === "present" && b.function.is === "present" && a.function.value === b.function.value);

/** The identity that the case is about, where the workspace knows it. */
export const identityOf = ({ identity }: Case, world: World): Identity | undefined =>
  identity.is === "present" ? world.identity(identity.value.replace(/^identity:/, "")) : undefined;

/** Those of the holders of a duty that a name can be written for. */
export const namedHolders = (duty: Duty, of: Identity | undefined, world: World): readonly DutyHolder[] =>
  world.holders(duty, of).filter(({ ref }) => !isRole(ref));

/** Writes the party into the field, or puts it in the place of what stands there. */
export function setTo(field: Field<string>, title: string, value: string, i: number): readonly Fix[] {
  const common = { title, class: "choice", preferred: i === 0 } as const;
  if (field.is === "absent") return [{ ...common, edits: [{ do: "put", to: field.to, value }] }];
  return field.is === "present" ? [{ ...common, edits: [{ do: "replace", at: field.at, value }] }] : [];
}

/** The last good day, with the arithmetic that leads to it. */
export interface Deadline {
  readonly day: number;
  /** The date from which it comes. */
  readonly at: Spot;
  readonly because: readonly Step[];
  /** The policy's line, where it comes from there. */
  readonly limitAt?: Spot | undefined;
}

/** `due` as written, else `opened` and the policy's time for the severity. undefined: neither is known. */
export function deadlineOf({ due, opened, severity }: Risk | Case, world: World): Deadline | undefined {
  const { today } = world;
  if (due.is === "present") {
    const { at, value } = due;
    const late = today - value.day;
    return { day: value.day, at, because: late > 0 ? [{ label: "late", value: inDays(late) }] : [] };
  }
  if (due.is !== "absent" || opened.is !== "present" || severity.is !== "present") return undefined;
  const path = ["remediate", severity.value];
  const sla = world.policyEntry("sla");
  const value = durationFrom(valueAt(sla?.value, path));
  if (!sla || !value) return undefined;
  const limitAt = sla.spotOf(path) ?? sla.at;
  const counted: Due = {
    from: { label: "opened", day: opened.value.day, at: opened.at },
    period: { value, source: `policy.sla.remediate.${severity.value}`, at: limitAt },
    due: addTo(opened.value.day, value),
  };
  return { day: counted.due, at: opened.at, because: steps(counted, today), limitAt };
}
