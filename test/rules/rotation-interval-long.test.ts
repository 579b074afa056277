/** Cases of rotation-interval-long beyond its examples. */
import { rotationIntervalLong } from "../../server/src/rules/rotation-interval-long.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(rotationIntervalLong, {
  "without a policy the built-in default is the limit, and says so": {
    doc: `
nhi: 1
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials: [{ kind: api-token, rotated: 2026-11-02, rotateEvery: 6mo }]
                                                                       ^^^ warning rotation-interval-long: Identity "labels": the api token rotates every 6mo; the built-in default allows 90d
`,
    because: ["rotateEvery: 6mo", "limit: 90d (built-in default, not your policy; the number is our choice)"],
    fixed: `
nhi: 1
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials: [{ kind: api-token, rotated: 2026-11-02, rotateEvery: 90d }]
`,
  },
  "the limit of the kind counts, not the default beside it": `
nhi: 1
policy:
  maxAge: { default: 90d, signing-key: 1y, password: 30d }
                                                     ~~~ rotation-interval-long: The policy's limit
identities:
  signer:
    type: certificate
    owner: cards
    purpose: Signs files
    credentials:
      - { kind: signing-key, rotated: 2026-11-02, rotateEvery: 365d }
      - { kind: password, rotated: 2026-11-20, rotateEvery: 60d }
                                                            ^^^ warning rotation-interval-long: Identity "signer": the password rotates every 60d; policy.maxAge allows 30d
`,
  "three months are ninety days, a year is 365, ISO is as good": `
nhi: 1
policy: { maxAge: { default: 90d, certificate: 365d } }
identities:
  edge:
    type: certificate
    owner: networking
    purpose: Terminates TLS
    credentials:
      - { kind: api-token, rotated: 2026-11-02, rotateEvery: 3mo }
      - { kind: api-token, rotated: 2026-11-02, rotateEvery: P90D }
      - { kind: certificate, rotated: 2026-11-02, rotateEvery: 1y }
      - { kind: api-token, rotated: 2026-11-02, rotateEvery: 2w }
`,
  "shortening is refused where the credential would then be stale": {
    doc: `
nhi: 1
policy: { maxAge: 60d }
identities:
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials: [{ kind: api-token, rotated: 2026-07-02, rotateEvery: 180d }]
                                                                       ^^^^ warning rotation-interval-long: Identity "labels": the api token rotates every 180d; policy.maxAge allows 60d
`,
    refused: ["Shorten rotateEvery to 60d"],
  },
  "a retired identity rotates nothing, an interval that cannot be read says nothing": `
nhi: 1
identities:
  gone:
    type: bot
    owner: platform
    purpose: Greeted new people
    status: retired
    credentials: [{ kind: api-token, rotated: 2026-01-05, rotateEvery: 1y }]
  labels:
    type: api-key
    owner: shipping
    purpose: Prints parcel labels
    credentials: [{ kind: api-token, rotated: 2026-11-02, rotateEvery: yearly }]
`,
  "a foreign note is held to the same limit, more mildly where it is no policy of theirs": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: exporter # nhi: owner=payments rotated=2026-11-02 every=180d
                                                                ^^^^ information rotation-interval-long: ServiceAccount "pay/exporter": the token secret rotates every 180d; the built-in default allows 90d
  namespace: pay
`,
  },
  "a kind that cannot be read may have a longer limit": `
nhi: 1
policy: { maxAge: { default: 90d, signing-key: 1y } }
identities:
  signer:
    type: certificate
    owner: cards
    purpose: Signs files
    credentials: [{ kind: "\${KIND}", rotated: 2026-11-02, rotateEvery: 180d }]
`,
});
