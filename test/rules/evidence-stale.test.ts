/** Cases of evidence-stale beyond its examples. */
import { evidenceStale } from "../../server/src/rules/evidence-stale.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(evidenceStale, {
  "of the same day, newer, without a day, or one of several newer": `
nhi: 1
identities:
  a:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: { kind: report, ref: "https://x.example/1", on: 2026-10-05 } }
  b:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: "https://x.example/2" }
  c:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: [{ kind: report, ref: "https://x.example/3", on: 2026-01-05 }, { kind: ticket, ref: "https://x.example/4", on: 2026-10-06 }] }
  d:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: [{ kind: report, ref: "https://x.example/5", on: 2026-01-05 }, "https://x.example/6"] }
`,
  "a day older, and the newest of them is marked": `
nhi: 1
identities:
  a:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: [{ kind: report, ref: "https://x.example/1", on: 2026-10-04 }, { kind: report, ref: "https://x.example/2", on: 2026-09-01 }] }
                                                                                                         ^^^^^^^^^^ warning evidence-stale: Identity "a": the evidence for the review of 2026-10-05 is of 2026-10-04, 1 day before it
`,
  "one meeting looks at many identities; another meeting has a proof of its own": `
nhi: 1
identities:
  a:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: { kind: report, ref: "https://x.example/q4" } }
  b:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: { kind: report, ref: "https://x.example/q4" } }
  c:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-11-05, by: security, evidence: { kind: report, ref: "https://x.example/q4" } }
                                                                             ^^^^^^^^^^^^^^^^^^^^^^ warning evidence-stale: Identity "c": "https://x.example/q4" proves the review of 2026-11-05 here and the review of 2026-10-05 in a
`,
  "a page that is written on is no fixed proof": `
nhi: 1
identities:
  a:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-10-05, by: security, evidence: docs/reviews.md }
  b:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-11-05, by: security, evidence: docs/reviews.md }
  c:
    type: bot
    owner: platform
    purpose: Copies people
    review: { last: 2026-11-06, by: security, evidence: { kind: log, ref: docs/reviews.md } }
`,
  "a proof whose time is over": `
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
    evidence:
      - { kind: attestation, ref: "https://x.example/1", on: 2026-01-05, expires: 2026-11-21 }
                                                                                  ^^^^^^^^^^ warning evidence-stale: Identity "sync": the proof counted until 2026-11-21, 1 day ago
      - { kind: attestation, ref: "https://x.example/2", on: 2026-01-05, expires: 2026-11-22 }
`,
  "the revocation, the use and the case": `
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
    status: retired
    offboarding:
      trigger: Gone
      revokedOn: 2026-10-30
      accessRemovedOn: 2026-10-30
      dependenciesConfirmedOn: 2026-10-30
      by: platform
      evidence: { kind: ticket, ref: "https://x.example/1", on: 2026-10-01 }
                                                                ^^^^^^^^^^ warning evidence-stale: Identity "sync": the evidence for the revocation of 2026-10-30 is of 2026-10-01, 29 days before it
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    uses:
      - { on: 2026-10-09, by: platform, evidence: { kind: recording, ref: "vault:1", on: 2026-08-09 } }
                                                                                         ^^^^^^^^^^ warning evidence-stale: Break-glass path "prod-admin": the evidence for the use of 2026-10-09 is of 2026-08-09, 61 days before it
cases:
  one:
    identity: sync
    severity: high
    status: open
    openedBy: security
    opened: 2026-10-01
    assignee: platform
    evidence: [{ kind: ticket, ref: "https://x.example/1", on: 2026-09-05 }]
                                                               ^^^^^^^^^^ warning evidence-stale: Case "one": the evidence for the case of 2026-10-01 is of 2026-09-05, 26 days before it
`,
});
