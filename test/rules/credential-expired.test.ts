/** Cases of credential-expired beyond its examples. */
import { credentialExpired } from "../../server/src/rules/credential-expired.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(credentialExpired, {
  "the last day is still good, the day after is not": {
    doc: `
nhi: 1
identities:
  edge:
    type: certificate
    owner: networking
    purpose: Terminates TLS
    credentials:
      - { kind: certificate, expires: 2026-11-22 }
      - { kind: certificate, expires: 2026-11-21, runbook: docs/renew.md }
                                      ^^^^^^^^^^ error credential-expired: Identity "edge": the certificate expired on 2026-11-21, 1 day ago
                                                           ~~~~~~~~~~~~~ credential-expired: This says how to renew it
`,
    because: ["expires: 2026-11-21", "late: 1 day"],
    fixes: [],
  },
  "an hour counts as its day in UTC": `
nhi: 1
identities:
  edge:
    type: certificate
    owner: networking
    purpose: Terminates TLS
    credentials:
      - { kind: certificate, expires: 2026-11-22T01:00Z }
      - { kind: certificate, expires: 2026-11-21T23:30-05:00 }
      - { kind: certificate, expires: 2026-11-21T23:30Z }
                                      ^^^^^^^^^^^^^^^^^ error credential-expired: Identity "edge": the certificate expired on 2026-11-21, 1 day ago
`,
  "nothing depends on what is retired, suspended or only planned": `
nhi: 1
identities:
  gone:
    type: bot
    owner: platform
    purpose: Greeted new people
    status: retired
    credentials: [{ kind: api-token, expires: 2026-01-05 }]
  stopped:
    type: bot
    owner: platform
    purpose: Greets new people
    status: suspended
    credentials: [{ kind: api-token, expires: 2026-01-05 }]
  soon:
    type: bot
    owner: platform
    purpose: Will greet new people
    status: planned
    credentials: [{ kind: api-token, expires: 2026-01-05 }]
`,
  "never, an expression and a word are no dates": `
nhi: 1
identities:
  edge:
    type: certificate
    owner: networking
    purpose: Terminates TLS
    credentials:
      - { kind: certificate, expires: never }
      - { kind: certificate, expires: "\${NOT_AFTER}" }
      - { kind: certificate, expires: next year }
`,
  "JSON and a foreign note": `
=== nhi.json
{
  "nhi": 1,
  "identities": {
    "edge": {
      "type": "certificate",
      "owner": "networking",
      "purpose": "Terminates TLS",
      "credentials": [{ "kind": "certificate", "expires": "2026-11-15" }]
                                                          ^^^^^^^^^^^^ error credential-expired: Identity "edge": the certificate expired on 2026-11-15, 7 days ago
    }
  }
}
=== k8s/token.yaml
apiVersion: v1
kind: Secret
metadata:
  name: exporter-token
  namespace: pay
  annotations:
    kubernetes.io/service-account.name: exporter
    nhi/expires: "2026-11-15"
                 ^^^^^^^^^^^^ error credential-expired: ServiceAccount "pay/exporter": the token secret expired on 2026-11-15, 7 days ago
type: kubernetes.io/service-account-token
`,
});
