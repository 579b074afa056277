/** Cases of scope-wildcard beyond its examples. */
import { scopeWildcard } from "../../server/src/rules/scope-wildcard.ts";
import { checkRule } from "../harness/rule.ts";

const uploader = (scope: string, rest = "", drawn = ""): string => `
nhi: 1
teams:
  payments: { contact: "#payments" }
  security: { contact: "#security", function: security }
identities:
  uploader:
    type: service-account
    owner: payments
    sponsor: cfo@acme.example
    purpose: Uploads bank files
${rest}    scopes: ["${scope}"]
${drawn}`;

const S3 = "aws:s3:*@*";
const ACCUSED =
  '             ^^^^^^^^^^^^ warning scope-wildcard: Scope "aws:s3:*@*" is a wildcard that can write: every action of s3 on every resource\n';

checkRule(scopeWildcard, {
  "one resource": uploader("aws:s3:*@arn:aws:s3:::bank-files/*"),
  "reading everything": uploader("aws:s3:Get*@*"),
  "an administrator's right is told once, as that": uploader("aws:*@*"),
  "governed as elevated": uploader(
    S3,
    `    privilege: elevated
    approvedBy: security
    review: { last: 2026-10-14, by: security }
`,
  ),
  "approved, but never reviewed": uploader(
    S3,
    "    privilege: elevated\n    approvedBy: security\n",
    ACCUSED,
  ),
  "reviewed ad hoc": uploader(
    S3,
    `    privilege: elevated
    approvedBy: security
    review: { every: ad-hoc, last: 2026-10-14, by: security }
`,
    ACCUSED,
  ),
  "the permissions are listed, or the scope removed": {
    doc: uploader(S3, "", ACCUSED),
    fixes: ["List the permissions that it needs", "Remove the scope"],
    fixed: uploader("aws:read"),
  },
  "a Role with every verb on Secrets": {
    path: "k8s/role.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: keeper
  namespace: shop
rules:
  - apiGroups: [""]
    resources: [secrets]
    verbs: ["*"]
            ^^^ warning scope-wildcard: Scope "k8s:* secrets@ns/shop" is a wildcard that can write: verbs "*" on secrets
`,
  },
  "a Role with every verb on its operator's own resources": {
    path: "k8s/role.yaml",
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: keeper
  namespace: shop
rules:
  - apiGroups: [keeper.example]
    resources: ["*"]
    verbs: ["*"]
`,
  },
});
