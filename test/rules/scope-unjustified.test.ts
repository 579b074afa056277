/** Cases of scope-unjustified beyond its examples. */
import { scopeUnjustified } from "../../server/src/rules/scope-unjustified.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(scopeUnjustified, {
  "a stub": {
    doc: `
nhi: 1
identities:
  export:
    type: bot
    owner: orders
    sponsor: finance
    purpose: Sends invoices
    scopes: [{ scope: "db:INSERT@books/x", justification: TODO }]
                                                          ^^^^ information scope-unjustified: Identity "export": "TODO" is no need for scope db:INSERT@books/x
`,
    fixes: ["Write what it is needed for"],
    fixed: `
nhi: 1
identities:
  export:
    type: bot
    owner: orders
    sponsor: finance
    purpose: Sends invoices
    scopes: [{ scope: "db:INSERT@books/x", justification: Writes the invoices of the day }]
`,
  },
  "a scope that is only named is covered by the identity's purpose and approval": `
nhi: 1
identities:
  export: { type: bot, owner: orders, sponsor: finance, purpose: Sends invoices, approvedBy: security, scopes: ["db:INSERT@books/x", { scope: "db:UPDATE@books/x" }] }
`,
  "a weak right, a retired identity, a grant with its own justification": `
nhi: 1
identities:
  one: { type: bot, owner: orders, purpose: Reads invoices, scopes: [{ scope: "db:SELECT@books/x", approvedBy: security }] }
  two: { type: bot, owner: orders, purpose: Wrote invoices, status: retired, scopes: [{ scope: "db:INSERT@books/x", approvedBy: security }] }
access:
  - { subject: team:ops, scopes: [{ scope: "db:INSERT@books/x", expires: 2026-12-01 }], maxDuration: 1h, justification: required, approvedBy: security }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "export": { "type": "bot", "owner": "orders", "sponsor": "finance", "purpose": "Sends invoices",
  "scopes": [{ "scope": "db:INSERT@books/x", "expires": "2027-01-01" }] } } }
                        ^^^^^^^^^^^^^^^^^^^ information scope-unjustified: Identity "export": scope db:INSERT@books/x states no need (INSERT changes data)
`,
  },
});
