/** Cases of rotation-due beyond its examples. */
import { rotationDue } from "../../server/src/rules/rotation-due.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(rotationDue, {
  "the notice begins fourteen days before, and not earlier": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-09-07
                 ^^^^^^^^^^ information rotation-due: Identity "exporter": the access key is due for rotation on 2026-12-06, in 14 days
      - kind: access-key
        rotated: 2026-09-08
`,
  "the last day is today, and the day after belongs to rotation-stale": {
    doc: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-08-24
                 ^^^^^^^^^^ information rotation-due: Identity "exporter": the access key is due for rotation on 2026-11-22, today
      - kind: access-key
        rotated: 2026-08-23
`,
    because: [
      "rotated: 2026-08-24",
      "limit: 90d (built-in default, not your policy; the number is our choice)",
      "due: 2026-11-22",
      "left: 0 days",
    ],
    fixes: [],
  },
  "the policy says how early": `
nhi: 1
policy: { notice: 30d }
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-09-20
                 ^^^^^^^^^^ information rotation-due: Identity "exporter": the access key is due for rotation on 2026-12-19, in 27 days
`,
  "a key of thirty days is a hint until its last third": `
nhi: 1
identities:
  settlement:
    type: workload
    owner: cards
    purpose: Settles payments
    credentials:
      - kind: access-key
        rotated: 2026-11-05
                 ^^^^^^^^^^ hint rotation-due: Identity "settlement": the access key is due for rotation on 2026-12-05, in 13 days
        rotateEvery: 30d
      - kind: access-key
        rotated: 2026-11-02
                 ^^^^^^^^^^ information rotation-due: Identity "settlement": the access key is due for rotation on 2026-12-02, in 10 days
        rotateEvery: 30d
`,
  "an expiry that comes first is what falls due": {
    doc: `
nhi: 1
identities:
  publisher:
    type: api-key
    owner: platform
    purpose: Publishes packages
    credentials:
      - kind: api-token
        rotated: 2026-09-20
        expires: 2026-11-30
                 ^^^^^^^^^^ information rotation-due: Identity "publisher": the api token expires on 2026-11-30, in 8 days
`,
    because: ["expires: 2026-11-30", "left: 8 days"],
  },
  "an expired, a stale, a federated and a suspended one are not announced": `
nhi: 1
identities:
  publisher:
    type: api-key
    owner: platform
    purpose: Publishes packages
    credentials:
      - { kind: api-token, expires: 2026-11-21 }
      - { kind: api-token, rotated: 2026-01-10, expires: 2026-11-30 }
      - { kind: oidc-federation, expires: 2026-11-30 }
      - { kind: api-token, expires: never }
  stopped:
    type: api-key
    owner: platform
    purpose: Publishes packages
    status: suspended
    credentials: [{ kind: api-token, rotated: 2026-09-01 }]
`,
  "JSON and the first day of a foreign note": {
    doc: `
=== nhi.json
{
  "nhi": 1,
  "identities": {
    "publisher": {
      "type": "api-key",
      "owner": "platform",
      "purpose": "Publishes packages",
      "credentials": [{ "kind": "api-token", "rotated": "2026-09-01" }]
                                                        ^^^^^^^^^^^^ information rotation-due: Identity "publisher": the api token is due for rotation on 2026-11-30, in 8 days
    }
  }
}
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter
  namespace: pay
  annotations:
    nhi/owner: payments
    nhi/expires: "2026-11-30"
                 ^^^^^^^^^^^^ information rotation-due: ServiceAccount "pay/exporter": the token secret expires on 2026-11-30, in 8 days
`,
  },
  "where both ends fall on one day, the rotation is what to do": `
nhi: 1
identities:
  publisher:
    type: api-key
    owner: platform
    purpose: Publishes packages
    credentials:
      - kind: api-token
        rotated: 2026-09-01
                 ^^^^^^^^^^ information rotation-due: Identity "publisher": the api token is due for rotation on 2026-11-30, in 8 days
        expires: 2026-11-30
`,
});
