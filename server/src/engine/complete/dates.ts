/** Dates worth offering: today for what happened; for limits 30 and 90 days ahead, and the farthest that the policy allows. */
import { kindsOf, type Shape } from "../../../../schemas/shape.ts";
import {
  addTo,
  type Duration,
  formatDay,
  formatDuration,
  parseDuration,
  parseWhen,
} from "../../model/day.ts";
import type { Limit } from "../../model/world.ts";
import type { Path } from "../../syntax/node.ts";
import type { Asked, Value } from "./item.ts";

export function dateValues(asked: Asked, shape: Shape, path: Path): readonly Value[] {
  const { today } = asked.workspace.world;
  if (tenseOf(shape) === "past") return [{ text: formatDay(today), kind: "date", detail: "today" }];
  const days = new Map<number, string[]>();
  const add = (day: number, why: string): void => {
    if (Number.isFinite(day)) days.set(day, [...(days.get(day) ?? []), why]);
  };
  add(today + 30, "in 30 days");
  add(today + 90, "in 90 days");
  for (const { day, why } of limits(asked, path)) if (day >= today) add(day, why);
  if (tenseOf(shape) === "any") add(today, "today");
  return [...days].map(([day, why]) => ({ text: formatDay(day), kind: "date", detail: why.join(", ") }));
}

const tenseOf = (shape: Shape): string | undefined => {
  if (shape.is === "text" && kindsOf(shape).includes("date")) return shape.tense;
  return shape.is === "either" ? shape.options.map(tenseOf).find(Boolean) : undefined;
};

/** The days that the policy sets for this field. */
function limits(
  { workspace, cursor }: Asked,
  path: Path,
): readonly { readonly day: number; readonly why: string }[] {
  const { policy, today } = workspace.world;
  const from = (start: number, { value, at }: Limit<Duration>, what: string) => ({
    day: addTo(start, value),
    why: `${formatDuration(value)}, ${what}${at ? "" : " (built-in default)"}`,
  });
  const [here, outer] = cursor.around;
  if (path.includes("credentials")) {
    const rotation = policy.maxAge(here?.get("kind"));
    return [
      from(today, rotation, "the time between rotations"),
      from(today, policy.maxExpiry, "the farthest expiry"),
    ];
  }
  if (path[0] === "access" || path.includes("scopes")) {
    const approved = parseWhen(here?.get("approvedOn") ?? outer?.get("approvedOn") ?? "");
    const start = approved && approved.day <= today ? approved.day : today;
    return [
      from(start, policy.maxGrant, approved ? "the longest grant, from its approval" : "the longest grant"),
    ];
  }
  if (path[0] === "risks" || path[0] === "cases") {
    const opened = parseWhen(here?.get("opened") ?? "");
    const allowed = remediation(workspace.world.policyEntry("sla")?.value, here?.get("severity"));
    return opened && allowed
      ? [
          {
            day: addTo(opened.day, allowed),
            why: `${formatDuration(allowed)} after it was opened, policy.sla`,
          },
        ]
      : [];
  }
  return [];
}

/** `sla.remediate.<severity>` of the policy as written. */
function remediation(sla: unknown, severity: string | undefined): Duration | undefined {
  const at = (value: unknown, key: string): unknown =>
    typeof value === "object" && value !== null
      ? Object.getOwnPropertyDescriptor(value, key)?.value
      : undefined;
  const text = at(at(sla, "remediate"), severity ?? "");
  return typeof text === "string" ? parseDuration(text) : undefined;
}
