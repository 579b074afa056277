/** Discovery, decision, remediation, evidence: a loop with a gap is a list. */
import type { Duty } from "../model/duties.ts";
import { DUTY_REASONS } from "../model/duty-reasons.ts";
import type { PolicyEntry } from "../model/facts.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { teamOf } from "./parts/duties.ts";
import { askParty, counts, isMap, listed, says, teamsWith } from "./parts/levels.ts";
import { isDisbanded } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const loopStepMissing = defineRule({
  id: "loop-step-missing",
  title: "Discovery, decision, remediation or evidence has no owner",
  why: "What is found has to be decided, what is decided removed, and what is removed proved. Where one step has no owner the loop stays open, and the same finding comes back.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    missing: "The loop names nobody for {steps}, and no duty of the model fills in",
    gone: "The loop's {step} is held by {team}, which is disbanded",
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
  requirements: ["3.13"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  loop: { discovery: soc, decision: identity, remediation: identity }
  ^^^^ warning loop-step-missing: The loop names nobody for evidence, and no duty of the model fills in
`,
      good: `
nhi: 1
policy:
  loop: { discovery: soc, decision: identity, remediation: identity, evidence: grc }
`,
    },
  ],
  check({ it }, { world, report }) {
    // Without a loop of its own the duties answer for the steps, and a rule of their own tells which nobody holds.
    if (it.key !== "loop" || !isMap(it.value) || !counts(it, world)) return;
    for (const { step } of STEPS) {
      const ref = valueAt(it.value, [step]);
      const team = typeof ref === "string" ? teamOf(ref, world) : undefined;
      if (!team || !isDisbanded(team) || team.status.is !== "present") continue;
      const at = it.spotOf([step]) ?? it.at;
      const related = [{ at: team.status.at, text: `${team.id.value} is disbanded` }];
      const fixes = candidates(world).map(
        (id, i): Fix => ({
          title: `Give ${step} to ${id}`,
          class: "choice",
          preferred: i === 0,
          edits: [{ do: "replace", at, value: id }],
        }),
      );
      report({ say: "gone", with: { step, team: team.id.value }, at, related, fixes });
    }
    if (!world.complete) return;
    const missing = STEPS.filter(({ step, duty }) => !says(it.value, step) && !isHeld(duty, world));
    if (missing.length === 0) return;
    report({
      say: "missing",
      with: { steps: listed(missing.map(({ step }) => step)) },
      at: it.at,
      because: missing.map(({ step, duty }) => ({ label: step, value: DUTY_REASONS[duty].why })),
      fixes: filling(it, missing, world),
    });
  },
});

/** The steps, and the duty that answers for each: who decides that an account exists has to know that it is there. */
const STEPS = [
  { step: "discovery", duty: "exist" },
  { step: "decision", duty: "exist" },
  { step: "remediation", duty: "remediate" },
  { step: "evidence", duty: "evidence" },
] as const satisfies readonly { readonly step: string; readonly duty: Duty }[];

const isHeld = (duty: Duty, world: World): boolean => {
  const row = world.dutyTable().find((one) => one.duty === duty);
  return row !== undefined && row.holders.length > 0;
};

/** The loop is the identity programme's. */
const candidates = (world: World): readonly string[] =>
  teamsWith(["identity", "security", "compliance"], world).slice(0, 4);

function filling(
  it: PolicyEntry,
  missing: typeof STEPS | readonly (typeof STEPS)[number][],
  world: World,
): readonly Fix[] {
  const edits = missing.map(
    ({ step }): Edit => ({
      do: "put",
      to: { in: it.entry.in, path: [...it.entry.path, step] },
      value: askParty(step, `Who holds ${step}?`, candidates(world), world),
    }),
  );
  const [first, ...rest] = edits;
  const title = `Write ${listed(missing.map(({ step }) => step))} into the loop`;
  return first ? [{ title, class: "choice", preferred: true, edits: [first, ...rest] }] : [];
}
