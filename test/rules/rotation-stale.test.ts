/** Cases of rotation-stale beyond its examples. */
import { rotationStale } from "../../server/src/rules/rotation-stale.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(rotationStale, {
  "on the last good day it is not late": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials: [{ kind: access-key, rotated: 2026-08-24 }]
`,
  "on the day after it is, and the arithmetic names our own limit": {
    doc: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials: [{ kind: access-key, rotated: 2026-08-23 }]
                                               ^^^^^^^^^^ warning rotation-stale: Identity "exporter": the access key was due for rotation on 2026-11-21, 1 day ago
`,
    because: [
      "rotated: 2026-08-23",
      "limit: 90d (built-in default, not your policy; the number is our choice)",
      "due: 2026-11-21",
      "late: 1 day",
    ],
  },
  "after four periods it is an error": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: password
        rotated: 2025-11-26
                 ^^^^^^^^^^ error rotation-stale: Identity "exporter": the password was due for rotation on 2026-02-24, 271 days ago, more than four periods of 90d after the last one
      - kind: api-token
        rotated: 2025-11-27
                 ^^^^^^^^^^ warning rotation-stale: Identity "exporter": the api token was due for rotation on 2026-02-25, 270 days ago
`,
  "the policy's limit for the kind counts, and its line is shown": {
    doc: `
nhi: 1
policy:
  maxAge: { default: 30d, certificate: 397d }
                                       ~~~~ rotation-stale: The limit of 397d is set here
identities:
  edge:
    type: certificate
    owner: networking
    purpose: Terminates TLS
    credentials:
      - kind: certificate
        rotated: 2025-10-20
                 ^^^^^^^^^^ warning rotation-stale: Identity "edge": the certificate was due for rotation on 2026-11-21, 1 day ago
`,
    because: ["rotated: 2025-10-20", "limit: 397d (policy.maxAge)", "due: 2026-11-21", "late: 1 day"],
  },
  "an interval of its own counts before the policy's, and the runbook is at hand": {
    doc: `
nhi: 1
identities:
  settlement:
    type: workload
    owner: cards
    purpose: Settles payments
    credentials:
      - kind: access-key
        rotated: 2026-10-20
                 ^^^^^^^^^^ warning rotation-stale: Identity "settlement": the access key was due for rotation on 2026-11-19, 3 days ago
        rotateEvery: 30d
                     ~~~ rotation-stale: The limit of 30d is set here
        runbook: docs/rotate.md
                 ~~~~~~~~~~~~~~ rotation-stale: This says how to rotate it
`,
    because: ["rotated: 2026-10-20", "limit: 30d (rotateEvery)", "due: 2026-11-19", "late: 3 days"],
  },
  "the date moves only together with evidence": {
    doc: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-06-02 # by hand
                 ^^^^^^^^^^ warning rotation-stale: Identity "exporter": the access key was due for rotation on 2026-08-31, 83 days ago
`,
    fixes: ["Record a rotation with evidence"],
    fixed: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-11-22 # by hand
    evidence:
      - kind: log
        ref: https://tickets.example/SEC-1
        on: 2026-11-22
`,
  },
  "federation and platform tokens never rotate": `
nhi: 1
identities:
  deploy:
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    credentials:
      - { kind: oidc-federation, rotated: 2020-01-02 }
      - { kind: workload-identity, rotated: 2020-01-02 }
`,
  "what is planned, suspended or retired has nothing to rotate": `
nhi: 1
identities:
  soon:
    type: bot
    owner: platform
    purpose: Will greet new people
    status: planned
    credentials: [{ kind: api-token, rotated: 2026-01-05 }]
  stopped:
    type: bot
    owner: platform
    purpose: Greets new people
    status: suspended
    credentials: [{ kind: api-token, rotated: 2026-01-05 }]
  gone:
    type: bot
    owner: platform
    purpose: Greeted new people
    status: retired
    credentials: [{ kind: api-token, rotated: 2026-01-05 }]
`,
  "a date or an interval that cannot be read accuses nobody": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - { kind: access-key, rotated: last spring }
      - { kind: access-key, rotated: "\${ROTATED}" }
      - { kind: access-key, rotated: 2026-01-05, rotateEvery: "\${EVERY}" }
`,
  "a leap year has 366 days, and the end of a month stays the end": `
nhi: 1
policy: { maxAge: 1mo }
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-10-21
                 ^^^^^^^^^^ warning rotation-stale: Identity "exporter": the access key was due for rotation on 2026-11-21, 1 day ago
      - { kind: access-key, rotated: 2026-10-31 }
`,
  "JSON says it on the value": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "exporter": {
      "type": "service-account",
      "owner": "finance",
      "purpose": "Sends salaries to the bank",
      "credentials": [{ "kind": "access-key", "rotated": "2026-06-01" }]
                                                         ^^^^^^^^^^^^ warning rotation-stale: Identity "exporter": the access key was due for rotation on 2026-08-30, 84 days ago
    }
  }
}
`,
  },
  "a noted date in a foreign file is told mildly up to two periods": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter
  namespace: pay
  annotations:
    nhi/owner: payments
    nhi/rotated: "2026-06-01"
                 ^^^^^^^^^^^^ information rotation-stale: ServiceAccount "pay/exporter": the token secret was due for rotation on 2026-08-30, 84 days ago
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: importer
  namespace: pay
  annotations:
    nhi/owner: payments
    nhi/rotated: "2026-05-01"
                 ^^^^^^^^^^^^ warning rotation-stale: ServiceAccount "pay/importer": the token secret was due for rotation on 2026-07-30, 115 days ago
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: archiver
  namespace: pay
  annotations:
    nhi/owner: payments
    nhi/rotated: "2025-05-01"
                 ^^^^^^^^^^^^ error rotation-stale: ServiceAccount "pay/archiver": the token secret was due for rotation on 2025-07-30, 480 days ago, more than four periods of 90d after the last one
`,
  },
});
