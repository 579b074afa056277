/** A control whose purpose only its makers know. */
import { isStub } from "../model/placeholder.ts";
import type { Edit } from "./finding.ts";
import { askText } from "./parts/ask.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const controlPurposeMissing = defineRule({
  id: "control-purpose-missing",
  title: "It is not stated what the control protects or what may change",
  why: "Whoever does not know what a control protects cannot tell a harmless change from a dangerous one, and whoever does not know what may change asks about everything or about nothing.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    missing: "{title} does not say {missing}",
    stub: '{title} protects "{text}", which says nothing',
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-07" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PL-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.1" },
  ],
  citedByArticles: ["GV.OV-01"],
  requirements: ["4.14"],
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
  ^^^^^^^^^^^^^^ warning control-purpose-missing: Control "partner-tokens" does not say what may change
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`,
      good: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime, scopes per partner]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`,
    },
  ],
  check({ it }, { report }) {
    const { protects, mayChange, title } = it;
    if (protects.is === "present" && isStub(protects.value)) {
      const fix = {
        title: "Write what it protects",
        class: "choice",
        preferred: true,
        edits: [{ do: "replace", at: protects.at, value: PROTECTS }],
      } as const;
      report({ say: "stub", with: { title, text: protects.value }, at: protects.at, fixes: [fix] });
    }
    const edits: Edit[] = [];
    const missing: string[] = [];
    if (protects.is === "absent") {
      missing.push("what it protects");
      edits.push({ do: "put", to: protects.to, value: PROTECTS });
    }
    // An empty list says that nothing may change.
    if (mayChange.is === "absent") {
      missing.push("what may change");
      edits.push({ do: "append", to: mayChange.to, value: MAY_CHANGE });
    }
    const [first, ...rest] = edits;
    if (!first) return;
    const fix = {
      title: `Write ${listed(missing)}`,
      class: "choice",
      preferred: true,
      edits: [first, ...rest],
    } as const;
    report({ say: "missing", with: { title, missing: listed(missing) }, at: it.id.at, fixes: [fix] });
  },
});

const PROTECTS = askText("protects", "What does the control protect?", "Data of one tenant against another");
const MAY_CHANGE = askText("mayChange", "What may the team change by itself?", "token lifetime");
