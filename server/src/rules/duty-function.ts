/** A duty in the hands of a team that the model would not give it to. */
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { Identity, PolicyEntry, Team } from "../model/facts.ts";
import { valueAt } from "../model/policy-view.ts";
import type { DutyRow, World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import {
  type Cell,
  cellsOf,
  compensating,
  expectedWords,
  functionFix,
  functionOf,
  isDuty,
  isRole,
  moveFixes,
  reasonFix,
  rowOf,
  teamOf,
  teamsFor,
} from "./parts/duties.ts";
import { joinedIn } from "./parts/duty-split.ts";
import { counts, isWide } from "./parts/levels.ts";
import { sameParty } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const dutyFunction = defineRule({
  id: "duty-function",
  title: "A duty is held by a function the model does not give it to",
  why: "The model separates those who work with access from those who judge it. A duty moved to the other side takes that separation back, often without anybody having decided it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["policy", "identity"],
  messages: {
    inside: "{duty} is held by {team}, an engineering team: those who need access would {act}",
    insideSoft: {
      text: "{duty} is held by {team}, an engineering team, with a compensating control on record",
      level: "hint",
    },
    // A departure is a decision; without a reason nobody can tell it from a mistake.
    other: {
      text: "{duty} is held by {team} (function {function}); the {model} model gives it to {expected}",
      level: "information",
    },
    role: {
      text: "{duty} is given to the {role}; the {model} model gives it to {expected}",
      level: "information",
    },
    unwritten: {
      text: "{duty} is held by {team}, whose function is not written; the {model} model gives it to {expected}",
      level: "information",
    },
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-01" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-29" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-10" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC1.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.2" },
  ],
  citedByArticles: ["AI RMF GOVERN"],
  requirements: ["1.02", "1.03", "3.01"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments", function: engineering }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { except: payments }
                    ^^^^^^^^ warning duty-function: except is held by payments, an engineering team: those who need access would grant its exceptions
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments", function: engineering }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { except: security }
`,
    },
    {
      bad: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { contain: platform }
                     ^^^^^^^^ information duty-function: contain is held by platform (function it); the shared model gives it to security
`,
      good: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { contain: { team: platform, reason: On call around the clock } }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (!("key" in it)) {
      if (it.duties.length === 0) return;
      for (const { duty, holder, reason } of it.duties) {
        if (!isDuty(duty)) continue;
        // An identity's own cell has no fix that writes a reason beside it without the owner's word; moving it is offered.
        const cell = { duty, ref: holder.value, at: holder.at, reason, to: undefined };
        const fault = faultOf(cell, world);
        // That its owner designs the control is told by a rule of its own, and more gravely.
        if (fault && !(fault.say !== "inside" && isOwn(it, holder.value, world)))
          report({ ...fault, at: holder.at });
      }
    } else if (it.key === "duties" && counts(it, world)) {
      for (const cell of cellsOf(it)) {
        const fault = faultOf(cell, world);
        if (fault) report({ ...fault, at: cell.at });
      }
    } else if (it.key === "delegations" && counts(it, world)) {
      for (const cell of handedTo(it)) {
        const fault = insideOf(cell, world, []);
        if (fault) report({ ...fault, at: cell.at });
      }
    }
  },
});

/** Whether the owner of the identity holds the cell, in the models that give design to the identity programme. */
function isOwn(it: Identity, holder: string, world: World): boolean {
  if (!isWide(world.policy.model.value)) return false;
  const ownership = world.ownership(it);
  return ownership.is === "owned" && sameParty(holder, ownership.answer.owner.value, world);
}

type AnyCell = Omit<Cell, "to"> & { readonly to: Cell["to"] | undefined };

const ACTS = { approve: "say yes to it", except: "grant its exceptions" } as const;

