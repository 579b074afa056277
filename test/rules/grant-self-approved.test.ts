/** Cases of grant-self-approved beyond its examples. */
import { grantSelfApproved } from "../../server/src/rules/grant-self-approved.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantSelfApproved, {
  "an alias is the same team": {
    doc: `
nhi: 1
teams:
  sre: { contact: "#sre", aliases: ["@acme/reliability"] }
                                    ~~~~~~~~~~~~~~~~~~~ grant-self-approved: @acme/reliability is an alias of sre
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
access:
  - subject: team:sre
             ~~~~~~~~ grant-self-approved: The subject is team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: "@acme/reliability"
                ^^^^^^^^^^^^^^^^^^^ error grant-self-approved: Grant to team:sre is approved by @acme/reliability, who is not independent of the subject team:sre: @acme/reliability is an alias of sre
`,
    fix: "Set approvedBy to security (holds the approve duty in the shared model)",
    fixed: `
nhi: 1
teams:
  sre: { contact: "#sre", aliases: ["@acme/reliability"] }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: "security"
`,
  },
  "the lead of the requesting team is that team": `
nhi: 1
teams:
  dba: { contact: "#dba", lead: ana@acme.example }
  security: { contact: "#security", function: security }
access:
  - subject: team:dba
    scopes: ["db:UPDATE@orders/public.*"]
    privilege: elevated
    maxDuration: 4h
    justification: required
    approvedBy: ana@acme.example
                ^^^^^^^^^^^^^^^^ error grant-self-approved: Grant to team:dba is approved by ana@acme.example, who is not independent of the subject team:dba: ana@acme.example leads dba
`,
  "the requester counts as well as the subject": `
nhi: 1
teams:
  vendor-desk: { contact: "#desk", function: vendor }
  it: { contact: "#it", function: it }
access:
  - subject: team:vendor-desk
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    requestedBy: it
    approvedBy: it
                ^^ error grant-self-approved: Grant to team:vendor-desk is approved by it, its own requester
`,
  "the owner of a privileged identity, also where a rule names the owner": `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
owners:
  - { match: "**", owner: platform }
identities:
  sync:
    type: service-account
    purpose: Copies people
    privilege: privileged
    approvedBy: platform
                ^^^^^^^^ error grant-self-approved: Identity "sync" is approved by platform, its own owner
`,
  "a scope of an elevated identity, approved by the one who asked": `
nhi: 1
teams:
  orders: { contact: "#orders" }
  billing: { contact: "#billing" }
  security: { contact: "#security", function: security }
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    privilege: elevated
    approvedBy: security
    scopes:
      - scope: "erp:invoices.create"
        requestedBy: billing
        approvedBy: billing
                    ^^^^^^^ error grant-self-approved: Identity "exporter": the scope "erp:invoices.create" is approved by billing, its own requester
`,
  "an emergency path that its own users approve": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
breakGlass:
  prod:
    owner: security
    activatedBy: sre
    approvedBy: team:sre
                ^^^^^^^^ error grant-self-approved: Break-glass path "prod" is approved by team:sre, its own user
    scopes: ["k8s:get pods@cluster/prod"]
    maxDuration: 1h
    audit: "splunk:breakglass"
    reviewWithin: 24h
`,
  "standard rights may be approved by their owner, and a retired identity is history": `
nhi: 1
teams:
  platform: { contact: "#platform" }
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    approvedBy: platform
  gone:
    type: bot
    owner: platform
    purpose: Synced people
    privilege: privileged
    status: retired
    approvedBy: platform
access:
  - subject: team:platform
    scopes: ["k8s:get,list pods@ns/shop"]
    maxDuration: 4h
    justification: required
    approvedBy: platform
`,
  "two teams that only sound alike are two teams, and an unknown approver is not accused": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  sre-emea: { contact: "#sre-emea" }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: sre-emea
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/test"]
    maxDuration: 4h
    justification: required
    approvedBy: \${APPROVER}
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "sre": { "contact": "#sre" } },
  "access": [
    {
      "subject": "team:sre",
      "scopes": ["k8s:cluster-admin@cluster/prod"],
      "maxDuration": "4h",
      "justification": "required",
      "approvedBy": "sre"
                    ^^^^^ error grant-self-approved: Grant to team:sre is approved by sre, its own subject
    }
  ]
}
`,
  },
  "a scope that is approved by another name of its requester": `
nhi: 1
teams:
  orders: { contact: "#orders", aliases: [order-team] }
                                          ~~~~~~~~~~ grant-self-approved: order-team is an alias of orders
identities:
  exporter:
    type: service-account
    owner: platform
    purpose: Sends invoices
    privilege: elevated
    scopes:
      - { scope: "erp:invoices.create", requestedBy: orders, approvedBy: order-team }
                                                     ~~~~~~ grant-self-approved: The requester is orders
                                                                         ^^^^^^^^^^ error grant-self-approved: Identity "exporter": the scope "erp:invoices.create" is approved by order-team, who is not independent of the requester orders: order-team is an alias of orders
`,
});
