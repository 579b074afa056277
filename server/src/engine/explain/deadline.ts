/** Until when a risk or a case must be closed: the policy's service level for its severity, counted from its first day. */
import { addTo, type Duration, formatDay, formatDuration, parseDuration } from "../../model/day.ts";
import type { Case, PolicyEntry, Risk } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Spot } from "../../text/span.ts";
import { type Line, strong } from "../prose.ts";
import { fromToday } from "./arithmetic.ts";
import { linked, place, type Telling } from "./telling.ts";

/** Nothing is left to do. */
export const isOver = ({ status }: Risk | Case): boolean => OVER.has(valueOf<string>(status) ?? "");
const OVER: ReadonlySet<string> = new Set(["closed", "resolved", "accepted"]);

/** `opened 2026-10-01 + 30d = latest 2026-10-31, 22 days ago`, and the line of the service level; empty where the policy sets none. */
export function deadline(telling: Telling, { opened, severity }: Risk | Case): readonly Line[] {
  const { world } = telling.workspace;
  const grade = valueOf(severity);
  if (opened.is !== "present" || grade === undefined) return [];
  const limit = remediation(world.policyEntry("sla"), grade);
  const from = opened.value.day;
  if (!limit)
    return [
      [
        `Opened ${fromToday(from, world.today)}; the policy sets no limit for ${grade} ones (`,
        "policy.sla.remediate)",
      ],
    ];
  const latest = addTo(from, limit.value);
  return [
    [
      "opened ",
      linked(telling, formatDay(from), opened.at),
      ` + ${formatDuration(limit.value)} = latest `,
      strong(formatDay(latest)),
      `, ${fromToday(latest, world.today)}`,
    ],
    [
      `Limit ${formatDuration(limit.value)}: policy.sla.remediate.${grade}`,
      ...(limit.at ? [" · ", place(telling, limit.at)] : []),
    ],
  ];
}

function remediation(
  entry: PolicyEntry | undefined,
  grade: string,
): { readonly value: Duration; readonly at: Spot | undefined } | undefined {
  const text = at(at(entry?.value, "remediate"), grade);
  const value = typeof text === "string" ? parseDuration(text) : undefined;
  return value && { value, at: entry?.spotOf(["remediate", grade]) };
}

const at = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
