/** Cases of grant-path-unchecked beyond its examples. */
import { grantPathUnchecked } from "../../server/src/rules/grant-path-unchecked.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantPathUnchecked, {
  "the check is recorded with its day and by whom": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ hint grant-path-unchecked: Grant to team:platform: the access path of the window was not checked against a control
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    fixes: ["Record the check of the access path"],
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
    accountable: security
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    pathCheck: { controls: [NIST CSF 2.0 PR.AA-05], on: 2026-11-22, by: security }
`,
  },
  "what is over can no longer be checked first": `
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
    accountable: security
    mode: window
    window: { from: 2026-11-20, to: 2026-11-21 }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  "a window that closes today": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ hint grant-path-unchecked: Grant to team:platform: the access path of the window was not checked against a control
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    mode: window
    window: { from: 2026-11-20, to: 2026-11-22 }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  "checked after it opened": `
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
    accountable: security
    mode: window
    window: { from: 2026-11-20, to: 2026-11-24 }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    pathCheck: { controls: ["NIST CSF 2.0 PR.AA-05"], on: 2026-11-21 }
                                                          ^^^^^^^^^^ hint grant-path-unchecked: Grant to team:platform: the access path was checked on 2026-11-21, after the window opened on 2026-11-20
`,
  "checked on the day, or without a day that can be read": `
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
    accountable: security
    mode: window
    window: { from: 2026-11-20, to: 2026-11-24 }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    pathCheck: { controls: ["NIST CSF 2.0 PR.AA-05"], on: 2026-11-20 }
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
    accountable: security
    mode: window
    window: { from: 2026-11-24, to: 2026-11-25 }
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  "access on request has no window": `
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
});
