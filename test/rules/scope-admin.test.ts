/** Cases of scope-admin beyond its examples. */
import { scopeAdmin } from "../../server/src/rules/scope-admin.ts";
import { checkRule } from "../harness/rule.ts";

const sync = (rest: string, drawn = "", scope = "entra:Directory.ReadWrite.All"): string => `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  directory-sync:
    type: service-account
    owner: platform
    sponsor: cto@acme.example
    purpose: Copies staff accounts to the cloud directory
${rest}    scopes: ["${scope}"]
${drawn}`;

const ACCUSED =
  '             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error scope-admin: Scope "entra:Directory.ReadWrite.All" grants administrator rights: Directory.ReadWrite.All may write the whole directory\n';

checkRule(scopeAdmin, {
  "declared, approved by somebody independent and reviewed in time": sync(`    privilege: privileged
    approvedBy: security
    review: { last: 2026-10-14, by: security }
`),
  "the last day of the review still counts": sync(`    privilege: privileged
    approvedBy: security
    review: { last: 2026-08-24, by: security }
`),
  "a review that is overdue governs nothing": sync(
    `    privilege: privileged
    approvedBy: security
    review: { last: 2026-08-23, by: security }
`,
    ACCUSED,
  ),
  "nor does its owner's own approval": sync(
    `    privilege: privileged
    approvedBy: platform
    review: { last: 2026-10-14, by: security }
`,
    ACCUSED,
  ),
  "nor a privilege that is not declared": sync(
    `    approvedBy: security
    review: { last: 2026-10-14, by: security }
`,
    ACCUSED,
  ),
  "nor one that is declared too low": sync(
    `    privilege: elevated
    approvedBy: security
    review: { last: 2026-10-14, by: security }
`,
    ACCUSED,
  ),
  "an approval of the scope itself counts": `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  directory-sync:
    type: service-account
    owner: platform
    sponsor: cto@acme.example
    purpose: Copies staff accounts to the cloud directory
    privilege: privileged
    review: { last: 2026-10-14, by: security }
    scopes:
      - { scope: "entra:Directory.ReadWrite.All", justification: Needs it, requestedBy: platform, approvedBy: security }
`,
  "people's grants and break-glass paths have rules of their own": `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["k8s:admin@cluster/prod-eu"]
    mode: jit
    maxDuration: 4h
    justification: required
    approvedBy: security
breakGlass:
  prod-admin:
    owner: security
    activatedBy: sre
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "aws:cloudtrail"
    reviewWithin: 24h
`,
  "a grant to a machine, named as an identity or by its bare id": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
identities:
  deployer: { type: ci-cd, owner: security, purpose: Deploys the shop }
  security: { type: bot, owner: security, purpose: Watches the shop }
access:
  - { subject: identity:deployer, scopes: ["aws:*@*"], justification: Deploys, approvedBy: security, maxDuration: 1h }
                                           ^^^^^^^^^ error scope-admin: Scope "aws:*@*" grants administrator rights: every action on every resource
  - { subject: deployer, scopes: ["aws:*@*"], justification: Deploys, approvedBy: security, maxDuration: 1h }
                                  ^^^^^^^^^ error scope-admin: Scope "aws:*@*" grants administrator rights: every action on every resource
  - { subject: security, scopes: ["aws:*@*"], justification: Watches, approvedBy: security, maxDuration: 1h }
  - { subject: [security], scopes: ["aws:*@*"], justification: Watches, approvedBy: security, maxDuration: 1h }
`,
  "narrow scopes": sync("", "", "aws:s3:GetObject@arn:aws:s3:::b/*"),
  "a narrower role, or none": {
    doc: sync("", ACCUSED),
    fixes: ["Replace by a narrower role", "Remove the scope"],
    fix: "Replace by a narrower role",
    fixed: sync("", "", "entra:read"),
  },
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "deployer": {
      "type": "ci-cd", "owner": "platform", "sponsor": "shop", "purpose": "Deploys the shop",
      "scopes": ["aws:AdministratorAccess@111122223333"]
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error scope-admin: Scope "aws:AdministratorAccess@111122223333" grants administrator rights: AdministratorAccess is the administrator of the account
    }
  }
}
`,
  },
  "a ServiceAccount bound to cluster-admin": {
    path: "k8s/binding.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: deployer
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
        ^^^^^^^^^^^^^ error scope-admin: Scope "k8s:cluster-admin@cluster" grants administrator rights: cluster-admin in the whole cluster for ServiceAccount shop/deployer
subjects:
  - kind: ServiceAccount
    name: deployer
    namespace: shop
`,
  },
  "people bound to cluster-admin": {
    path: "k8s/binding.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: admins
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: cluster-admin
subjects:
  - kind: Group
    name: acme:sre
    apiGroup: rbac.authorization.k8s.io
`,
  },
});
