/** Cases of lifecycle-unmeasured beyond its examples. */
import { lifecycleUnmeasured } from "../../server/src/rules/lifecycle-unmeasured.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(lifecycleUnmeasured, {
  "no service level at all, in the smaller models": {
    doc: `
nhi: 1
policy:
  model: shared
         ^^^^^^ hint lifecycle-unmeasured: The policy sets no service level for any step of an identity's life
  accountable: security
`,
    fixes: ["Set create to 2d, rotate to 24h and revoke to 4h"],
    fixed: `
nhi: 1
policy:
  model: shared
  sla:
    create: 2d
    rotate: 24h
    revoke: 4h
  accountable: security
`,
  },
  "in the wide models the rest is asked for with more weight": `
nhi: 1
policy:
  model: hub-and-spoke
  sla: { escalateAfter: 2d }
  ^^^ hint lifecycle-unmeasured: The policy sets no service level for create
`,
  "a wide model without service levels is told by escalation-missing": `
nhi: 1
policy: { model: federated, council: board }
`,
  "a policy without a model, and one with all three": `
=== a.nhi.yaml
nhi: 1
policy: { maxAge: 90d }
=== b.nhi.yaml
nhi: 1
policy: { sla: { create: 1w, rotate: PT8H, revoke: 1h } }
`,
});
