/** Cases of evidence-missing beyond its examples. */
import { evidenceMissing } from "../../server/src/rules/evidence-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(evidenceMissing, {
  "a proof is there, from the file or from the root; another is not": {
    doc: `
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
    evidence: [evidence/a.pdf, docs/b.md, evidence/c.pdf, "docs/b.md#part"]
                                          ^^^^^^^^^^^^^^ warning evidence-missing: The evidence "evidence/c.pdf" does not exist: there is no such file
    review: { last: 2026-11-01, by: security, evidence: { kind: report, ref: reviews/2026.html } }
                                                                             ^^^^^^^^^^^^^^^^^ warning evidence-missing: The evidence "reviews/2026.html" does not exist: there is no such file
`,
    path: "iam/x.nhi.yaml",
    beside: ["iam/evidence/a.pdf", "docs/b.md"],
    fixes: ["Say where the proof lies"],
    fixed: `
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
    evidence: [evidence/a.pdf, docs/b.md, https://tickets.example/SEC-1, "docs/b.md#part"]
    review: { last: 2026-11-01, by: security, evidence: { kind: report, ref: reviews/2026.html } }
`,
  },
  "addresses, names in other systems and numbers are looked up nowhere": {
    doc: `
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
    evidence: ["https://acme.example/a.pdf", "vault:recordings/1.mp4", SEC-12, "splunk:pam", wiki.acme.example/a.html, "a report.pages", "//share/x.pdf"]
`,
    beside: [],
  },
  "while nobody has looked nothing is missing": `
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
    evidence: [evidence/a.pdf]
`,
  "a manifest of the workspace can be a proof": {
    doc: `
=== nhi.yaml
nhi: 1
identities:
  sync:
    type: bot
    owner: platform
    purpose: Copies people
    evidence: [other.nhi.yaml]
=== other.nhi.yaml
nhi: 1
`,
    beside: [],
  },
  "an approval with its day leaves proof, one without a day only says who decides": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    approval: [ticket, pr]
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: "splunk:x", by: security }
    approvedOn: 2026-10-01
                ^^^^^^^^^^ warning evidence-missing: Identity "sync": the approval of 2026-10-01 has no ticket and no pr; the policy asks for that
  other:
    type: bot
    owner: platform
    purpose: Copies people
    privilege: privileged
    approvedBy: security
`,
    fixes: ["Add the ticket and the pr"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    approval: [ticket, pr]
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    monitoring: { logs: "splunk:x", by: security }
    approvedOn: 2026-10-01
    evidence:
      - kind: ticket
        ref: https://tickets.example/ticket-1
        on: 2026-11-22
      - kind: pr
        ref: https://tickets.example/pr-1
        on: 2026-11-22
  other:
    type: bot
    owner: platform
    purpose: Copies people
    privilege: privileged
    approvedBy: security
`,
  },
  "a proof without a kind may be any of them": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    approval: [ticket, pr]
identities:
  sync:
    type: service-account
    owner: platform
    sponsor: audit
    purpose: Copies people
    environment: prod
    privilege: privileged
    approvedBy: security
    credentials: [{ kind: workload-identity }]
    review: { last: 2026-11-02, by: security }
    approvedOn: 2026-10-01
    evidence: ["https://acme.example/snow/1"]
`,
  "elevation: where records go counts as its log": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    elevation: [recording, log]
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    session: { recorded: true, reviewedBy: security }
    ^^^^^^^ warning evidence-missing: Grant to team:platform: the elevation has no log; the policy asks for that
  - subject: team:audit
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    maxDuration: 4h
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  "elevation: once the window has closed the rest is asked for": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    elevation: [ticket]
access:
  - subject: team:platform
    scopes: ["db:UPDATE@shop/orders"]
    justification: required
    approvedBy: security
    mode: window
    window: { from: 2026-11-01, to: 2026-11-02 }
                                    ^^^^^^^^^^ warning evidence-missing: Grant to team:platform: the elevation has no ticket; the policy asks for that
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
  "break-glass: until the use has to be looked at its proof may be on the way": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    break-glass: [recording, ticket, attestation]
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-11-21, by: platform }
      - on: 2026-11-11
            ^^^^^^^^^^ warning evidence-missing: Break-glass path "prod-admin": the use of 2026-11-11 has no recording and no attestation; the policy asks for that
        by: platform
        attestedBy: security
        attestedOn: 2026-11-12
        evidence: [{ kind: ticket, ref: "https://acme.example/1", on: 2026-11-11 }]
`,
    fixes: ["Add the recording and the attestation"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    break-glass: [recording, ticket, attestation]
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-11-21, by: platform }
      - on: 2026-11-11
        by: platform
        attestedBy: security
        attestedOn: 2026-11-12
        evidence: [{ kind: ticket, ref: "https://acme.example/1", on: 2026-11-11 }, { kind: recording, ref: https://tickets.example/recording-1, on: 2026-11-22 }, { kind: attestation, ref: https://tickets.example/attestation-1, on: 2026-11-22 }]
`,
  },
  "closure: a case without any proof is told by another rule": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy:
  evidenceFor:
    closure: [ticket, report]
identities:
  sync: { type: bot, owner: platform, purpose: Copies people }
cases:
  one:
    identity: sync
    severity: high
    status: closed
    openedBy: security
    opened: 2026-10-01
    assignee: platform
    closed: 2026-10-05
            ^^^^^^^^^^ warning evidence-missing: Case "one": the closure of 2026-10-05 has no report; the policy asks for that
    closedBy: security
    evidence: [{ kind: ticket, ref: "https://acme.example/1", on: 2026-10-05 }]
  two:
    identity: sync
    severity: high
    status: closed
    openedBy: security
    opened: 2026-10-01
    assignee: platform
    closed: 2026-10-05
    closedBy: security
  three:
    identity: sync
    severity: high
    status: open
    openedBy: security
    opened: 2026-10-01
    assignee: platform
    evidence: [{ kind: ticket, ref: "https://acme.example/1", on: 2026-10-05 }]
`,
});
