/** Cases of credential-expiry-far beyond its examples. */
import { credentialExpiryFar } from "../../server/src/rules/credential-expiry-far.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(credentialExpiryFar, {
  "the last day of the maximum is good, the day after is far": {
    doc: `
nhi: 1
policy:
  maxExpiry: 90d
             ~~~ credential-expiry-far: The policy's limit
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - { kind: api-token, expires: 2027-02-20 }
      - { kind: api-token, expires: 2027-02-21 }
                                    ^^^^^^^^^^ warning credential-expiry-far: Identity "labels": the api token expires on 2027-02-21; policy.maxExpiry allows 90d from today, until 2027-02-20
`,
    because: ["expires: 2027-02-21", "limit: 90d (policy.maxExpiry)", "latest: 2027-02-20"],
    fixes: ["Shorten expires to 2027-02-20"],
    fixed: `
nhi: 1
policy:
  maxExpiry: 90d
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - { kind: api-token, expires: 2027-02-20 }
      - { kind: api-token, expires: 2027-02-20 }
`,
  },
  "the maximum moves with today": {
    today: "2026-11-01",
    doc: `
nhi: 1
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials:
      - { kind: api-token, expires: 2027-11-01 }
      - { kind: api-token, expires: 2027-11-22 }
                                    ^^^^^^^^^^ warning credential-expiry-far: Identity "labels": the api token expires on 2027-11-22; the built-in default allows 1y from today, until 2027-11-01
`,
  },
  "federation keeps nothing that could leak, and never has a rule of its own": `
nhi: 1
identities:
  deploy:
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    credentials: [{ kind: oidc-federation, expires: 2040-01-01 }, { kind: api-token, expires: never }]
  gone:
    type: bot
    owner: platform
    purpose: Greeted new people
    status: retired
    credentials: [{ kind: api-token, expires: 2040-01-01 }]
`,
  "an endless maximum allows every date and breaks nothing": `
nhi: 1
policy: { maxExpiry: 99999999y }
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials: [{ kind: api-token, expires: 2090-11-01 }]
`,
  "JSON and a foreign note": `
=== nhi.json
{
  "nhi": 1,
  "identities": {
    "labels": {
      "type": "api-key",
      "owner": "shipping",
      "purpose": "Prints parcel labels",
      "credentials": [{ "kind": "api-token", "expires": "2036-11-01" }]
                                                        ^^^^^^^^^^^^ warning credential-expiry-far: Identity "labels": the api token expires on 2036-11-01; the built-in default allows 1y from today, until 2027-11-22
    }
  }
}
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter # nhi: owner=payments expires=2036-11-01
                                               ^^^^^^^^^^ warning credential-expiry-far: ServiceAccount "pay/exporter": the token secret expires on 2036-11-01; the built-in default allows 1y from today, until 2027-11-22
  namespace: pay
`,
});
