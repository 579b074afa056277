/** Cases of change-scope-widened beyond its examples. */
import { changeScopeWidened } from "../../server/src/rules/change-scope-widened.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeScopeWidened, {
  "without a base it keeps silent": `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:*@*"] }
`,
  "a narrower right, the same right and a right that another covers are no more": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:*@arn:aws:s3:::shop/*", "jira:read"] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:PutObject@arn:aws:s3:::shop/in/*", "jira:read"] }
`,
  },
  "a wildcard in the resource is more": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:DeleteObject@arn:aws:s3:::shop/in/*"] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:DeleteObject@arn:aws:s3:::shop/*"] }
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning change-scope-widened: Identity "bot" gets more than in HEAD: s3:DeleteObject@arn:aws:s3:::shop/* (changes or deletes data)
                                                          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ change-scope-widened: In HEAD it was aws:s3:DeleteObject@arn:aws:s3:::shop/in/*
`,
    because: [
      "HEAD: aws:s3:DeleteObject@arn:aws:s3:::shop/in/*",
      "now also: s3:DeleteObject@arn:aws:s3:::shop/*",
    ],
  },
  "what is new as a whole shows itself what it may do": {
    before: "nhi: 1\nidentities:\n  old: { type: bot, owner: web, purpose: Builds }\n",
    doc: `
nhi: 1
identities:
  old: { type: bot, owner: web, purpose: Builds }
  new: { type: bot, owner: web, purpose: Builds, scopes: ["aws:*@*"] }
`,
  },
  "a new grant to a team that was there": {
    before: 'nhi: 1\nteams:\n  web: { contact: "#web" }\n',
    doc: `
nhi: 1
teams:
  web: { contact: "#web" }
access:
  - subject: team:web
    scopes: ["jira:read", "k8s:cluster-admin@cluster/prod"]
                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning change-scope-widened: Grant to team:web is new since HEAD and gives team:web k8s:cluster-admin@cluster/prod (cluster-admin is the administrator of the cluster)
    mode: jit
`,
  },
  "a role of Kubernetes that reaches further": {
    path: "rbac.yaml",
    before: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: deployer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: view
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
`,
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: deployer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
        ^^^^^^^^^^^^^ warning change-scope-widened: ClusterRoleBinding "deployer" now reaches further than in HEAD: k8s:cluster-admin@cluster (cluster-admin in the whole cluster for ServiceAccount shop/deploy)
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
`,
  },
  "somebody more gets what a binding gives": {
    path: "rbac.yaml",
    before: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: deployer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
`,
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: deployer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: admin
subjects:
  - kind: ServiceAccount
    name: deploy
    namespace: shop
  - kind: ServiceAccount
    name: nightly
          ^^^^^^^ warning change-scope-widened: ClusterRoleBinding "deployer" now gives its rights to k8s:ServiceAccount/shop/nightly
    namespace: shop
`,
  },
  "one word more that only reads": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["github:issues:read@acme/web"] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["github:issues:read@acme/web", "github:checks:read@acme/web"] }
                                                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information change-scope-widened: Identity "bot" gets more than in HEAD: checks:read
`,
  },
  "a harmless word beside a grave one that was there": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["k8s:get secrets@ns/shop"] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["k8s:get secrets,configmaps@ns/shop"] }
                                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information change-scope-widened: Identity "bot" gets more than in HEAD: get configmaps
`,
  },
  "who is named by an expression may be the one from before": {
    path: "main.tf",
    before: `
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "group:admins@shop.example"
}
`,
    doc: `
resource "google_project_iam_member" "owner" {
  project = "shop"
  role    = "roles/owner"
  member  = "group:\${var.admins}@shop.example"
}
`,
  },
  "an expression is known to nobody": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:GetObject@arn:aws:s3:::shop/*"] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, scopes: ["aws:s3:GetObject@arn:aws:s3:::\${bucket}/*"] }
`,
  },
});
