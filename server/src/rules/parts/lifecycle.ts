/** What the rules about an identity's life share: when it counts as unused, and who takes which step of it. */
import { addTo, type Duration, formatDay, formatDuration, roughly, type When } from "../../model/day.ts";
import { inDays } from "../../model/due.ts";
import type { Duty } from "../../model/duties.ts";
import type { Field } from "../../model/field.ts";
import { durationFrom } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";
import type { Reason, Related } from "../finding.ts";

/** The steps that must not all be one team's, with the words for them. */
export const STEPS = [
  { duty: "exist", does: "decides that it may exist" },
  { duty: "rotate", does: "rotates" },
  { duty: "revoke", does: "revokes" },
] as const satisfies readonly { readonly duty: Duty; readonly does: string }[];

export const isStep = (duty: string): boolean => STEPS.some((step) => step.duty === duty);

export interface Unused {
  readonly at: Spot;
  readonly days: number;
  readonly last: string;
  readonly limit: string;
  readonly because: readonly Reason[];
  readonly related: readonly Related[];
}

/** How long nothing has used it, where that is longer than the policy allows. undefined: used in time, or nobody can tell. */
export function unusedFor(lastUsed: Field<When>, world: World): Unused | undefined {
  if (lastUsed.is !== "present") return undefined;
  const { value, at } = unusedAfter(world);
  const last = addTo(lastUsed.value.day, value);
  if (world.today <= last) return undefined;
  const days = world.today - lastUsed.value.day;
  const limit = formatDuration(value);
  return {
    at: lastUsed.at,
    days,
    last: formatDay(lastUsed.value.day),
    limit,
    because: [
      { label: "last used", value: formatDay(lastUsed.value.day), at: lastUsed.at },
      {
        label: "limit",
        value: `${limit} (${at ? "policy.unusedAfter" : "built-in default, not your policy; CIS Controls 5.3"})`,
        at,
      },
      { label: "counts as unused", value: `after ${formatDay(last)}` },
      { label: "unused", value: inDays(days) },
    ],
    related: at ? [{ at, text: `The limit of ${limit} is set here` }] : [],
  };
}

const UNUSED_AFTER: Duration = { months: 0, days: 45, ms: 0 };

function unusedAfter(world: World): { readonly value: Duration; readonly at: Spot | undefined } {
  const entry = world.policyEntry("unusedAfter");
  const value = entry && durationFrom(entry.value);
  return value && roughly(value) > 0 ? { value, at: entry.at } : { value: UNUSED_AFTER, at: undefined };
}
