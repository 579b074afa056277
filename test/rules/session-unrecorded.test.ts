/** Cases of session-unrecorded beyond its examples. */
import { sessionUnrecorded } from "../../server/src/rules/session-unrecorded.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(sessionUnrecorded, {
  "switched off": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { elevation: { siem: "splunk:pam" } }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { recorded: false }
                         ^^^^^ warning session-unrecorded: Grant to team:platform is elevated, and the recording of its sessions is switched off
`,
    because: [
      "elevated: scope db:UPDATE@shop/orders: UPDATE changes data",
      "recording: required (built-in default, not your policy)",
    ],
    fixes: ["Record the sessions to splunk:pam"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { elevation: { siem: "splunk:pam" } }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: splunk:pam, reviewedBy: security }
`,
  },
  "by default it is required, and the hover says whose word that is": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ warning session-unrecorded: Grant to team:platform is elevated, and its sessions are not recorded
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
`,
    because: [
      "elevated: scope db:UPDATE@shop/orders: UPDATE changes data",
      "recording: required (built-in default, not your policy)",
    ],
    fixes: ["Record the sessions"],
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
    maxDuration: 4h
    session:
        recorded: true
        reviewedBy: security
`,
  },
  "half a session": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ warning session-unrecorded: Grant to team:platform is elevated, and its sessions are not recorded
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { logTo: "splunk:pam" }
`,
    fixes: ["Record the sessions"],
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
    maxDuration: 4h
    session: { logTo: "splunk:pam", recorded: true, reviewedBy: security }
`,
  },
  "a grant that has ended is told as such": `
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
    expires: 2026-11-21
`,
  "on its last day it still holds": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
             ^^^^^^^^^^^^^ warning session-unrecorded: Grant to team:platform is elevated, and its sessions are not recorded
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    expires: 2026-11-22
`,
  "the policy lets it be": `
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
`,
  "a machine has no session that somebody could watch": `
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
identities:
  sync: { type: bot, owner: platform, purpose: Copies people }
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
});
