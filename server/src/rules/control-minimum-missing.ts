/** How low a product team may go is nobody's word. */
import { CONTROL_MINIMUM } from "../model/governance.ts";
import { askText } from "./parts/ask.ts";
import { fillLack, lackOf } from "./parts/control.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlMinimumMissing = defineRule({
  id: "control-minimum-missing",
  title: "IAM's minimum for assurance, scope, logging or revocation not stated",
  why: "A product team that builds a control by itself needs to know the floor: how sure a sign-in must be, how wide a privilege may be, what is logged and how fast access goes. Identity management sets it, or each team guesses.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "control",
  messages: {
    missing: "{title} has no minimum for {missing}",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3(4)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-5" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC8.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.32" },
  ],
  citedByArticles: [],
  requirements: ["4.11"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  customer-sso:
    title: Single sign-on of customers
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may act for a customer
    mayChange: [session length]
    exceptionsBy: security
    minimum: { by: security, assurance: AAL2, scope: one tenant, revocation: 15m }
    ^^^^^^^ hint control-minimum-missing: Control "customer-sso" has no minimum for logging
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 15m, recover: 4h }
    released: false
`,
      good: `
nhi: 1
controls:
  customer-sso:
    title: Single sign-on of customers
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may act for a customer
    mayChange: [session length]
    exceptionsBy: security
    minimum: { by: security, assurance: AAL2, scope: one tenant, logging: every sign-in, revocation: 15m }
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 15m, recover: 4h }
    released: false
`,
    },
  ],
  check({ it }, { report }) {
    const lack = lackOf(it, "minimum", it.minimum, CONTROL_MINIMUM);
    if (!lack) return;
    const missing = listed(lack.missing);
    const fix = {
      title: `Write the minimum for ${missing}`,
      class: "choice",
      preferred: true,
      edits: fillLack(lack, (key) => {
        const [prompt, sample] = QUESTIONS[key];
        return askText(key, prompt, sample);
      }),
    } as const;
    report({ say: "missing", with: { title: it.title, missing }, at: lack.at, fixes: [fix] });
  },
});

const QUESTIONS = {
  assurance: ["How sure must the sign-in be?", "AAL2"],
  scope: ["How wide may a privilege be?", "one tenant"],
  logging: ["What must be logged, and where?", "every use, in the audit log"],
  revocation: ["How fast must access go?", "15m"],
} as const;
