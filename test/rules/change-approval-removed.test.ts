/** Cases of change-approval-removed beyond its examples. */
import { changeApprovalRemoved } from "../../server/src/rules/change-approval-removed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeApprovalRemoved, {
  "another approver is no missing one, and an expression may name one": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, approvedBy: security }
  other: { type: bot, owner: web, purpose: Builds, approvedBy: security }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, approvedBy: platform }
  other: { type: bot, owner: web, purpose: Builds, approvedBy: "\${var.approver}" }
`,
  },
  "a review, its reviewer, an end and a duration": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, review: { by: security, last: 2026-11-01 } }
  other: { type: bot, owner: web, purpose: Builds, review: { by: security, last: 2026-11-01 } }
access:
  - { subject: "team:a", scopes: ["jira:read"], mode: jit, maxDuration: 1h, expires: 2026-12-01 }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds }
  ^^^ error change-approval-removed: Identity "bot" no longer has review.by, which was security in HEAD
  other: { type: bot, owner: web, purpose: Builds, review: { last: 2026-11-01 } }
  ^^^^^ error change-approval-removed: Identity "other" no longer has review.by, which was security in HEAD
access:
  - { subject: "team:a", scopes: ["jira:read"], mode: standing }
               ^^^^^^^^ error change-approval-removed: Grant to team:a no longer has expires, which was 2026-12-01 in HEAD
               ^^^^^^^^ error change-approval-removed: Grant to team:a no longer has maxDuration, which was 1h in HEAD
                                                      ^^^^^^^^ error change-approval-removed: Grant to team:a was given for a time in HEAD (jit), and now is standing
`,
  },
  "a limit of the policy that is longer, one that is shorter, and one that is gone": {
    before: `
nhi: 1
policy:
  maxAge: { default: 90d, certificate: 397d }
  maxGrant: 90d
  stores: ["vault:kv"]
`,
    doc: `
nhi: 1
policy:
  maxAge: { default: 365d, certificate: 30d }
  ^^^^^^ error change-approval-removed: policy.stores is gone, which was ["vault:kv"] in HEAD
                     ^^^^ warning change-approval-removed: policy.maxAge.default allows 365d, where HEAD allowed 90d
  maxGrant: 30d
`,
  },
  "one limit for all becomes one for each kind": {
    before: "nhi: 1\npolicy: { maxAge: 90d }\n",
    doc: `
nhi: 1
policy: { maxAge: { default: 180d, certificate: 397d } }
                             ^^^^ warning change-approval-removed: policy.maxAge.default allows 180d, where HEAD allowed 90d
`,
  },
  "an exception without its end": {
    before: `
nhi: 1
exceptions:
  - { rule: owner-missing, match: "a/**", reason: old, approvedBy: security, expires: 2026-12-01 }
`,
    doc: `
nhi: 1
exceptions:
  - { rule: owner-missing, match: "a/**", reason: old, approvedBy: security }
            ^^^^^^^^^^^^^ error change-approval-removed: Exception from owner-missing no longer has expires, which was 2026-12-01 in HEAD
`,
  },
});
