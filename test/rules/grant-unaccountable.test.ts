/** Cases of grant-unaccountable beyond its examples. */
import { grantUnaccountable } from "../../server/src/rules/grant-unaccountable.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantUnaccountable, {
  "whoever approves comes first": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ warning grant-unaccountable: Grant to team:platform: nobody is accountable for it, here or in the policy
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    fixes: ["Set accountable to security (approves it)", "Set accountable to audit (function compliance)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    accountable: security
`,
  },
  "the policy names somebody": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { accountable: security }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
`,
  "an operating model without anybody is told once, where it stands": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
`,
  "of a standard right little is asked": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["jira:issues.read"]
    justification: required
    approvedBy: security
    maxDuration: 4h
`,
  "an expression may name somebody": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    accountable: \${TEAM}
`,
  "a binding of another format has no word for it": {
    doc: `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: ops }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects: [{ kind: Group, name: ops, apiGroup: rbac.authorization.k8s.io }]
`,
    path: "rb.yaml",
  },
});
