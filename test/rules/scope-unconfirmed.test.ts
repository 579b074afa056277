/** Cases of scope-unconfirmed beyond its examples. */
import { scopeUnconfirmed } from "../../server/src/rules/scope-unconfirmed.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `teams:
  orders: { contact: "#orders" }
  security: { contact: "#security", function: security }`;

checkRule(scopeUnconfirmed, {
  "the confirmation is written with its day and an end": {
    doc: `
nhi: 1
${TEAMS}
policy: { maxGrant: 30d }
identities:
  export:
    type: bot
    owner: orders
    purpose: Sends invoices
    scopes:
      - scope: "erp:invoices.create"
               ^^^^^^^^^^^^^^^^^^^^^ warning scope-unconfirmed: Identity "export": scope erp:invoices.create was changed on 2026-11-09, and nobody has confirmed it since
        changedOn: 2026-11-09
                   ~~~~~~~~~~ scope-unconfirmed: Changed on 2026-11-09
`,
    fixes: ["Write the confirmation by security (function security)"],
    fixed: `
nhi: 1
${TEAMS}
policy: { maxGrant: 30d }
identities:
  export:
    type: bot
    owner: orders
    purpose: Sends invoices
    scopes:
      - scope: "erp:invoices.create"
        changedOn: 2026-11-09
        approvedBy: security
        approvedOn: 2026-11-22
        expires: 2026-12-22
`,
  },
  "an approval of the whole without a day says nothing of a later change": `
nhi: 1
identities:
  export:
    type: bot
    owner: orders
    approvedBy: security
    purpose: Sends invoices
    scopes: [{ scope: "erp:invoices.create", changedOn: 2026-11-09 }]
                      ^^^^^^^^^^^^^^^^^^^^^ warning scope-unconfirmed: Identity "export": scope erp:invoices.create was changed on 2026-11-09, and nobody has confirmed it since
`,
  "a strong right that was asked for and confirmed, without an end": {
    doc: `
nhi: 1
${TEAMS}
identities:
  export:
    type: bot
    owner: orders
    sponsor: finance@acme.example
    purpose: Sends invoices
    privilege: elevated
    requestedBy: orders
    approvedBy: security
    monitoring: { logs: "splunk:orders", alerts: "#sec-alerts", by: security }
    review: { every: 90d, last: 2026-11-01, by: security }
    scopes:
      - scope: "db:INSERT@books/x"
               ^^^^^^^^^^^^^^^^^^^ warning scope-unconfirmed: Identity "export": scope db:INSERT@books/x was added without an end
        justification: Writes the invoices
        requestedBy: orders
        approvedBy: security
`,
    because: ["limit: 90d (built-in default, not your policy)"],
    fixes: ["Set expires to 2027-02-20"],
  },
  "an approval of its own, or one of the whole with a day": `
nhi: 1
identities:
  one: { type: bot, owner: orders, purpose: Sends invoices, scopes: [{ scope: "erp:read", changedOn: 2026-11-09, approvedBy: security }] }
  two: { type: bot, owner: orders, purpose: Sends bills, approvedBy: security, approvedOn: 2026-11-10, scopes: [{ scope: "erp:read", changedOn: 2026-11-09 }] }
`,
  "a weak right without an end, a request without an approval, a retired identity, a grant": `
nhi: 1
identities:
  one: { type: bot, owner: orders, purpose: Sends invoices, scopes: [{ scope: "erp:read", requestedBy: orders, approvedBy: security }] }
  two: { type: bot, owner: orders, purpose: Sends bills, scopes: [{ scope: "db:INSERT@x", requestedBy: orders }] }
  three: { type: bot, owner: orders, purpose: Sent bills, status: retired, scopes: [{ scope: "db:INSERT@x", changedOn: 2026-11-09 }] }
access:
  - { subject: team:ops, scopes: [{ scope: "db:INSERT@books/x", changedOn: 2026-11-09 }], maxDuration: 1h, justification: required, approvedBy: security }
`,
});
