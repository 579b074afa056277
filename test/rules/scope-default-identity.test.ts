/** Cases of scope-default-identity beyond its examples. */
import { scopeDefaultIdentity } from "../../server/src/rules/scope-default-identity.ts";
import { checkRule } from "../harness/rule.ts";

const bound = (subject: string): string => `
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: deployer, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: deployer }
subjects:
${subject}`;

const path = "k8s/binding.yaml";

checkRule(scopeDefaultIdentity, {
  "of another namespace, in quotes": {
    path,
    doc: bound(`  - { kind: ServiceAccount, name: "default", namespace: lab }
                                  ^^^^^^^^^ warning scope-default-identity: RoleBinding "shop/deployer" gives k8s:deployer@ns/shop to the default service account of ns/lab
`),
    fixes: ["Bind an account of its own, made for this workload"],
    fixed: bound(`  - { kind: ServiceAccount, name: "deployer", namespace: lab }
`),
  },
  "written as a user": {
    path,
    doc: bound(`  - { kind: User, name: "system:serviceaccount:shop:default" }
                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-default-identity: RoleBinding "shop/deployer" gives k8s:deployer@ns/shop to the default service account of ns/shop
`),
    fixes: [],
  },
  "a person called default": { path, doc: bound("  - { kind: User, name: default }\n") },
  "another account": { path, doc: bound("  - { kind: ServiceAccount, name: default-backend }\n") },
  "nobody yet": { path, doc: bound("") },
});
