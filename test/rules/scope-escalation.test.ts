/** Cases of scope-escalation beyond its examples. */
import { scopeEscalation } from "../../server/src/rules/scope-escalation.ts";
import { checkRule } from "../harness/rule.ts";

const role = (rule: string, drawn = "", metadata = "name: operator"): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: { ${metadata} }
rules:
  - ${rule}
${drawn}`;

const RBAC = "apiGroups: [rbac.authorization.k8s.io]";

checkRule(scopeEscalation, {
  "escalate, beside verbs that do not matter": {
    path: "k8s/role.yaml",
    doc: role(
      `{ ${RBAC}, resources: [roles], verbs: [get, escalate] }`,
      `                                                                               ^^^^^^^^ warning scope-escalation: ClusterRole "operator" lets its holder widen its own rights: escalate on roles\n`,
    ),
  },
  "impersonating service accounts": {
    path: "k8s/role.yaml",
    doc: role(
      `{ apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate] }`,
      `                                                             ^^^^^^^^^^^ warning scope-escalation: ClusterRole "operator" lets its holder widen its own rights: impersonate on serviceaccounts\n`,
    ),
  },
  "several of them in one role are told once": {
    path: "k8s/role.yaml",
    doc: `${role(`{ ${RBAC}, resources: [roles], verbs: [bind] }`)}                                                                          ^^^^ warning scope-escalation: ClusterRole "operator" lets its holder widen its own rights: bind on roles, escalate on clusterroles
  - { ${RBAC}, resources: [clusterroles], verbs: [escalate] }
`,
  },
  "impersonating one account by name": {
    path: "k8s/role.yaml",
    doc: role(
      `{ apiGroups: [""], resources: [serviceaccounts], resourceNames: [bot], verbs: [impersonate] }`,
    ),
  },
  "an administrator is told as that": {
    path: "k8s/role.yaml",
    doc: role('{ apiGroups: ["*"], resources: ["*"], verbs: ["*", escalate] }'),
  },
  "writing roles, which the server checks": {
    path: "k8s/role.yaml",
    doc: role(`{ ${RBAC}, resources: [roles, rolebindings], verbs: [create, update] }`),
  },
  "a part of an aggregated role": {
    path: "k8s/role.yaml",
    doc: role(
      `{ ${RBAC}, resources: [clusterroles], verbs: [bind] }`,
      "",
      'name: operator, labels: { rbac.authorization.k8s.io/aggregate-to-admin: "true" }',
    ),
  },
  "a role that only people are given": {
    path: "k8s/role.yaml",
    doc: `${role(`{ apiGroups: [""], resources: [users], verbs: [impersonate] }`)}---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: sudoers }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator }
subjects: [{ apiGroup: rbac.authorization.k8s.io, kind: Group, name: on-call }]
`,
  },
});
