/** Cases of review-overdue beyond its examples. */
import { reviewOverdue } from "../../server/src/rules/review-overdue.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(reviewOverdue, {
  "on the last good day it is in time, and the arithmetic names who asks for it": {
    doc: `
nhi: 1
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies people
    privilege: privileged
    approvedBy: security
    review: { last: 2026-08-24, by: security }
  sync-too:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies groups
    privilege: privileged
    approvedBy: security
    review: { last: 2026-08-23, by: security }
                    ^^^^^^^^^^ warning review-overdue: Identity "sync-too": the review was due on 2026-11-21, 1 day ago
`,
    because: [
      "reviewed: 2026-08-23",
      "limit: 90d (built-in default, not your policy; CIS Controls 5.5 asks for one each quarter)",
      "due: 2026-11-21",
      "late: 1 day",
    ],
  },
  "past two periods it is an error": `
nhi: 1
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies people
    privilege: privileged
    approvedBy: security
    review: { last: 2026-05-25, by: security }
                    ^^^^^^^^^^ error review-overdue: Identity "sync": the review was due on 2026-08-23, 91 days ago, more than two periods of 90d after the last one
  sync-too:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies groups
    privilege: privileged
    approvedBy: security
    review: { last: 2026-05-26, by: security }
                    ^^^^^^^^^^ warning review-overdue: Identity "sync-too": the review was due on 2026-08-24, 90 days ago
`,
  "the privilege decides, and the policy's line is shown": `
nhi: 1
policy:
  reviewEvery: { privileged: 30d, elevated: 90d, standard: 180d }
                             ~~~ review-overdue: The limit of 30d is set here
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    review: { last: 2026-06-01, by: security }
access:
  - subject: team:sre
    scopes: ["k8s:cluster-admin@cluster/prod"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    review: { last: 2026-10-20, by: security }
                    ^^^^^^^^^^ warning review-overdue: Grant to team:sre: the review was due on 2026-11-19, 3 days ago
`,
  "a cadence of its own counts before the policy's": `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    scopes: ["jira:issues.read"]
    review: { every: 30d, last: 2026-10-20, by: security }
                     ~~~ review-overdue: The limit of 30d is set here
                                ^^^^^^^^^^ warning review-overdue: Identity "reader": the review was due on 2026-11-19, 3 days ago
`,
  "the date moves only together with evidence": {
    doc: `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    review:
      every: 30d
      last: 2026-10-21
            ^^^^^^^^^^ warning review-overdue: Identity "reader": the review was due on 2026-11-20, 2 days ago
      by: security
`,
    fixes: ["Record a review with evidence"],
    fixed: `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    review:
      every: 30d
      last: 2026-11-22
      by: security
      evidence: https://tickets.example/SEC-1
`,
  },
  "older evidence gives way to the new": {
    doc: `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    review: { every: 30d, last: 2026-10-19, by: security, evidence: "https://tickets.example/SEC-0" }
                                ^^^^^^^^^^ warning review-overdue: Identity "reader": the review was due on 2026-11-18, 4 days ago
`,
    fixed: `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    review: { every: 30d, last: 2026-11-22, by: security, evidence: "https://tickets.example/SEC-1" }
`,
  },
  "without a date, a fixed cadence, or work to do, nothing is late": `
nhi: 1
identities:
  never-reviewed: { type: bot, owner: platform, purpose: Syncs, review: { every: 30d, by: security } }
  ad-hoc: { type: bot, owner: platform, purpose: Syncs, review: { every: ad-hoc, last: 2020-02-03, by: security } }
  unread: { type: bot, owner: platform, purpose: Syncs, review: { every: "\${EVERY}", last: 2020-02-03, by: security } }
  gone: { type: bot, owner: platform, purpose: Synced, status: retired, review: { last: 2020-02-03, by: security } }
  stopped: { type: bot, owner: platform, purpose: Syncs, status: suspended, review: { last: 2020-02-03, by: security } }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "reader": {
      "type": "bot",
      "owner": "platform",
      "purpose": "Reads tickets",
      "review": { "every": "30d", "last": "2026-10-20", "by": "security" }
                                          ^^^^^^^^^^^^ warning review-overdue: Identity "reader": the review was due on 2026-11-19, 3 days ago
    }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "reader": {
      "type": "bot",
      "owner": "platform",
      "purpose": "Reads tickets",
      "review": { "every": "30d", "last": "2026-11-22", "by": "security", "evidence": "https://tickets.example/SEC-1" }
    }
  }
}
`,
  },
  "a note on a foreign account": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter # nhi: owner=payments review=2025-10-01
                                              ^^^^^^^^^^ warning review-overdue: ServiceAccount "pay/exporter": the review was due on 2026-10-01, 52 days ago
  namespace: pay
`,
  },
  "where the evidence cannot be read no date is moved": {
    doc: `
nhi: 1
identities:
  reader:
    type: bot
    owner: platform
    purpose: Reads tickets
    review: { every: 30d, last: 2026-10-19, by: security, evidence: "\${EVIDENCE}" }
                                ^^^^^^^^^^ warning review-overdue: Identity "reader": the review was due on 2026-11-18, 4 days ago
`,
    fixes: [],
  },
});
