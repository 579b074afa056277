/** Cases of rotation-policy-missing beyond its examples. */
import { rotationPolicyMissing } from "../../server/src/rules/rotation-policy-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(rotationPolicyMissing, {
  "the policy's interval for the kind is proposed": {
    doc: `
nhi: 1
policy:
  maxAge: { default: 90d, access-key: 30d }
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
              ^^^^^^^^^^ warning rotation-policy-missing: Identity "exporter": the access key has no rotation date, no interval and no expiry
`,
    fixes: ["Set rotateEvery to 30d (policy.maxAge)"],
    because: ["limit: 30d (policy.maxAge)"],
    fixed: `
nhi: 1
policy:
  maxAge: { default: 90d, access-key: 30d }
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotateEvery: 30d
`,
  },
  "each of several credentials is told for itself, in flow style": {
    doc: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials: [{ kind: password }, { kind: api-token, rotated: 2026-11-01 }, { kind: ssh-key }]
                          ^^^^^^^^ warning rotation-policy-missing: Identity "exporter": the password has no rotation date, no interval and no expiry
                                                                                        ^^^^^^^ warning rotation-policy-missing: Identity "exporter": the ssh key has no rotation date, no interval and no expiry
`,
    fixed: `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials: [{ kind: password, rotateEvery: 90d }, { kind: api-token, rotated: 2026-11-01 }, { kind: ssh-key }]
`,
  },
  "a date, an end, an interval: any one of them is a limit": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - { kind: access-key, rotated: 2026-11-01 }
      - { kind: access-key, expires: 2027-01-31 }
      - { kind: access-key, expires: never }
      - { kind: access-key, rotateEvery: 60d }
`,
  "a date that cannot be read is still a date": `
nhi: 1
identities:
  exporter:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials: [{ kind: access-key, rotated: soon }, { kind: access-key, expires: "\${END}" }]
`,
  "federation stores nothing, and a suspended identity does nothing": `
nhi: 1
identities:
  deploy:
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    credentials: [{ kind: oidc-federation }, { kind: workload-identity }]
  stopped:
    type: bot
    owner: platform
    purpose: Greets new people
    status: suspended
    credentials: [{ kind: api-token }]
`,
  "a token Secret cannot say its dates, so none is missing": {
    path: "k8s/token.yaml",
    doc: `
apiVersion: v1
kind: Secret
metadata:
  name: exporter-token
  namespace: pay
  annotations:
    kubernetes.io/service-account.name: exporter
type: kubernetes.io/service-account-token
`,
  },
  "JSON gets the key beside the kind": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "exporter": {
      "type": "service-account",
      "owner": "finance",
      "purpose": "Sends salaries to the bank",
      "credentials": [{ "kind": "access-key" }]
                                ^^^^^^^^^^^^ warning rotation-policy-missing: Identity "exporter": the access key has no rotation date, no interval and no expiry
    }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "exporter": {
      "type": "service-account",
      "owner": "finance",
      "purpose": "Sends salaries to the bank",
      "credentials": [{ "kind": "access-key", "rotateEvery": "90d" }]
    }
  }
}
`,
  },
});
