/** Cases of grant-approver-missing beyond its examples. */
import { grantApproverMissing } from "../../server/src/rules/grant-approver-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantApproverMissing, {
  "the holder of the approve duty is proposed, and the party itself is not": {
    doc: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
access:
  - subject: team:sre
             ^^^^^^^^ error grant-approver-missing: Grant to team:sre has no approver
    scopes: ["k8s:get,list pods@ns/shop"]
    maxDuration: 4h
    justification: required
`,
    fixes: ["Set approvedBy to security (holds the approve duty in the shared model)"],
    fixed: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
access:
  - subject: team:sre
    scopes: ["k8s:get,list pods@ns/shop"]
    maxDuration: 4h
    justification: required
    approvedBy: security
`,
  },
  "an identity needs an approver where its rights go further, by its own word or by its scopes": `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
  sync:
  ^^^^ error grant-approver-missing: Identity "sync" is privileged and has no approver
    type: service-account
    owner: platform
    purpose: Copies people
    privilege: privileged
  vault-reader:
  ^^^^^^^^^^^^ warning grant-approver-missing: Identity "vault-reader" has elevated rights and no approver
    type: service-account
    owner: platform
    purpose: Hands out secrets
    scopes: ["k8s:get,list secrets@ns/shop"]
`,
  "what is planned, suspended or retired waits for no approval": `
nhi: 1
identities:
  soon: { type: bot, owner: platform, purpose: Will sync, privilege: privileged, status: planned }
  stopped: { type: bot, owner: platform, purpose: Syncs, privilege: privileged, status: suspended }
  gone: { type: bot, owner: platform, purpose: Synced, privilege: privileged, status: retired }
`,
  "a scope that somebody asked for, in an identity that nobody approved": {
    doc: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
policy: { model: security-led, accountable: security }
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    scopes:
      - "erp:invoices.read"
      - scope: "erp:invoices.create"
               ^^^^^^^^^^^^^^^^^^^^^ warning grant-approver-missing: Identity "exporter": the scope "erp:invoices.create" was requested by orders and has no approver
        requestedBy: orders
`,
    fixed: `
nhi: 1
teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }
policy: { model: security-led, accountable: security }
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
`,
  },
  "the approval of the whole covers its scopes": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    approvedBy: security
    scopes:
      - { scope: "erp:invoices.create", requestedBy: orders }
access:
  - subject: team:data
    scopes: [{ scope: "erp:invoices.read", requestedBy: data }]
    maxDuration: 1h
    justification: required
    approvedBy: security
`,
  "an expression is an approver that stands elsewhere": `
nhi: 1
access:
  - subject: team:data
    scopes: ["erp:invoices.read"]
    maxDuration: 1h
    justification: required
    approvedBy: \${APPROVER}
`,
  "a binding has no word for its approver": {
    path: "k8s/binding.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: sre-admin
  namespace: shop
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
`,
  },
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "access": [
    {
      "subject": "team:sre",
                 ^^^^^^^^^^ error grant-approver-missing: Grant to team:sre has no approver
      "scopes": ["k8s:get pods@ns/shop"],
      "maxDuration": "4h",
      "justification": "required"
    }
  ]
}
`,
  },
});
