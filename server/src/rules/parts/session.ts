/** What the rules about sessions and monitoring share: what the policy says of recording, and where records go. */
import type { Grant } from "../../model/facts.ts";
import { valueAt } from "../../model/policy-view.ts";
import type { World } from "../../model/world.ts";
import type { Spot } from "../../text/span.ts";

export interface RecordingRule {
  readonly required: boolean;
  /** Whose decision it is. */
  readonly because: string;
  readonly at: Spot | undefined;
}

/** Sessions of elevated and privileged access are recorded, unless the policy lets them be. */
export function recordingRule(world: World): RecordingRule {
  const entry = world.policyEntry("elevation");
  const written = valueAt(entry?.value, ["sessionRecording"]);
  if (written === undefined)
    return { required: true, because: "required (built-in default, not your policy)", at: undefined };
  return {
    required: written === "required",
    because: `${String(written)} (policy.elevation.sessionRecording)`,
    at: entry?.spotOf(["sessionRecording"]) ?? entry?.at,
  };
}

/** Where the policy sends records of elevation; undefined where it names no place. */
export function siemOf(world: World): string | undefined {
  const siem = valueAt(world.policyEntry("elevation")?.value, ["siem"]);
  return typeof siem === "string" && siem.trim() !== "" && siem.trim() !== "none" ? siem.trim() : undefined;
}

/** Whether the grant has ended: that it still stands there is told by a rule of its own, and nothing more is asked of it. */
export const isOver = ({ expires }: Grant, { today }: World): boolean =>
  expires.is === "present" && expires.value.day < today;
