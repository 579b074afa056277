/** Cases of scope-unused beyond its examples. */
import { scopeUnused } from "../../server/src/rules/scope-unused.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(scopeUnused, {
  "the first day after the policy's limit; the scope goes": {
    doc: `
nhi: 1
policy:
  unusedAfter: 60d
               ~~~ scope-unused: The limit of 60d is set here
identities:
  export:
    type: bot
    owner: data
    purpose: Sends the monthly report
    scopes:
      - { scope: "mail:send", lastUsed: 2026-09-22 }
                                        ^^^^^^^^^^ warning scope-unused: Identity "export": scope mail:send was last used on 2026-09-22, 61 days ago; the limit is 60d
      - { scope: "s3:read", lastUsed: 2026-09-23 }
`,
    fixes: ["Remove the scope"],
    fixed: `
nhi: 1
policy:
  unusedAfter: 60d
identities:
  export:
    type: bot
    owner: data
    purpose: Sends the monthly report
    scopes:
      - { scope: "s3:read", lastUsed: 2026-09-23 }
`,
  },
  "a grant goes with its only scope": {
    doc: `
nhi: 1
access:
  - { subject: team:ops, scopes: ["fax:read"], maxDuration: 1h, justification: required, approvedBy: security }
  - subject: team:data
    scopes: [{ scope: "db:SELECT@shop/orders", lastUsed: 2026-06-01 }]
                                                         ^^^^^^^^^^ warning scope-unused: Grant to team:data: scope db:SELECT@shop/orders was last used on 2026-06-01, 174 days ago; the limit is 45d
    maxDuration: 1h
    justification: required
    approvedBy: security
`,
    fixes: ["Remove the grant"],
    fixed: `
nhi: 1
access:
  - { subject: team:ops, scopes: ["fax:read"], maxDuration: 1h, justification: required, approvedBy: security }
`,
  },
  "an identity that is dormant as a whole is told once": `
nhi: 1
identities:
  export:
    type: bot
    owner: data
    purpose: Sends the monthly report
    lastUsed: 2026-06-01
    scopes: [{ scope: "mail:send", lastUsed: 2026-06-01 }]
`,
  "an emergency path lies unused on purpose; what has ended is told by its end": `
nhi: 1
breakGlass:
  down:
    owner: security
    activatedBy: ops
    scopes: [{ scope: "k8s:admin@ns/shop", lastUsed: 2026-01-01 }]
    maxDuration: 1h
    audit: "splunk:bg"
    reviewWithin: 1d
identities:
  one: { type: bot, owner: data, purpose: Sends reports, scopes: [{ scope: "mail:send", lastUsed: 2026-06-01, expires: 2026-11-21 }] }
  two: { type: bot, owner: data, purpose: Sends letters, status: suspended, scopes: [{ scope: "mail:send", lastUsed: 2026-06-01 }] }
access:
  - { subject: team:ops, scopes: [{ scope: "fax:read", lastUsed: 2026-01-01 }], maxDuration: 1h, justification: required, approvedBy: security, expires: 2026-11-01 }
`,
});
