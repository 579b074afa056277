/** A control that is said to work. */
import { CONTROL_EVIDENCE } from "../model/governance.ts";
import { askEvidence } from "./parts/ask.ts";
import { fillLack, lackOf } from "./parts/control.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlEvidenceMissing = defineRule({
  id: "control-evidence-missing",
  title: "No evidence for logging, rotation, revocation or recovery",
  why: "That keys rotate and access can be taken back is believed until the day on which it is needed. Evidence from a drill is the difference between a control and a hope.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    missing: "{title} has no evidence for {missing}",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.36" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["4.15"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    evidence:
    ^^^^^^^^ warning control-evidence-missing: Control "partner-tokens" has no evidence for revocation and recovery
      logging: "https://wiki.example/tokens/logging"
      rotation: "https://wiki.example/tokens/rotation"
`,
      good: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    evidence:
      logging: "https://wiki.example/tokens/logging"
      rotation: "https://wiki.example/tokens/rotation"
      revocation: "https://wiki.example/tokens/revocation-drill"
      recovery: "https://wiki.example/tokens/recovery-drill"
`,
    },
  ],
  check({ it }, { report }) {
    const lack = lackOf(it, "evidence", it.evidence, CONTROL_EVIDENCE);
    if (!lack) return;
    // What is said to be unreleased has nothing yet that could be shown.
    const { released } = it;
    if (released.is === "present" && released.value === false) return;
    const missing = listed(lack.missing);
    const fix = {
      title: `Add evidence for ${missing}`,
      class: "choice",
      preferred: true,
      edits: fillLack(lack, (key) => ({ ...askEvidence(`What shows the ${key} (path or URL)?`), ask: key })),
    } as const;
    report({ say: "missing", with: { title: it.title, missing }, at: lack.at, fixes: [fix] });
  },
});
