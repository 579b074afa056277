/** Cases of grant-ticket-only beyond its examples. */
import { grantTicketOnly } from "../../server/src/rules/grant-ticket-only.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(grantTicketOnly, {
  "a ticket among the proofs shows the approval, and is no reason": `
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
    evidence: { kind: ticket, ref: "https://acme.example/snow/4711" }
`,
  "a number with a hash": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: "Old printers, see #4711"
                   ^^^^^^^^^^^^^^^^^^^^^^^^^ hint grant-ticket-only: Grant to team:platform rests on the ticket #4711 alone: no policy, no end, no review
    approvedBy: security
    maxDuration: 4h
`,
  "an end, a review or a policy holds it": `
nhi: 1
access:
  - subject: team:support
    scopes: ["crm:cases.read"]
    maxDuration: 4h
    justification: "SUP-1200"
    approvedBy: security
    expires: 2027-01-31
  - subject: team:support
    scopes: ["crm:cases.read"]
    maxDuration: 4h
    justification: "SUP-1201"
    approvedBy: security
    review: { last: 2026-11-01, by: security }
  - subject: team:support
    scopes: ["crm:cases.read"]
    maxDuration: 4h
    justification: "SUP-1202"
    approvedBy: security
    policy: docs/pam.md
`,
  "a reason in words is no ticket": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: Second-level support in UTF-8 and ISO-8601 terms, PR number 12
    approvedBy: security
    maxDuration: 4h
`,
  "of standing access the review is asked elsewhere": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: SUP-1204
    approvedBy: security
    mode: standing
`,
});
