/** A promise to be on time, without anybody who hears of it when it is broken. */
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askParty, fillGap, type Gap, gapOf, isWide, listed, teamsWith } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const escalationMissing = defineRule({
  id: "escalation-missing",
  title: "No escalation path or service level",
  why: "Where several teams each hold a part, a late rotation or revocation waits for somebody else. Unless it is written when a delay goes further up and to whom, it goes nowhere.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "policy",
  messages: {
    whole:
      "The {model} model has no service levels: no step has a limit, and nobody hears of one that is late",
    part: "The service levels lack {missing}: nobody hears in time of a step that is late",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "RS.MA-04" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-03" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-05" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.24" },
    { framework: "CIS Controls", version: "8.1", id: "17.9" },
  ],
  citedByArticles: ["GV.RM-03"],
  requirements: ["3.18"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 2h }
  ^^^ warning escalation-missing: The service levels lack escalateAfter and escalateTo: nobody hears in time of a step that is late
`,
      good: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { revoke: 4h, rotate: 24h, recover: 2h, escalateAfter: 48h, escalateTo: cio }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "sla") return;
    const { value: model } = world.policy.model;
    // Within one team a delay needs no path of its own.
    if (model === undefined || !isWide(model)) return;
    const gap = gapOf(it, "sla", ["escalateAfter", "escalateTo"], world);
    if (!gap) return;
    const { at, missing } = gap;
    const fixes = fixesOf(gap, world);
    if (gap.whole) report({ say: "whole", with: { model }, at, fixes });
    else report({ say: "part", with: { missing: listed(missing) }, at, fixes });
  },
});

const USUAL = { create: "2d", revoke: "4h", rotate: "24h", recover: "4h" };
const AFTER = "48h";

/** One fix per team that could hear of it; where no team is known for that, the person says who. */
function fixesOf(gap: Gap, world: World): readonly Fix[] {
  // A map that is not there at all is written with all that belongs to it.
  const full: Gap = gap.whole ? { ...gap, missing: [...Object.keys(USUAL), ...gap.missing] } : gap;
  const steps = gap.whole ? "create 2d, revoke 4h, rotate 24h, recover 4h, " : "";
  const written = (to: string): string => {
    if (!gap.missing.includes("escalateTo")) return `Escalate after ${AFTER}`;
    const after = gap.missing.includes("escalateAfter") ? `after ${AFTER} ` : "";
    return steps ? `Set sla: ${steps}escalate ${after}to ${to}` : `Escalate ${after}to ${to}`;
  };
  const accountable = world.policy.accountable.value;
  const teams = [
    ...new Set([...teamsWith(["leadership", "council"], world), ...(accountable ? [accountable] : [])]),
  ];
  if (teams.length === 0 || !gap.missing.includes("escalateTo")) {
    const escalateTo = askParty("escalateTo", "Who hears of a step that is late?", teams, world);
    const edits = fillGap(full, { ...USUAL, escalateAfter: AFTER, escalateTo });
    return [{ title: written("…"), class: "choice", preferred: true, edits }];
  }
  return teams.slice(0, 3).map((to, i) => ({
    title: written(to),
    class: "choice",
    preferred: i === 0,
    edits: fillGap(full, { ...USUAL, escalateAfter: AFTER, escalateTo: to }),
  }));
}
