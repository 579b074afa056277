/** A workflow with holes beside which people walk past it. */

import { valueAt } from "../model/policy-view.ts";
import { counts, isMap, listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const workflowGap = defineRule({
  id: "workflow-gap",
  title: "Systems, automation, break-glass or recovery not covered by the workflow",
  why: "Access that the workflow does not cover is given all the same: by hand, by a pipeline, in an emergency.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "policy",
  messages: {
    whole: "The {model} model does not say what its access workflow covers",
    part: "The access workflow does not cover {missing}",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-04" },
    { framework: "NIST CSF", version: "2.0", id: "RC.RP-01" },
  ],
  citedByArticles: ["SP 800-63"],
  requirements: ["1.06"],
  noFix: "Writing a part down does not make the workflow reach it; that is work in the systems themselves",
  examples: [
    {
      bad: `
nhi: 1
policy:
  workflow: { covers: [systems, automation], verified: docs/workflow-test.md }
  ^^^^^^^^ hint workflow-gap: The access workflow does not cover break-glass and recovery
`,
      good: `
nhi: 1
policy:
  workflow: { covers: [systems, automation, break-glass, recovery], verified: docs/workflow-test.md }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.key === "model") {
      const { value: model } = world.policy.model;
      // Where one team does it all, nothing is handed over that could get lost.
      if (model === undefined || model === "security-led" || world.policyEntry("workflow")) return;
      report({ say: "whole", with: { model }, at: it.at });
    } else if (it.key === "workflow" && isMap(it.value) && counts(it, world)) {
      const covers = valueAt(it.value, ["covers"]) ?? [];
      if (!Array.isArray(covers)) return;
      const missing = PARTS.filter((part) => !covers.includes(part));
      if (missing.length > 0) report({ say: "part", with: { missing: listed(missing) }, at: it.at });
    }
  },
});

const PARTS: readonly string[] = ["systems", "automation", "break-glass", "recovery"];
