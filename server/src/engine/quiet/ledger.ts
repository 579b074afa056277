/** Who silenced what, where, why, until when and with whose word: every exception and suppression of a workspace, and what each is good for. */
import type { Day } from "../../model/day.ts";
import type { Silence, Suppression } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { rulesOf } from "../../model/suppression.ts";
import { faultsOf } from "../../model/suppression-faults.ts";
import type { World } from "../../model/world.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { Spot } from "../../text/span.ts";
import type { Workspace } from "../workspace.ts";

/** in force: hides something · unused: could, and finds nothing · expired: did until its last day · invalid: hides nothing because of a fault. */
export type SilenceState = "in force" | "unused" | "expired" | "invalid";

export interface LedgerEntry {
  readonly silence: Silence;
  readonly at: Spot;
  readonly rules: readonly string[];
  /** What it reaches: an exception's match, or where a comment stands. */
  readonly reach: string;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  readonly until: Day | undefined;
  /** The findings that it hides, or would hide if all were not shown. */
  readonly hides: readonly Verdict[];
  readonly state: SilenceState;
  /** What the rules say of it. */
  readonly notes: readonly string[];
}

/** Those of the files, in the order of files and places. */
export function ledgerOf(workspace: Workspace, uris: readonly string[]): readonly LedgerEntry[] {
  const verdicts = workspace.uris.flatMap((uri) => workspace.verdicts(uri));
  const hidden = new Map<Silence, Verdict[]>();
  for (const verdict of verdicts)
    for (const silence of verdict.covered) hidden.set(silence, [...(hidden.get(silence) ?? []), verdict]);
  const about = verdicts.filter(({ rule }) => /^(suppression|exception)-/.test(rule.id));
  return uris.flatMap((uri) =>
    workspace
      .facts(uri)
      .flatMap(({ exceptions, suppressions }): readonly Silence[] => [...suppressions, ...exceptions])
      .map((silence) => entryOf(silence, hidden.get(silence) ?? [], about, workspace.world))
      .sort((a, b) => a.at.in.base + a.at.start - b.at.in.base - b.at.start),
  );
}

function entryOf(
  silence: Silence,
  hides: readonly Verdict[],
  about: readonly Verdict[],
  world: World,
): LedgerEntry {
  return {
    silence,
    at: silence.at,
    rules: rulesOf(silence),
    reach: silence.kind === "exception" ? (valueOf(silence.match) ?? "") : REACHES[silence.reach],
    reason: valueOf(silence.reason),
    approvedBy: valueOf(silence.approvedBy),
    until: valueOf(silence.expires)?.day,
    hides,
    state: stateOf(silence, hides.length, world),
    notes: about.filter((verdict) => isAbout(verdict, silence)).map(({ message }) => message),
  };
}

const REACHES: Readonly<Record<Suppression["reach"], string>> = {
  line: "the line",
  entity: "the entity",
  next: "the entity",
  file: "the file",
};

function stateOf(silence: Silence, hides: number, world: World): SilenceState {
  const until = valueOf(silence.expires);
  if (until && until.day < world.today) return "expired";
  if (hides > 0) return "in force";
  return isSound(silence, world) ? "unused" : "invalid";
}

function isSound(silence: Silence, world: World): boolean {
  if (silence.kind === "suppression")
    return faultsOf(silence, world).length === 0 && world.refusals(silence).length === 0;
  const { rule, match, reason, approvedBy, expires } = silence;
  const locked = world.policy.locked.value;
  return (
    [rule, match, reason, approvedBy, expires].every(({ is }) => is === "present") &&
    !locked.includes(valueOf(rule) ?? "")
  );
}

/** Whether the finding stands in the comment, or at one of the exception's words. */
function isAbout({ finding: { at } }: Verdict, silence: Silence): boolean {
  if (at.in !== silence.at.in) return false;
  if (silence.kind === "suppression") return silence.at.start <= at.start && at.end <= silence.at.end;
  const { rule, match, reason, approvedBy, expires } = silence;
  return [rule, match, reason, approvedBy, expires].some(
    (field) => field.is === "present" && field.at.start === at.start,
  );
}
