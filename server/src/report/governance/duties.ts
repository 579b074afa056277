/** The operating model as this workspace fills it: the duty table, and what is delegated. */
import { formatDay, parseWhen } from "../../model/day.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import { byText, contactOf, GARBLED, placeOf } from "./say.ts";
import type { DelegationRow, DutyLine } from "./shape.ts";

/** Empty where the policy names no model. */
export const dutyLines = (world: World): readonly DutyLine[] =>
  world.dutyTable().map(({ duty, expected, override, holders }) => ({
    duty,
    expected,
    holders: holders.map(({ ref, by, at }) => ({
      ref,
      // A role is held by whoever has it for the identity at hand.
      contact: ref === "owner" || ref === "sponsor" ? undefined : contactOf(ref, world),
      by,
      place: at && placeOf(at, world),
    })),
    reason: override?.reason,
  }));

/** In the order in which they are written. */
export function delegationRows(world: World): readonly DelegationRow[] {
  const entry = world.policyEntry("delegations");
  if (!entry || !Array.isArray(entry.value)) return [];
  return entry.value.map((one: unknown, i) => ({
    match: globOf(valueAt(one, ["match"])) ?? GARBLED,
    to: textOf(valueAt(one, ["to"])) ?? GARBLED,
    duties: wordsOf(valueAt(one, ["duties"])),
    expires: dateOf(valueAt(one, ["expires"])),
    place: placeOf(entry.spotOf([i, "match"]) ?? entry.spotOf([i]) ?? entry.at, world),
  }));
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

const globOf = (value: unknown): string | undefined => textOf(value) ?? textOf(valueAt(value, ["path"]));

const wordsOf = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.filter((one: unknown): one is string => typeof one === "string").sort(byText)
    : [];

const dateOf = (value: unknown): string | undefined => {
  const when = typeof value === "string" ? parseWhen(value) : undefined;
  return when ? formatDay(when.day) : textOf(value);
};
