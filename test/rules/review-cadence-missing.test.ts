/** Cases of review-cadence-missing beyond its examples. */
import { reviewCadenceMissing } from "../../server/src/rules/review-cadence-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(reviewCadenceMissing, {
  "the policy's cadence takes the place of ad hoc": {
    doc: `
nhi: 1
policy:
  reviewEvery: { privileged: 30d, standard: 180d }
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    review:
      every: ad-hoc
             ^^^^^^ warning review-cadence-missing: Identity "reader" is reviewed ad hoc, not at fixed times
      last: 2026-11-02
      by: security
`,
    fixes: ["Set every to 180d (policy.reviewEvery.standard)"],
    fixed: `
nhi: 1
policy:
  reviewEvery: { privileged: 30d, standard: 180d }
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    review:
      every: 180d
      last: 2026-11-02
      by: security
`,
  },
  "a strong identity without any review": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
identities:
  sync:
  ^^^^ warning review-cadence-missing: Identity "sync" is privileged and has no review
    type: service-account
    owner: platform
    sponsor: security
    purpose: Copies people
    privilege: privileged
    approvedBy: security
`,
    because: [
      "privileged: written",
      "limit: 90d (built-in default, not your policy; CIS Controls 5.5 asks for one each quarter)",
    ],
    fixes: ["Add a review every 90d by security (holds the review duty in the shared model)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: security
    purpose: Copies people
    privilege: privileged
    approvedBy: security
    review:
      every: 90d
      by: security
`,
  },
  "standing access without a review, whatever its strength": `
nhi: 1
access:
  - subject: team:data
             ^^^^^^^^^ warning review-cadence-missing: Grant to team:data is standing and has no review
    scopes: ["k8s:get,list pods@ns/shop"]
    mode: standing
    justification: Looks at logs
    approvedBy: security
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
`,
  "the policy's cadence needs no word, and standard rights no review": `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
  sync:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies people
    privilege: privileged
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
  "what is planned, suspended or retired is not reviewed": `
nhi: 1
identities:
  soon: { type: bot, owner: platform, purpose: Will sync, privilege: privileged, status: planned }
  stopped: { type: bot, owner: platform, purpose: Syncs, privilege: privileged, status: suspended, review: { every: ad-hoc, by: security } }
  gone: { type: bot, owner: platform, purpose: Synced, privilege: privileged, status: retired }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "access": [
    {
      "subject": "team:data",
      "scopes": ["jira:read"],
      "mode": "standing",
      "justification": "Looks at tickets",
      "approvedBy": "security",
      "review": { "every": "ad-hoc", "by": "security" }
                           ^^^^^^^^ warning review-cadence-missing: Grant to team:data is reviewed ad hoc, not at fixed times
    }
  ]
}
`,
  },
  "a review that cannot be read is there all the same": `
nhi: 1
identities:
  deployer:
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    privilege: privileged
    review: soon
  importer:
    type: ci-cd
    owner: platform
    purpose: Imports prices
    privilege: privileged
    review: \${REVIEW}
`,
});
