/** Cases of access-undeclared beyond its examples. */
import { accessUndeclared } from "../../server/src/rules/access-undeclared.ts";
import { checkRule } from "../harness/rule.ts";

const binding = (subjects: string, caret = "", role = "cluster-admin") => `
=== k8s/admins.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: admins }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
${caret}subjects: [${subjects}]
`;

const CARET = (who: string) =>
  `                                                                         ^^^^^^^^^^^^^ warning access-undeclared: Gives ${who} administrator rights (k8s:cluster-admin@cluster) that no access, breakGlass or identity entry declares\n`;

const manifest = (subject: string, scope: string) => `=== nhi.yaml
nhi: 1
teams:
  platform: { lead: pia@acme.example }
  security: { contact: "#security", function: security, members: [sam@acme.example] }
access:
  - subject: ${subject}
    scopes: ["${scope}"]
    justification: Repairs the cluster
    approvedBy: security
    maxDuration: 4h
`;

checkRule(accessUndeclared, {
  "a manifest without access and breakGlass lists no ways": `${binding("{ kind: Group, name: admins }")}=== nhi.yaml
nhi: 1
teams:
  platform: { contact: "#platform" }
`,
  "without any manifest nobody lists them": binding("{ kind: User, name: ada@acme.example }"),
  "a group may be the team under another name": `${binding("{ kind: Group, name: oncall }")}${manifest("platform", "k8s:cluster-admin@cluster/prod")}`,
  "a person who is known, and is not the one that the entry names": `${binding("{ kind: User, name: sam@acme.example }", CARET("sam@acme.example"))}${manifest("platform", "k8s:cluster-admin")}`,
  "the lead of the team that the entry names": `${binding("{ kind: User, name: pia@acme.example }")}${manifest("platform", "k8s:cluster-admin")}`,
  "an entry of another system declares nothing here": `${binding("{ kind: User, name: eve@other.example }", CARET("eve@other.example"))}${manifest("platform", "aws:AdministratorAccess")}`,
  "a lesser role of the same system is not enough": `${binding("{ kind: User, name: eve@other.example }", CARET("eve@other.example"))}${manifest("platform", "k8s:edit")}`,
  "an account that nobody binds": `${binding("{ kind: ServiceAccount, name: bot, namespace: ci }", CARET("ci/bot"))}${manifest("platform", "k8s:edit@ns/ci")}`,
  "an account that an entry binds is that entry's business": `${binding("{ kind: ServiceAccount, name: bot, namespace: ci }")}${manifest("platform", "k8s:edit@ns/ci")}identities:
  bot: { type: bot, owner: platform, purpose: Deploys, bind: ["k8s:ServiceAccount/ci/bot"] }
`,
  "what the cluster made for itself": `${binding("{ kind: Group, name: system:masters }")}${manifest("platform", "k8s:edit@ns/ci")}`,
  "reading is no administration": `${binding("{ kind: Group, name: oncall }", "", "view")}${manifest("platform", "k8s:edit@ns/ci")}`,
  "a break-glass path declares it": `${binding("{ kind: Group, name: oncall }")}=== nhi.yaml
nhi: 1
breakGlass:
  cluster: { owner: security, activatedBy: platform, scopes: ["k8s:cluster-admin@cluster/prod"], maxDuration: 1h, audit: "siem://k8s", reviewWithin: 1d }
`,
});
