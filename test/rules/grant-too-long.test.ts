/** Cases of grant-too-long beyond its examples. */
import { grantTooLong } from "../../server/src/rules/grant-too-long.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantTooLong, {
  "eight hours are allowed where the policy says nothing, ten are not": {
    doc: `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 8h, justification: required, approvedBy: security }
  - { subject: "team:b", scopes: ["jira:read"], maxDuration: PT10H, justification: required, approvedBy: security }
                                                             ^^^^^ warning grant-too-long: Grant to team:b lasts 10h at a time; the built-in default allows 8h
`,
    because: ["duration: 10h", "limit: 8h (built-in default, not your policy)"],
    fixed: `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 8h, justification: required, approvedBy: security }
  - { subject: "team:b", scopes: ["jira:read"], maxDuration: 8h, justification: required, approvedBy: security }
`,
  },
  "a grant counts from its approval": {
    doc: `
nhi: 1
policy:
  maxGrant: 90d
            ~~~ grant-too-long: The policy's limit
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: standing
    justification: Cleans up after the move
    approvedBy: security
    approvedOn: 2026-09-01
    expires: 2026-12-01
             ^^^^^^^^^^ warning grant-too-long: Grant to team:dba runs until 2026-12-01, 91 days from its approval; policy.maxGrant allows 90d
    review: { last: 2026-11-02, by: security }
`,
    because: ["its approval: 2026-09-01", "limit: 90d (policy.maxGrant)", "latest: 2026-11-30"],
    fixes: ["Shorten expires to 2026-11-30"],
  },
  "without the day of the approval it counts from today": `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 1h, expires: 2027-02-20, justification: required, approvedBy: security }
  - { subject: "team:b", scopes: ["jira:read"], maxDuration: 1h, expires: 2027-02-21, justification: required, approvedBy: security }
                                                                          ^^^^^^^^^^ warning grant-too-long: Grant to team:b runs until 2027-02-21, 91 days from today; the built-in default allows 90d
`,
  "a window of two days is no window": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-26T20:00Z }
                                           ^^^^^^^^^^^^^^^^^ warning grant-too-long: Grant to team:dba is open for 48h; the built-in default allows 8h
    justification: Upgrade
    approvedBy: security
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-25T04:00Z }
    justification: Upgrade
    approvedBy: security
`,
  "days without an hour are read in the writer's favour": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-24, to: 2026-11-25 }
    justification: Upgrade
    approvedBy: security
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-24, to: 2026-11-27 }
                                    ^^^^^^^^^^ warning grant-too-long: Grant to team:dba is open for 48h; the built-in default allows 8h
    justification: Upgrade
    approvedBy: security
`,
  "what has run out is the business of grant-expired, and scopes of an identity end with their work": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: orders
    purpose: Sends invoices
    scopes:
      - { scope: "erp:invoices.create", requestedBy: orders, approvedBy: security, approvedOn: 2026-10-02, expires: 2027-10-02 }
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: standing
    justification: Cleans up after the move
    approvedBy: security
    approvedOn: 2025-09-01
    expires: 2026-10-01
    review: { last: 2026-11-02, by: security }
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-10-01, to: 2026-10-20 }
    justification: Upgrade
    approvedBy: security
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "policy": { "elevation": { "maxDuration": "PT4H" } },
  "access": [
    {
      "subject": "team:dba",
      "scopes": ["jira:read"],
      "maxDuration": "8h",
                     ^^^^ warning grant-too-long: Grant to team:dba lasts 8h at a time; policy.elevation.maxDuration allows 4h
      "justification": "required",
      "approvedBy": "security"
    }
  ]
}
`,
    fixed: `
{
  "nhi": 1,
  "policy": { "elevation": { "maxDuration": "PT4H" } },
  "access": [
    {
      "subject": "team:dba",
      "scopes": ["jira:read"],
      "maxDuration": "4h",
      "justification": "required",
      "approvedBy": "security"
    }
  ]
}
`,
  },
  "on its last day it is still too long": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: standing
    justification: Cleans up after the move
    approvedBy: security
    approvedOn: 2026-01-22
    expires: 2026-11-22
             ^^^^^^^^^^ warning grant-too-long: Grant to team:dba runs until 2026-11-22, 304 days from its approval; the built-in default allows 90d
    review: { last: 2026-11-02, by: security }
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { from: 2026-11-20T20:00Z, to: 2026-11-22T20:00Z }
                                           ^^^^^^^^^^^^^^^^^ warning grant-too-long: Grant to team:dba is open for 48h; the built-in default allows 8h
    justification: Upgrade
    approvedBy: security
`,
  "a window without its beginning has no length yet": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: window
    window: { to: 2026-11-26T20:00Z }
    justification: Upgrade
    approvedBy: security
`,
  "a grant that was approved today runs from its approval": `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: standing
    justification: Cleans up after the move
    approvedBy: security
    approvedOn: 2026-11-22
    expires: 2027-11-22
             ^^^^^^^^^^ warning grant-too-long: Grant to team:dba runs until 2027-11-22, 365 days from its approval; the built-in default allows 90d
    review: { last: 2026-11-02, by: security }
`,
  "an end today is the last that is offered": {
    doc: `
nhi: 1
access:
  - subject: team:dba
    scopes: ["jira:read"]
    mode: standing
    justification: Cleans up after the move
    approvedBy: security
    approvedOn: 2026-08-24
    expires: 2027-03-01
             ^^^^^^^^^^ warning grant-too-long: Grant to team:dba runs until 2027-03-01, 189 days from its approval; the built-in default allows 90d
    review: { last: 2026-11-02, by: security }
`,
    fixes: ["Shorten expires to 2026-11-22"],
  },
});
