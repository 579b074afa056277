/** Cases of session-unreviewed beyond its examples. */
import { sessionUnreviewed } from "../../server/src/rules/session-unreviewed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(sessionUnreviewed, {
  "the reviewer is somebody else than those who were in": {
    doc: `
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
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam" }
                         ^^^^ warning session-unreviewed: Grant to team:platform: its sessions are recorded, and nobody is named to look at them afterwards
`,
    fixes: [
      "Set reviewedBy to security (holds the review duty in the shared model)",
      "Set reviewedBy to audit (function compliance)",
    ],
    fixed: `
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
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  },
  "until the window has closed there is nothing to look at": `
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
    window: { from: 2026-11-21, to: 2026-11-22 }
    session: { recorded: true, logTo: "splunk:pam" }
`,
  "once it has closed there is": `
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
    session: { recorded: true, logTo: "splunk:pam" }
                         ^^^^ warning session-unreviewed: Grant to team:platform: its sessions are recorded, and nobody is named to look at them afterwards
`,
  "what is not recorded cannot be looked at": `
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
    session: { recorded: false }
`,
  "the policy lets recording be": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { elevation: { sessionRecording: optional } }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    session: { recorded: true }
`,
});
