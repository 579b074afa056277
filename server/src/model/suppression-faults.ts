/** What is wrong with a suppression as it is written. One with such a fault hides nothing: silence must be beyond doubt. */
import { type Sourced, valueOf } from "./field.ts";
import { nearest } from "./nearest.ts";
import { isStub } from "./placeholder.ts";
import { isNeverHidden, type Suppression } from "./suppression.ts";
import { SUPPRESSION_KEYS } from "./suppression-words.ts";
import type { World } from "./world.ts";

export type Fault =
  /** It names no rule. */
  | { readonly is: "no-rule" }
  | { readonly is: "unknown-rule" | "locked" | "never"; readonly rule: Sourced<string> }
  | { readonly is: "stray"; readonly stray: Suppression["stray"][number] }
  | { readonly is: "no-reason" }
  /** The reason is a stub such as `tbd`. */
  | { readonly is: "stub"; readonly reason: Sourced<string> }
  | { readonly is: "date"; readonly date: Sourced<string> }
  /** Nobody is called so, where teams are listed. */
  | { readonly is: "approver"; readonly approver: Sourced<string> }
  /** It is for the whole file and does not stand above its content. */
  | { readonly is: "late" };

/** All of them, each at its word. */
export function faultsOf(it: Suppression, world: World): readonly Fault[] {
  const faults: Fault[] = [];
  if (it.reach === "file" && (it.late || !isFirst(it, world))) faults.push({ is: "late" });
  if (it.rules.length === 0) faults.push({ is: "no-rule" });
  for (const rule of it.rules) {
    const is = faultOf(rule.value, world);
    if (is) faults.push({ is, rule });
  }
  for (const stray of it.stray) faults.push({ is: "stray", stray });
  const { reason, expires, approvedBy } = it;
  if (reason.is !== "present" && !it.stray.some(meansReason)) faults.push({ is: "no-reason" });
  if (reason.is === "present" && isStub(reason.value)) faults.push({ is: "stub", reason });
  if (expires.is === "garbled") {
    const { at } = expires;
    faults.push({ is: "date", date: { value: at.in.text.slice(at.start, at.end), at } });
  }
  if (approvedBy.is === "present" && world.listsTeams && world.complete)
    if (world.party(approvedBy.value).is === "unknown") faults.push({ is: "approver", approver: approvedBy });
  return faults;
}

/** Whether it hides what it covers, as far as that can be said without looking at a finding. */
export function isInForce(it: Suppression, world: World): boolean {
  const until = valueOf(it.expires);
  return (until === undefined || world.today <= until.day) && faultsOf(it, world).length === 0;
}

function faultOf(rule: string, world: World): "never" | "unknown-rule" | "locked" | undefined {
  if (isNeverHidden(rule)) return "never";
  if (world.ruleIds.length > 0 && !world.ruleIds.includes(rule)) return "unknown-rule";
  return world.policy.locked.value.includes(rule) ? "locked" : undefined;
}

/** A reason behind a misspelt key, or in quotes that are never closed, is there and told as such. */
const meansReason = ({ is, text }: Suppression["stray"][number]): boolean =>
  is === "quote" || (is === "key" && nearest(text, SUPPRESSION_KEYS, (key) => [key], 1)[0] === "reason");

/** Whether its segment is the file's first; asking for the file's suppressions leaves the key under which a change of that is told. */
function isFirst({ at }: Suppression, world: World): boolean {
  world.suppressions(at.in.uri);
  return at.in.base === 0;
}
