/** Numbers that grow, and no number at which somebody has to act. */
import { fillGap, gapOf, isWide, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const thresholdMissing = defineRule({
  id: "threshold-missing",
  title: "No remediation threshold",
  why: "A count of orphaned identities is only a number until somebody has said how many are too many. With a threshold it becomes a decision that is due.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    whole:
      "The {model} model has no thresholds: nobody has said how many orphaned, overdue or over-privileged identities are too many",
    part: "The thresholds lack {missing}",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST CSF", version: "2.0", id: "DE.AE-08" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "CIS Controls", version: "8.1", id: "17.9" },
  ],
  citedByArticles: [],
  requirements: ["3.18"],
  examples: [
    {
      bad: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }
  thresholds: { orphaned: 0, overdueRotation: 10 }
  ^^^^^^^^^^ hint threshold-missing: The thresholds lack overPrivileged
`,
      good: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }
  thresholds: { orphaned: 0, overdueRotation: 10, overPrivileged: 25 }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "thresholds") return;
    const { value: model } = world.policy.model;
    // One team sees its own numbers; several need a common one.
    if (model === undefined || !isWide(model)) return;
    const gap = gapOf(it, "thresholds", KEYS, world);
    if (!gap) return;
    const { at, missing } = gap;
    const fix = {
      title: `Set ${listed(missing.map((key) => `${key}: 0`))} (report every one)`,
      class: "choice",
      preferred: true,
      edits: fillGap(gap, { orphaned: 0, overdueRotation: 0, overPrivileged: 0 }),
    } as const;
    if (gap.whole) report({ say: "whole", with: { model }, at, fixes: [fix] });
    else report({ say: "part", with: { missing: listed(missing) }, at, fixes: [fix] });
  },
});

const KEYS = ["orphaned", "overdueRotation", "overPrivileged"];