/** Approving and granting exceptions sit outside engineering, whatever the reason: only a compensating control softens it. */
function insideOf({ duty, ref }: Pick<AnyCell, "duty" | "ref">, world: World, fixes: readonly Fix[]) {
  if ((duty !== "approve" && duty !== "except") || functionOf(ref, world) !== "engineering") return undefined;
  const related = relatedTo(teamOf(ref, world));
  const because = [{ label: duty, value: DUTY_REASONS[duty].why }];
  return compensating(world)
    ? ({ say: "insideSoft", with: { duty, team: ref }, because, related, fixes } as const)
    : ({ say: "inside", with: { duty, team: ref, act: ACTS[duty] }, because, related, fixes } as const);
}

/**
 * Rotating and revoking are the owner's, yet the articles themselves let a platform or the identity programme do both for all: who
 * runs the machinery may hold them without a word of reason.
 */
const MACHINERY: Readonly<Record<string, readonly string[]>> = {
  rotate: ["it", "platform", "identity", "pam", "security"],
  revoke: ["it", "platform", "identity", "pam", "security"],
};

function faultOf(cell: AnyCell, world: World) {
  const { duty, ref, reason } = cell;
  const row = rowOf(duty, world);
  const team = teamOf(ref, world);
  const teams = row ? teamsFor(row.expected, world).filter((one) => one !== team) : [];
  const moves = moveFixes(cell, teams);
  const inside = insideOf(cell, world, moves);
  if (inside) return inside;
  const { value: model } = world.policy.model;
  if (!row || !model || reason !== undefined) return undefined;
  const what = functionOf(ref, world);
  // The graver fault of the same cell: two duties in one hand.
  if (cell.to && joinedIn(world).some(({ place }) => place.duty === duty)) return undefined;
  if (fits(what, cell, row, world)) return undefined;
  const words = { duty, model, expected: expectedWords(row.expected) };
  const because = [{ label: duty, value: DUTY_REASONS[duty].why }];
  const fixes = cell.to ? [...moves, reasonFix({ ...cell, to: cell.to }, moves.length === 0)] : moves;
  if (isRole(ref)) return { say: "role", with: { ...words, role: ref }, because, fixes } as const;
  if (!team) return undefined;
  const related = relatedTo(team);
  if (what !== undefined)
    return { say: "other", with: { ...words, team: ref, function: what }, because, related, fixes } as const;
  if (team.function.is !== "absent") return undefined;
  const written = row.expected
    .filter((one) => !isRole(one))
    .slice(0, 1)
    .flatMap((one) => functionFix(team, one, cell.at.in.uri, true));
  return {
    say: "unwritten",
    with: { ...words, team: ref },
    because,
    related,
    fixes: [
      ...written,
      ...fixes.map((fix) => ({ ...fix, preferred: written.length === 0 && fix.preferred === true })),
    ],
  } as const;
}

/** Whether the model would have it so, or another rule tells it. */
function fits(what: string | undefined, { duty, ref }: AnyCell, row: DutyRow, world: World): boolean {
  if (row.expected.some((one) => one === what)) return true;
  if (what !== undefined && MACHINERY[duty]?.includes(what)) return true;
  const council = world.policyEntry("council")?.value;
  if (row.expected.includes("council") && typeof council === "string") {
    const [one, other] = [teamOf(ref, world), teamOf(council, world)];
    if (one && one === other) return true;
  }
  // The one who uses also approves, the owner designs the control, PAM decides on accounts: rules of their own.
  if (what === "owner") return duty === "approve" || isWide(world.policy.model.value);
  return duty === "exist" && what === "pam" && isWide(world.policy.model.value);
}

const relatedTo = (team: Team | undefined) =>
  team?.function.is === "present"
    ? [{ at: team.function.at, text: `${team.id.value} has the function ${team.function.value}` }]
    : [];

/** The duties that delegations hand to somebody. */
function handedTo(it: PolicyEntry): readonly Pick<Cell, "duty" | "ref" | "at">[] {
  if (!Array.isArray(it.value)) return [];
  return it.value.flatMap((one: unknown, nth) => {
    const to = valueAt(one, ["to"]);
    const duties = valueAt(one, ["duties"]);
    if (typeof to !== "string" || !Array.isArray(duties)) return [];
    const duty = (["approve", "except"] as const).find((name) => duties.includes(name));
    return duty ? [{ duty, ref: to, at: it.spotOf([nth, "to"]) ?? it.at }] : [];
  });
}
