/** Cases of loop-step-missing beyond its examples. */
import { loopStepMissing } from "../../server/src/rules/loop-step-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(loopStepMissing, {
  "all that is missing is written at once": {
    doc: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
policy:
  loop: { discovery: identity, decision: identity }
  ^^^^ warning loop-step-missing: The loop names nobody for remediation and evidence, and no duty of the model fills in
`,
    fixes: ["Write remediation and evidence into the loop"],
    fixed: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
policy:
  loop: { discovery: identity, decision: identity, remediation: identity, evidence: identity }
`,
    because: [
      "remediation: Stopping an attack and removing its cause are two jobs; the second belongs to those who answer for identities.",
      "evidence: Proof counts when it is asked for by somebody other than the one it judges.",
    ],
  },
  "a step with a disbanded team": {
    doc: `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  old: { contact: "#old", status: disbanded }
policy:
  loop: { discovery: old, decision: identity, remediation: identity, evidence: identity }
                     ^^^ warning loop-step-missing: The loop's discovery is held by old, which is disbanded
`,
    fixes: ["Give discovery to identity"],
  },
  "the duties of the model fill in": `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security, loop: { discovery: it-ops } }
`,
  "without a loop of its own the duties answer": `
nhi: 1
policy: { model: hub-and-spoke, accountable: identity }
`,
  "a file that is not here may hold the rest": `
nhi: 1
extends: ["../hub.nhi.yaml"]
policy: { loop: { discovery: soc } }
`,
});
