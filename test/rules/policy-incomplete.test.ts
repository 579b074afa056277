/** Cases of policy-incomplete beyond its examples. */
import { policyIncomplete } from "../../server/src/rules/policy-incomplete.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(policyIncomplete, {
  "all three are one finding and one repair": {
    doc: `
nhi: 1
policy:
  model: shared
         ^^^^^^ hint policy-incomplete: The policy of the shared model does not set the approval threshold, the evidence for emergencies and the review cadence of standing accounts
  accountable: security
`,
    fixes: [
      "Set the approval threshold, the evidence for emergencies and the review cadence of standing accounts",
    ],
    fixed: `
nhi: 1
policy:
  model: shared
  standards:
    approvalThreshold: https://tickets.example/SEC-1
    emergencyEvidence: https://tickets.example/SEC-1
  reviewEvery:
    privileged: 90d
    elevated: 180d
    standard: 1y
  accountable: security
`,
  },
  "a number of approvals is a threshold, and a list of proofs says what an emergency must leave": `
nhi: 1
policy:
  model: hub-and-spoke
  elevation: { approvals: 2 }
  evidenceFor: { break-glass: [recording] }
  reviewEvery: { privileged: 30d }
`,
  "what stands in the standards already stays": {
    doc: `
nhi: 1
policy:
  model: shared
         ^^^^^^ hint policy-incomplete: The policy of the shared model does not set the evidence for emergencies
  accountable: security
  standards: { approvalThreshold: "https://wiki.example/approval" }
  reviewEvery: { standard: 180d }
`,
    fixed: `
nhi: 1
policy:
  model: shared
  accountable: security
  standards: { approvalThreshold: "https://wiki.example/approval", emergencyEvidence: "https://tickets.example/SEC-1" }
  reviewEvery: { standard: 180d }
`,
  },
  "security that runs the tool itself is not asked": `
nhi: 1
policy:
  model: security-led
  accountable: security
  fallbackReviewer: founders
`,
  "a policy without a model promises nothing": `
nhi: 1
policy:
  maxAge: 60d
`,
});
