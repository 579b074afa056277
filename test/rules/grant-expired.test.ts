/** Cases of grant-expired beyond its examples. */
import { grantExpired } from "../../server/src/rules/grant-expired.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantExpired, {
  "the last day is still good": `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 1h, expires: 2026-11-22, justification: required, approvedBy: security }
`,
  "removing takes the entry and its comments": {
    doc: `
nhi: 1
access:
  # for the move
  - subject: team:migration # until October
    scopes: ["jira:read"]
    maxDuration: 1h
    expires: 2026-10-31
             ^^^^^^^^^^ error grant-expired: Grant to team:migration expired on 2026-10-31, 22 days ago, and is still here
    justification: required
    approvedBy: security
`,
    fixes: ["Remove the expired grant", "Renew until 2027-02-20 with a new approval"],
    because: ["expires: 2026-10-31", "late: 22 days"],
    fixed: `
nhi: 1
access:
`,
  },
  "a renewal is a new approval": {
    doc: `
nhi: 1
policy: { maxGrant: 30d }
access:
  - subject: team:migration
    scopes: ["jira:read"]
    maxDuration: 1h
    expires: 2026-10-30
             ^^^^^^^^^^ error grant-expired: Grant to team:migration expired on 2026-10-30, 23 days ago, and is still here
    justification: required
    approvedBy: security
    approvedOn: 2026-10-01
`,
    fix: "Renew until 2026-12-22 with a new approval",
    fixed: `
nhi: 1
policy: { maxGrant: 30d }
access:
  - subject: team:migration
    scopes: ["jira:read"]
    maxDuration: 1h
    expires: 2026-12-22
    justification: required
    approvedBy: security
    approvedOn: 2026-11-22
`,
  },
  "a window that has closed": {
    doc: `
nhi: 1
access:
  - subject: team:app
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-20T20:00Z, to: 2026-11-20T22:00Z }
                                           ^^^^^^^^^^^^^^^^^ error grant-expired: Grant to team:app: the window closed on 2026-11-20, 2 days ago, and the grant is still here
    justification: Backfill
    approvedBy: security
  - subject: team:data
    scopes: ["jira:read"]
    maxDuration: 1h
    justification: required
    approvedBy: security
`,
    fixes: ["Remove the expired grant"],
    fixed: `
nhi: 1
access:
  - subject: team:data
    scopes: ["jira:read"]
    maxDuration: 1h
    justification: required
    approvedBy: security
`,
  },
  "a window that closes tonight is open": `
nhi: 1
access:
  - subject: team:app
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-22T01:00Z, to: 2026-11-22T02:00Z }
    justification: Backfill
    approvedBy: security
`,
  "a scope with an end of its own": {
    doc: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    scopes:
      - "erp:invoices.read"
      - scope: "erp:invoices.create"
        requestedBy: orders
        approvedBy: security
        approvedOn: 2026-04-02
        expires: 2026-10-02
                 ^^^^^^^^^^ error grant-expired: Identity "exporter": the scope "erp:invoices.create" expired on 2026-10-02, 51 days ago, and is still here
`,
    fixes: ["Remove the expired scope", "Renew until 2027-02-20 with a new approval"],
    fixed: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    scopes:
      - "erp:invoices.read"
`,
  },
  "a retired identity keeps its history, and a word is no date": `
nhi: 1
identities:
  gone:
    type: service-account
    owner: orders
    purpose: Sent invoices
    status: retired
    scopes:
      - { scope: "erp:invoices.create", expires: 2026-10-02 }
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 1h, expires: soon, justification: required, approvedBy: security }
  - { subject: "team:b", scopes: ["jira:read"], maxDuration: 1h, expires: "\${END}", justification: required, approvedBy: security }
`,
  "JSON stays JSON": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "access": [
    { "subject": "team:a", "scopes": ["jira:read"], "maxDuration": "1h", "justification": "required", "approvedBy": "security" },
    { "subject": "team:b", "scopes": ["jira:read"], "maxDuration": "1h", "justification": "required", "approvedBy": "security", "expires": "2026-10-31" }
                                                                                                                                           ^^^^^^^^^^^^ error grant-expired: Grant to team:b expired on 2026-10-31, 22 days ago, and is still here
  ]
}
`,
    fixed: `
{
  "nhi": 1,
  "access": [
    { "subject": "team:a", "scopes": ["jira:read"], "maxDuration": "1h", "justification": "required", "approvedBy": "security" }
  ]
}
`,
  },
  "a binding whose noted end has passed is told, and left to its owner": {
    path: "k8s/binding.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: migration
  namespace: shop
  annotations:
    nhi/expires: "2026-10-31"
                 ^^^^^^^^^^^^ error grant-expired: RoleBinding "shop/migration" expired on 2026-10-31, 22 days ago, and is still here
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
`,
    fixes: [],
  },
  "an end that stands elsewhere may be later than the window": `
nhi: 1
access:
  - subject: team:app
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-20T20:00Z, to: 2026-11-20T22:00Z }
    expires: "\${END}"
    justification: Backfill
    approvedBy: security
`,
});
