/** Cases of inventory-incomplete beyond its examples. */
import { inventoryIncomplete } from "../../server/src/rules/inventory-incomplete.ts";
import { checkRule } from "../harness/rule.ts";

const POLICY = `teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: platform
  stores: ["vault:kv/*"]`;

checkRule(inventoryIncomplete, {
  "a stub of what such an identity mostly proves itself with": {
    doc: `
nhi: 1
${POLICY}
identities:
  crm:
  ^^^ information inventory-incomplete: Identity "crm": the inventory lacks its credentials
    type: oauth-app
    owner: platform
    purpose: Copies contacts
`,
    fixes: ["List its credential"],
    fixed: `
nhi: 1
${POLICY}
identities:
  crm:
    type: oauth-app
    owner: platform
    purpose: Copies contacts
    credentials:
      - kind: client-secret
        store: vault:kv/name
        rotated: 2026-11-22
`,
  },
  "a workload holds no secret": {
    doc: `
nhi: 1
${POLICY}
identities:
  picker:
  ^^^^^^ information inventory-incomplete: Identity "picker": the inventory lacks its credentials and its environment
    type: workload
    owner: platform
    purpose: Picks parcels
    privilege: elevated
    review: { by: security }
    ^^^^^^ information inventory-incomplete: Identity "picker": nothing says when it was last reviewed
`,
    fixes: ["List its credential and where it runs"],
  },
  "a review without a day is claimed with its proof": {
    doc: `
nhi: 1
${POLICY}
identities:
  picker:
    type: workload
    owner: platform
    purpose: Picks parcels
    credentials: [{ kind: workload-identity }]
    review: { by: security }
    ^^^^^^ information inventory-incomplete: Identity "picker": nothing says when it was last reviewed
`,
    fixes: ["Record the last review with evidence"],
  },
  "the environment, where ceilings go by it": {
    doc: `
nhi: 1
${POLICY}
  ceilings: [{ match: { environment: dev }, scopes: ["db:*"] }]
identities:
  picker:
  ^^^^^^ hint inventory-incomplete: Identity "picker" has strong rights and does not say where it runs: the policy's ceilings take it for prod
    type: workload
    owner: platform
    purpose: Picks parcels
    privilege: elevated
    credentials: [{ kind: workload-identity }]
  reader: { type: workload, owner: platform, purpose: Reads, credentials: [{ kind: workload-identity }] }
`,
    fixes: ["Write where it runs"],
  },
  "a cadence that begins today has no last day yet": `
nhi: 1
${POLICY}
identities:
  crm: { type: oauth-app, owner: platform, purpose: Copies contacts, credentials: [{ kind: client-secret, store: "vault:kv/crm", rotated: 2026-11-01 }], review: { every: 1y, by: security } }
`,
  "none on purpose, and what is written elsewhere": `
nhi: 1
${POLICY}
identities:
  one: { type: workload, owner: platform, purpose: Picks parcels, credentials: [] }
  two: { type: workload, owner: platform, purpose: Packs parcels, credentials: "\${CREDENTIALS}" }
`,
  "without an operating model nothing is asked": `
nhi: 1
identities:
  crm: { type: oauth-app, owner: platform, purpose: Copies contacts, review: { by: security } }
`,
  "credentials may be said by what it binds; what is not at work has none; foreign objects keep no inventory": `
=== nhi.yaml
nhi: 1
${POLICY}
identities:
  one: { type: workload, owner: platform, purpose: Picks parcels, bind: ["k8s:ServiceAccount/shop/picker"] }
  two: { type: oauth-app, owner: platform, purpose: Copies contacts, status: suspended }
=== k8s/picker.yaml
apiVersion: v1
kind: ServiceAccount
metadata: { name: picker, namespace: shop }
`,
});
