/** A workflow that is said to be one, and that nobody has followed from end to end. */
import { valueAt } from "../model/policy-view.ts";
import { counts, isMap, says } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const workflowUnverified = defineRule({
  id: "workflow-unverified",
  title: "The workflow was never verified to run as one",
  why: "Approval here and review there are two procedures until somebody has seen one request pass through both. A gap between them shows only when it is used.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    never: "Nothing shows that approval and review were ever run as one workflow",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-9(4)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.3" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC5.1" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-09" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["1.27"],
  noFix: "Only somebody who has run the workflow from request to review can say so",
  examples: [
    {
      bad: `
nhi: 1
policy:
  workflow:
  ^^^^^^^^ hint workflow-unverified: Nothing shows that approval and review were ever run as one workflow
    covers: [systems, automation, break-glass, recovery]
`,
      good: `
nhi: 1
policy:
  workflow:
    covers: [systems, automation, break-glass, recovery]
    verified: docs/workflow-test.md
    by: security
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key !== "workflow" || !isMap(it.value) || !counts(it, world)) return;
    // A workflow that covers nothing yet is the business of workflow-gap.
    const covers = valueAt(it.value, ["covers"]);
    if (says(it.value, "verified") || !Array.isArray(covers) || covers.length === 0) return;
    report({ say: "never", at: it.at });
  },
});
