/** Cases of credential-no-expiry beyond its examples. */
import { credentialNoExpiry } from "../../server/src/rules/credential-no-expiry.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(credentialNoExpiry, {
  "an end after one rotation period, or at the policy's maximum": {
    doc: `
nhi: 1
policy: { maxAge: 30d, maxExpiry: 180d }
identities:
  scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials: [{ kind: api-token, rotated: 2026-11-02, expires: never }]
                                                                   ^^^^^ warning credential-no-expiry: Identity "scanner": the api token never expires
`,
    fixes: [
      "Set expires to 2026-12-22 (one rotation period from today)",
      "Set expires to 2027-05-21 (the policy's maximum from today)",
    ],
    because: ["limit: 180d (policy.maxExpiry)"],
    fix: "Set expires to 2027-05-21 (the policy's maximum from today)",
    fixed: `
nhi: 1
policy: { maxAge: 30d, maxExpiry: 180d }
identities:
  scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials: [{ kind: api-token, rotated: 2026-11-02, expires: 2027-05-21 }]
`,
  },
  "a period longer than the maximum is not offered": {
    doc: `
nhi: 1
policy: { maxAge: 2y, maxExpiry: 1y }
identities:
  scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials: [{ kind: api-token, expires: never }]
                                              ^^^^^ warning credential-no-expiry: Identity "scanner": the api token never expires
`,
    fixes: ["Set expires to 2027-11-22 (the policy's maximum from today)"],
  },
  "silence about the end is the business of rotation": `
nhi: 1
identities:
  scanner:
    type: api-key
    owner: logistics
    purpose: Books goods in
    credentials: [{ kind: api-token, rotated: 2026-11-02 }, { kind: password }]
`,
  "federation needs no end, and a retired identity has had its own": `
nhi: 1
identities:
  deploy:
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    credentials: [{ kind: oidc-federation, expires: never }]
  gone:
    type: bot
    owner: platform
    purpose: Greeted new people
    status: retired
    credentials: [{ kind: api-token, expires: never }]
`,
  "JSON keeps its quotes": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "scanner": {
      "type": "api-key",
      "owner": "logistics",
      "purpose": "Books goods in",
      "credentials": [{ "kind": "api-token", "expires": "never" }]
                                                        ^^^^^^^ warning credential-no-expiry: Identity "scanner": the api token never expires
    }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "scanner": {
      "type": "api-key",
      "owner": "logistics",
      "purpose": "Books goods in",
      "credentials": [{ "kind": "api-token", "expires": "2027-02-20" }]
    }
  }
}
`,
  },
  "a foreign note that says never": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter
  namespace: pay
  annotations:
    nhi/owner: payments
    nhi/expires: never
                 ^^^^^ warning credential-no-expiry: ServiceAccount "pay/exporter": the token secret never expires
`,
  },
  "one end where the rotation period is the policy's maximum": {
    doc: `
nhi: 1
policy: { maxAge: 90d, maxExpiry: 90d }
identities:
  builder:
    type: bot
    owner: platform
    purpose: Builds
    credentials:
      - kind: api-token
        expires: never
                 ^^^^^ warning credential-no-expiry: Identity "builder": the api token never expires
`,
    fixes: ["Set expires to 2027-02-20 (the policy's maximum from today)"],
  },
});
