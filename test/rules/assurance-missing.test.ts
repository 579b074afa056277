/** Cases of assurance-missing beyond its examples. */
import { assuranceMissing } from "../../server/src/rules/assurance-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(assuranceMissing, {
  "a person says what shows it": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ hint assurance-missing: Grant to team:platform is privileged, and it is not stated how requester and approver were authenticated
    scopes: ["k8s:admin@cluster/prod"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    fixes: ["Say how requester and approver prove who they are"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["k8s:admin@cluster/prod"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    assurance: https://tickets.example/SEC-1
`,
  },
  "only an administrator's right asks for it": `
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
`,
  "a machine is no requester": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: identity:sync
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    privilege: privileged
identities:
  sync: { type: bot, owner: platform, purpose: Copies people }
`,
});
