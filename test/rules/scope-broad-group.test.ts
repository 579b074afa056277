/** Cases of scope-broad-group beyond its examples. */
import { scopeBroadGroup } from "../../server/src/rules/scope-broad-group.ts";
import { checkRule } from "../harness/rule.ts";

const given = (role: string, group: string, drawn = "", kind = "RoleBinding"): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ${kind}
metadata:
  name: open-door
${kind === "RoleBinding" ? "  namespace: shop\n" : ""}roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: ${role}
${drawn}subjects:
  - apiGroup: rbac.authorization.k8s.io
    kind: Group
    name: ${group}
`;

const path = "k8s/binding.yaml";

checkRule(scopeBroadGroup, {
  "every service account of the cluster": {
    path,
    doc: given(
      "edit",
      "system:serviceaccounts",
      '        ^^^^ error scope-broad-group: RoleBinding "shop/open-door" gives k8s:edit@ns/shop to every service account (system:serviceaccounts)\n',
    ),
  },
  "every service account of the namespace itself": {
    path,
    doc: given(
      "admin",
      "system:serviceaccounts:shop",
      '        ^^^^^ warning scope-broad-group: RoleBinding "shop/open-door" gives k8s:admin@ns/shop to every service account (system:serviceaccounts:shop) of the same namespace\n',
    ),
  },
  "every service account of another namespace": {
    path,
    doc: given(
      "admin",
      "system:serviceaccounts:lab",
      '        ^^^^^ error scope-broad-group: RoleBinding "shop/open-door" gives k8s:admin@ns/shop to every service account (system:serviceaccounts:lab)\n',
    ),
  },
  "cluster-admin is told as an administrator's right": {
    path,
    doc: given("cluster-admin", "system:authenticated", "", "ClusterRoleBinding"),
  },
  "view for everybody": { path, doc: given("view", "system:authenticated") },
  "a role that we do not know": { path, doc: given("basic-user", "system:authenticated") },
  "a group of the organisation": { path, doc: given("admin", "shop-developers") },
});
