/** Cases of grant-unjustified beyond its examples. */
import { grantUnjustified } from "../../server/src/rules/grant-unjustified.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantUnjustified, {
  "on request the reason can come with each request": {
    doc: `
nhi: 1
access:
  - subject: team:data
             ^^^^^^^^^ warning grant-unjustified: Grant to team:data has no justification
    scopes: ["db:SELECT@orders/public.*"]
    mode: jit
    maxDuration: 2h
    approvedBy: security
`,
    fixes: ["Ask for a justification at each request", "Write the justification"],
    fixed: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    mode: jit
    maxDuration: 2h
    approvedBy: security
    justification: required
`,
  },
  "a window needs its own": {
    doc: `
nhi: 1
access:
  - subject: team:data
             ^^^^^^^^^ warning grant-unjustified: Grant to team:data has no justification
    scopes: ["db:SELECT@orders/public.*"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    approvedBy: security
`,
    fixes: ["Write the justification"],
    fixed: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    approvedBy: security
    justification: Restores orders after a failed payment
`,
  },
  "a stub is no reason": {
    doc: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    approvedBy: security
    justification: TODO
                   ^^^^ warning grant-unjustified: Grant to team:data: "TODO" is no justification
`,
    fixed: `
nhi: 1
access:
  - subject: team:data
    scopes: ["db:SELECT@orders/public.*"]
    maxDuration: 2h
    approvedBy: security
    justification: required
`,
  },
  "a sentence, a ticket, required or an expression is one": `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], maxDuration: 1h, approvedBy: security, justification: "Backfill of VAT ids, LED-812" }
  - { subject: "team:b", scopes: ["jira:read"], maxDuration: 1h, approvedBy: security, justification: LED-812 }
  - { subject: "team:c", scopes: ["jira:read"], maxDuration: 1h, approvedBy: security, justification: required }
  - { subject: "team:d", scopes: ["jira:read"], maxDuration: 1h, approvedBy: security, justification: "\${WHY}" }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "access": [
    { "subject": "team:data", "scopes": ["jira:read"], "maxDuration": "1h", "approvedBy": "security" }
                 ^^^^^^^^^^^ warning grant-unjustified: Grant to team:data has no justification
  ]
}
`,
  },
});
