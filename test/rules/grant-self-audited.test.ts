/** Cases of grant-self-audited beyond its examples. */
import { grantSelfAudited } from "../../server/src/rules/grant-self-audited.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantSelfAudited, {
  "the subject reads the records of its own sessions and reviews its own grant": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: sre }
                                                                ^^^ error grant-self-audited: Grant to team:sre is reviewed by sre, its own subject
    review: { last: 2026-11-02, by: sre }
                                    ^^^ error grant-self-audited: Grant to team:sre is reviewed by sre, its own subject
`,
  "the fallback reviewer is proposed where security would review itself": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: "#founders", function: leadership }
policy: { model: security-led, accountable: security, fallbackReviewer: founders }
identities:
  scanner:
    type: service-account
    owner: security
    sponsor: founders
    purpose: Looks for open ports
    privilege: privileged
    approvedBy: founders
    review: { last: 2026-11-02, by: security }
                                    ^^^^^^^^ error grant-self-audited: Identity "scanner" is reviewed by security, its own owner
`,
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: "#founders", function: leadership }
policy: { model: security-led, accountable: security, fallbackReviewer: founders }
identities:
  scanner:
    type: service-account
    owner: security
    sponsor: founders
    purpose: Looks for open ports
    privilege: privileged
    approvedBy: founders
    review: { last: 2026-11-02, by: founders }
`,
  },
  "an emergency use, attested by the person who leads the users": `
nhi: 1
teams:
  sre: { contact: "#sre", lead: ana@acme.example }
  security: { contact: "#security", function: security }
breakGlass:
  prod:
    owner: security
    activatedBy: sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    uses:
      - { on: 2026-10-18, by: sre, attestedBy: ana@acme.example, attestedOn: 2026-10-19 }
                                               ^^^^^^^^^^^^^^^^ error grant-self-audited: Break-glass path "prod" is attested by ana@acme.example, who is not independent of the user sre: ana@acme.example leads sre
      - { on: 2026-11-01, by: sre, attestedBy: security, attestedOn: 2026-11-02 }
`,
  "an emergency path that belongs to its users": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
breakGlass:
  prod:
    owner: sre
           ^^^ error grant-self-audited: Break-glass path "prod" is owned by sre, its own user
    activatedBy: sre
    scopes: ["k8s:get pods@cluster/prod"]
    maxDuration: 1h
    audit: "splunk:breakglass"
    reviewWithin: 24h
`,
  "the one who approves may also review": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    review: { last: 2026-11-02, by: security }
`,
  "standard rights may be reviewed by their owner, and a retired identity is history": `
nhi: 1
teams:
  platform: { contact: "#platform" }
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    review: { last: 2026-11-02, by: platform }
  gone:
    type: bot
    owner: platform
    purpose: Synced people
    privilege: privileged
    status: retired
    review: { last: 2025-11-02, by: platform }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "platform": { "contact": "#platform" } },
  "identities": {
    "sync": {
      "type": "service-account",
      "owner": "platform",
      "sponsor": "platform",
      "purpose": "Copies people",
      "privilege": "privileged",
      "approvedBy": "security@acme.example",
      "review": { "last": "2026-11-02", "by": "platform" }
                                              ^^^^^^^^^^ error grant-self-audited: Identity "sync" is reviewed by platform, its own owner
    }
  }
}
`,
  },
});
