/** Cases of scope-foreign-namespace beyond its examples. */
import { scopeForeignNamespace } from "../../server/src/rules/scope-foreign-namespace.ts";
import { checkRule } from "../harness/rule.ts";

const given = (kind: string, role: string, subject: string, drawn = "", namespace = "payments"): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: neighbour
  namespace: ${namespace}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ${kind}
  name: ${role}
${drawn}subjects:
  - ${subject}
`;

const BOT = "{ kind: ServiceAccount, name: bot, namespace: ci }";
const path = "k8s/binding.yaml";

const role = (rule: string): string => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: payments }
rules:
  - ${rule}
`;

checkRule(scopeForeignNamespace, {
  "a role of which another document says that it reads Secrets": {
    path,
    doc: `${given(
      "Role",
      "reader",
      BOT,
      '        ^^^^^^ warning scope-foreign-namespace: RoleBinding "payments/neighbour" gives k8s:reader@ns/payments to k8s:ServiceAccount/ci/bot, which lives in ns/ci: reads Secrets\n',
    )}${role('{ apiGroups: [""], resources: [secrets], verbs: [get] }')}`,
  },
  "a role that reads pods": {
    path,
    doc: `${given("Role", "reader", BOT)}${role('{ apiGroups: [""], resources: [pods], verbs: [get] }')}`,
  },
  "a role that nobody describes": { path, doc: given("Role", "reader", BOT) },
  "cluster-admin is told as an administrator's right": {
    path,
    doc: given("ClusterRole", "cluster-admin", BOT),
  },
  "an account of the namespace itself": {
    path,
    doc: given("ClusterRole", "admin", "{ kind: ServiceAccount, name: bot, namespace: payments }"),
  },
  "an account without a namespace": {
    path,
    doc: given("ClusterRole", "admin", "{ kind: ServiceAccount, name: bot }"),
  },
  "a person": { path, doc: given("ClusterRole", "admin", "{ kind: User, name: ada }") },
  "a namespace that a build fills in": {
    path,
    doc: given("ClusterRole", "admin", BOT, "", '"${NAMESPACE}"'),
  },
});
