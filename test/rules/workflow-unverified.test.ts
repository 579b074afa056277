/** Cases of workflow-unverified beyond its examples. */
import { workflowUnverified } from "../../server/src/rules/workflow-unverified.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(workflowUnverified, {
  "who ran it is no proof that it was run": `
nhi: 1
policy:
  workflow: { covers: [systems], by: security }
  ^^^^^^^^ hint workflow-unverified: Nothing shows that approval and review were ever run as one workflow
`,
  "a proof with its kind and date counts": `
nhi: 1
policy:
  workflow:
    covers: [systems]
    verified: { kind: report, ref: "https://wiki.example/run", on: 2026-09-01 }
`,
  "a workflow that is not written, or covers nothing, is told by workflow-gap": `
=== a.nhi.yaml
nhi: 1
policy:
  model: shared
=== b.nhi.yaml
nhi: 1
policy:
  workflow: { covers: [] }
`,
});
