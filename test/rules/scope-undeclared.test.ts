/** Cases of scope-undeclared beyond its examples. */
import { scopeUndeclared } from "../../server/src/rules/scope-undeclared.ts";
import { checkRule } from "../harness/rule.ts";

const binding = (role: string, caret = "", kind = "Role") => `
=== k8s/binding.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: bot, namespace: ci }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: ${role} }
${caret}subjects: [{ kind: ServiceAccount, name: bot, namespace: ci }]
`;

const role = (rules: string) => `=== k8s/role.yaml
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: deployer, namespace: ci }
rules: [${rules}]
`;

const entry = (scopes: string, more = "") => `=== nhi.yaml
nhi: 1
identities:
  bot:
    type: bot
    owner: platform
    purpose: Deploys
    bind: ["k8s:ServiceAccount/ci/bot"]
${more}    scopes: [${scopes}]
`;

const caret = (word: string, level: string, granted: string, kind = "Role") =>
  `${" ".repeat(`roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: `.length)}${"^".repeat(word.length)} ${level} scope-undeclared: Grants ${granted}, which identity "bot" does not declare\n`;

const PODS = '{ apiGroups: [""], resources: [pods], verbs: [get, list] }';
const SECRETS = '{ apiGroups: [""], resources: [secrets], verbs: [get] }';

checkRule(scopeUndeclared, {
  "what the role gives is declared": `${binding("deployer")}${entry('"k8s:get,list,watch pods@ns/ci"')}${role(PODS)}`,
  "the role is declared by its name": `${binding("deployer")}${entry('"k8s:deployer@ns/ci"')}${role(SECRETS)}`,
  "a role that no file describes": `${binding("deployer")}${entry('"k8s:get pods@ns/ci"')}`,
  "one of its rules is not": `${binding("deployer", caret("deployer", "warning", "k8s:get secrets@ns/ci"))}${entry('"k8s:get,list pods@ns/ci"')}${role(`${PODS}, ${SECRETS}`)}`,
  "a small one, which is declared by the fix": {
    doc: `${binding("deployer", caret("deployer", "information", "k8s:get,list pods@ns/ci"))}${entry('"k8s:get configmaps@ns/ci"')}${role(PODS)}`,
    fixes: ["Declare k8s:get,list pods@ns/ci"],
    fixed: `${binding("deployer")}${entry('"k8s:get configmaps@ns/ci", "k8s:get,list pods@ns/ci"')}${role(PODS)}`,
  },
  "two roles of that name: two clusters, perhaps": `${binding("deployer")}${entry('"k8s:get configmaps@ns/ci"')}${role(PODS)}${role(SECRETS).replace("role.yaml", "other.yaml")}`,
  "no scopes are declared": binding("edit", "", "ClusterRole") + entry("").replace("    scopes: []\n", ""),
  "only scopes of other systems are declared": `${binding("edit", "", "ClusterRole")}${entry('"aws:s3:GetObject"')}`,
  "nobody binds the account": `${binding("edit", "", "ClusterRole")}${entry('"k8s:view@ns/ci"').replace("ci/bot", "ci/other")}`,
  "an entry without the namespace means it too": `${binding("edit", caret("edit", "warning", "k8s:edit@ns/ci", "ClusterRole"), "ClusterRole")}${entry('"k8s:view@ns/ci"').replace("/ci/bot", "/bot")}`,
  "the narrower role is proposed": {
    doc: `${binding("admin", caret("admin", "warning", "k8s:admin@ns/ci", "ClusterRole"), "ClusterRole")}${entry('"k8s:edit@ns/ci"')}`,
    fix: "Give edit, as declared",
    fixed: `${binding("edit", "", "ClusterRole")}${entry('"k8s:edit@ns/ci"')}`,
  },
});
