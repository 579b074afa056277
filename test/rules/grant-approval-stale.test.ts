/** Cases of grant-approval-stale beyond its examples. */
import { grantApprovalStale } from "../../server/src/rules/grant-approval-stale.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantApprovalStale, {
  "the approval of the day of the change still counts": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    approvedBy: security
    approvedOn: 2026-09-14
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14 }
      - { scope: "jira:issues.write", changedOn: 2026-09-15, approvedBy: security, approvedOn: 2026-09-15 }
`,
  "a grant: the date is cleared, or the new approval recorded": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: [{ scope: "db:UPDATE@shop/orders", changedOn: 2026-10-01 }, { scope: "db:SELECT@shop/orders", changedOn: 2026-06-01 }]
    justification: required
    approvedBy: security
    accountable: security
    approvedOn: 2026-03-02
                ^^^^^^^^^^ warning grant-approval-stale: Grant to team:platform was approved on 2026-03-02; its scope db:UPDATE@shop/orders changed on 2026-10-01
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    because: ["approved: 2026-03-02", "changed: 2026-10-01"],
    fixes: ["Ask for approval again (clears approvedOn)", "Record the new approval with evidence"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: [{ scope: "db:UPDATE@shop/orders", changedOn: 2026-10-01 }, { scope: "db:SELECT@shop/orders", changedOn: 2026-06-01 }]
    justification: required
    approvedBy: security
    accountable: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  },
  "the approval is recorded with its day and what shows it": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    approvedBy: security
    approvedOn: 2026-03-02
                ^^^^^^^^^^ warning grant-approval-stale: Identity "sync" was approved on 2026-03-02; its scope jira:issues.read changed on 2026-09-14
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14 }
`,
    fixes: ["Record the new approval with evidence"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    approvedBy: security
    approvedOn: 2026-11-22
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14 }
    evidence:
      - kind: ticket
        ref: https://tickets.example/SEC-1
        on: 2026-11-22
`,
  },
  "a scope with an approval of its own": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14, approvedBy: security, approvedOn: 2026-09-01 }
                                                                                              ^^^^^^^^^^ warning grant-approval-stale: Identity "sync": the scope "jira:issues.read" was approved on 2026-09-01 and changed on 2026-09-14
`,
    fixes: ["Ask for approval again (clears approvedOn)"],
  },
  "without a day nothing can be compared; what is retired is given up": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    approvedBy: security
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14 }
  old:
    type: bot
    owner: platform
    purpose: Gone
    status: retired
    approvedBy: security
    approvedOn: 2025-01-01
    scopes:
      - { scope: "jira:issues.read", changedOn: 2026-09-14 }
`,
});
