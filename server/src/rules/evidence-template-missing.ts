/** Evidence is asked for, and nobody has said what would be some. */
import { fillGap, gapOf, isWide, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const evidenceTemplateMissing = defineRule({
  id: "evidence-template-missing",
  title: "No list of what counts as evidence",
  why: "Where many teams prove what they did, each brings something else, and an audit finds that none of it compares. A short list of what counts settles it beforehand.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    whole: "The {model} model does not say what counts as evidence",
    part: "It is not said what counts as evidence of {missing}",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
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
  evidenceFor:
  ^^^^^^^^^^^ hint evidence-template-missing: It is not said what counts as evidence of revocation and closure
    approval: [ticket]
    elevation: [recording, log]
    break-glass: [recording, ticket, attestation]
    rotation: [log]
`,
      good: `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }
  evidenceFor:
    approval: [ticket]
    elevation: [recording, log]
    break-glass: [recording, ticket, attestation]
    rotation: [log]
    revocation: [log]
    closure: [ticket, report]
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "model" && it.key !== "evidenceFor") return;
    const { value: model } = world.policy.model;
    // Within one team evidence is agreed on by talking.
    if (model === undefined || !isWide(model)) return;
    const gap = gapOf(it, "evidenceFor", Object.keys(USUAL), world);
    if (!gap) return;
    const { at, missing } = gap;
    const fix = {
      title: `Say what counts as evidence of ${listed(missing)}`,
      class: "choice",
      preferred: true,
      edits: fillGap(gap, USUAL),
    } as const;
    if (gap.whole) report({ say: "whole", with: { model }, at, fixes: [fix] });
    else report({ say: "part", with: { missing: listed(missing) }, at, fixes: [fix] });
  },
});

/** Who decided, what was done, what it led to: the least that shows each step. */
const USUAL = {
  approval: ["ticket"],
  elevation: ["recording", "log"],
  "break-glass": ["recording", "ticket", "attestation"],
  rotation: ["log"],
  revocation: ["log"],
  closure: ["ticket", "report"],
};
