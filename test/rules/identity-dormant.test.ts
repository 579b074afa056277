/** Cases of identity-dormant beyond its examples. */
import { identityDormant } from "../../server/src/rules/identity-dormant.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identityDormant, {
  "the day after the limit, by the policy's own number": {
    doc: `
nhi: 1
policy:
  unusedAfter: 30d
               ~~~ identity-dormant: The limit of 30d is set here
identities:
  printer:
    type: bot
    owner: warehouse
    purpose: Prints parcel labels
    lastUsed: 2026-10-22
              ^^^^^^^^^^ warning identity-dormant: Identity "printer" was last used on 2026-10-22, 31 days ago; the limit is 30d
`,
    because: [
      "last used: 2026-10-22",
      "limit: 30d (policy.unusedAfter)",
      "counts as unused: after 2026-11-21",
      "unused: 31 days",
    ],
    fixes: ["Retire it with its offboarding", "Suspend it until somebody needs it"],
    fixed: `
nhi: 1
policy:
  unusedAfter: 30d
identities:
  printer:
    type: bot
    owner: warehouse
    purpose: Prints parcel labels
    lastUsed: 2026-10-22
    status: retired
    offboarding:
      trigger: Its job has moved to another service
      revokedOn: 2026-11-22
      accessRemovedOn: 2026-11-22
      dependenciesConfirmedOn: 2026-11-22
      by: warehouse
      evidence:
        - kind: ticket
          ref: https://tickets.example/SEC-1
          on: 2026-11-22
`,
  },
  "the last day of the limit": `
nhi: 1
policy: { unusedAfter: 30d }
identities:
  printer: { type: bot, owner: warehouse, purpose: Prints parcel labels, lastUsed: 2026-10-23 }
`,
  "45 days where the policy says nothing, with its source": {
    doc: `
nhi: 1
identities:
  printer: { type: bot, owner: warehouse, purpose: Prints parcel labels, status: active, lastUsed: 2026-10-07 }
                                                                                                   ^^^^^^^^^^ warning identity-dormant: Identity "printer" was last used on 2026-10-07, 46 days ago; the limit is 45d
  scanner: { type: bot, owner: warehouse, purpose: Scans parcel labels, status: active, lastUsed: 2026-10-08 }
`,
    because: [
      "last used: 2026-10-07",
      "limit: 45d (built-in default, not your policy; CIS Controls 5.3)",
      "counts as unused: after 2026-11-21",
      "unused: 46 days",
    ],
    fix: "Suspend it until somebody needs it",
    fixed: `
nhi: 1
identities:
  printer: { type: bot, owner: warehouse, purpose: Prints parcel labels, status: suspended, lastUsed: 2026-10-07 }
  scanner: { type: bot, owner: warehouse, purpose: Scans parcel labels, status: active, lastUsed: 2026-10-08 }
`,
  },
  "what still has access cannot be retired by one edit": {
    doc: `
nhi: 1
identities:
  printer:
    type: bot
    owner: warehouse
    purpose: Prints parcel labels
    lastUsed: 2026-08-01
              ^^^^^^^^^^ warning identity-dormant: Identity "printer" was last used on 2026-08-01, 113 days ago; the limit is 45d
access:
  - { subject: identity:printer, scopes: ["print:labels"], maxDuration: 1h, justification: required, approvedBy: security }
`,
    fixes: ["Suspend it until somebody needs it"],
  },
  "nothing is known, not at work, or not readable": `
nhi: 1
identities:
  one: { type: bot, owner: warehouse, purpose: Prints parcel labels }
  two: { type: bot, owner: warehouse, purpose: Prints letters, status: suspended, lastUsed: 2025-01-01 }
  three: { type: bot, owner: warehouse, purpose: Prints stamps, status: planned, lastUsed: 2025-01-01 }
  four: { type: bot, owner: warehouse, purpose: Prints maps, lastUsed: last summer }
  five: { type: bot, owner: warehouse, purpose: Prints lists, lastUsed: 2027-01-01 }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "printer": { "type": "bot", "owner": "warehouse", "purpose": "Prints labels",
  "lastUsed": "2026-01-22" } } }
              ^^^^^^^^^^^^ warning identity-dormant: Identity "printer" was last used on 2026-01-22, 304 days ago; the limit is 45d
`,
  },
});
