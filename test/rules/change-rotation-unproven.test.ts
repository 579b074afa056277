/** Cases of change-rotation-unproven beyond its examples. */
import { changeRotationUnproven } from "../../server/src/rules/change-rotation-unproven.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeRotationUnproven, {
  "a date that goes back, a first date and a new store are no claim": {
    before: `
nhi: 1
identities:
  a: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-10-01 }] }
  b: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token }] }
  c: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-10-01, store: "vault:a" }] }
`,
    doc: `
nhi: 1
identities:
  a: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-09-01 }] }
  b: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-11-01 }] }
  c: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: api-token, rotated: 2026-11-01, store: "vault:b" }] }
`,
  },
  "the second of two keys": {
    before: `
nhi: 1
identities:
  a:
    type: bot
    owner: web
    purpose: Builds
    credentials:
      - { kind: access-key, rotated: 2026-10-01 }
      - { kind: access-key, rotated: 2026-10-02 }
`,
    doc: `
nhi: 1
identities:
  a:
    type: bot
    owner: web
    purpose: Builds
    credentials:
      - { kind: access-key, rotated: 2026-10-01 }
      - { kind: access-key, rotated: 2026-11-02 }
                                     ^^^^^^^^^^ warning change-rotation-unproven: Identity "a": rotated moves from 2026-10-02 to 2026-11-02 for the access key, and nothing shows a rotation
`,
    fixes: ["Add evidence of the rotation"],
  },
  "the date of a Secret alone": {
    path: "secret.yaml",
    before: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: deploy-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: deploy
    nhi/rotated: "2026-06-01"
data:
  token: c2VhbGVk
`,
    doc: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: deploy-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: deploy
    nhi/rotated: "2026-11-01"
                 ^^^^^^^^^^^^ warning change-rotation-unproven: ServiceAccount "shop/deploy": rotated moves from 2026-06-01 to 2026-11-01 for the token secret, and nothing shows a rotation
data:
  token: c2VhbGVk
`,
  },
  "the date of a Secret with a new value": {
    path: "secret.yaml",
    before: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: deploy-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: deploy
    nhi/rotated: "2026-06-01"
data:
  token: c2VhbGVk
`,
    doc: `
apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: deploy-token
  namespace: shop
  annotations:
    kubernetes.io/service-account.name: deploy
    nhi/rotated: "2026-11-01"
data:
  token: YW5vdGhlcg==
`,
  },
});
