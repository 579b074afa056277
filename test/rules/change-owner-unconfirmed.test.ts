/** Cases of change-owner-unconfirmed beyond its examples. */
import { changeOwnerUnconfirmed } from "../../server/src/rules/change-owner-unconfirmed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeOwnerUnconfirmed, {
  "an alias of the same team, a first owner and a corrected slip hand nothing over": {
    before: `
nhi: 1
teams:
  web: { contact: "#web", aliases: ["@acme/web"] }
identities:
  a: { type: bot, owner: web, purpose: Builds }
  b: { type: bot, purpose: Builds }
  c: { type: bot, owner: wbe, purpose: Builds }
  d: { type: bot, owner: TBD, purpose: Builds }
`,
    doc: `
nhi: 1
teams:
  web: { contact: "#web", aliases: ["@acme/web"] }
identities:
  a: { type: bot, owner: "@acme/web", purpose: Builds }
  b: { type: bot, owner: web, purpose: Builds }
  c: { type: bot, owner: web, purpose: Builds }
  d: { type: bot, owner: web, purpose: Builds }
`,
  },
  "the label of a service account": {
    path: "account.yaml",
    before: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: deploy, namespace: shop, labels: { owner: web } }
`,
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata: { name: deploy, namespace: shop, labels: { owner: payments } }
                                                            ^^^^^^^^ warning change-owner-unconfirmed: ServiceAccount "shop/deploy" moves from web to payments, and nothing shows that payments took it over
`,
  },
  "evidence that was there before shows nothing of this change": {
    before: `
nhi: 1
identities:
  a: { type: bot, owner: web, purpose: Builds, evidence: ["https://t.example/1"] }
`,
    doc: `
nhi: 1
identities:
  a: { type: bot, owner: ops, purpose: Builds, evidence: ["https://t.example/1"] }
                         ^^^ warning change-owner-unconfirmed: Identity "a" moves from web to ops, and nothing shows that ops took it over
`,
    fixes: ["Add evidence of the hand-over"],
  },
});
