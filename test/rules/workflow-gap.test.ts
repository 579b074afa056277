/** Cases of workflow-gap beyond its examples. */
import { workflowGap } from "../../server/src/rules/workflow-gap.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(workflowGap, {
  "no workflow at all is told at the model": `
nhi: 1
policy:
  model: shared
         ^^^^^^ hint workflow-gap: The shared model does not say what its access workflow covers
  accountable: security
`,
  "one team that does it all is not asked": `
nhi: 1
policy:
  model: security-led
  accountable: security
  fallbackReviewer: founders
`,
  "a workflow that is written is looked at without a model too": `
nhi: 1
policy:
  workflow: { covers: [] }
  ^^^^^^^^ hint workflow-gap: The access workflow does not cover systems, automation, break-glass and recovery
`,
  "in any order": `
nhi: 1
policy:
  model: shared
  accountable: security
  workflow: { covers: [recovery, break-glass, automation, systems] }
`,
  "what is covered elsewhere is not missing": `
nhi: 1
policy:
  model: shared
  accountable: security
  workflow: \${workflow}
`,
});
