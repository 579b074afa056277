/** Cases of owner-unknown beyond its examples. */
import { ownerUnknown } from "../../server/src/rules/owner-unknown.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerUnknown, {
  "where no file lists teams nobody is unknown": `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
`,
  "an alias, a longer spelling and a person are known": `
nhi: 1
teams:
  payments: { contact: "#payments", aliases: ["@acme/pay"] }
identities:
  one: { type: bot, owner: "@acme/pay", purpose: Runs the nightly build }
  two: { type: bot, owner: "@acme/payments", purpose: Runs the nightly build }
  three: { type: bot, owner: "team:payments", purpose: Runs the nightly build }
  four: { type: bot, owner: alice@acme.example, purpose: Runs the nightly build }
`,
  "a team of another directory may exist where we cannot look": `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  one: { type: bot, owner: "@acme/release-crew", purpose: Runs the nightly build }
  two: { type: bot, owner: "group:default/release-crew", purpose: Runs the nightly build }
`,
  "a placeholder and a missing owner have rules of their own": `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  one: { type: bot, owner: tbd, purpose: Runs the nightly build }
  two: { type: bot, owner: none, purpose: Runs the nightly build }
  three: { type: bot, purpose: Runs the nightly build }
`,
  "a misspelt team in a rule of owners is told at the rule": `
nhi: 1
teams:
  payments: { contact: "#payments" }
owners:
  - { match: "**", owner: paymnets }
identities:
  ci-bot: { type: bot, purpose: Runs the nightly build }
`,
  "a file that extends a missing one may have its teams there": `
nhi: 1
extends: ["../hub/hub.nhi.yaml"]
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot: { type: bot, owner: orders, purpose: Runs the nightly build }
`,
  "a team that resembles none can be declared": {
    doc: `
nhi: 1
teams:
  payments:
    contact: "#payments"
identities:
  ci-bot:
    type: bot
    owner: warehouse
           ^^^^^^^^^ warning owner-unknown: Identity "ci-bot" is owned by "warehouse", which is no team or person the workspace knows
    purpose: Runs the nightly build
`,
    preferred: false,
    fixes: ["Declare the team warehouse"],
    fixed: `
nhi: 1
teams:
  payments:
    contact: "#payments"
  warehouse:
    contact: "#warehouse"
identities:
  ci-bot:
    type: bot
    owner: warehouse
    purpose: Runs the nightly build
`,
  },
  "a misspelt team is replaced, in JSON too": {
    path: "shop.nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "payments": { "contact": "#payments" } },
  "identities": {
    "ci-bot": { "type": "bot", "owner": "paymnets", "purpose": "Runs the nightly build" }
                                        ^^^^^^^^^^ warning owner-unknown: Identity "ci-bot" is owned by "paymnets", which is no team or person the workspace knows
  }
}
`,
    fixes: ["Set owner to payments (nearest team)", "Declare the team paymnets"],
    fixed: `
{
  "nhi": 1,
  "teams": { "payments": { "contact": "#payments" } },
  "identities": {
    "ci-bot": { "type": "bot", "owner": "payments", "purpose": "Runs the nightly build" }
  }
}
`,
  },
  "an organisation's own label is accused only where it nearly is a known team": {
    doc: `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
  labels:
    team: paymets
          ^^^^^^^ warning owner-unknown: ServiceAccount "shop/mailer" is owned by "paymets", which is no team or person the workspace knows
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  labels:
    team: warehouse
`,
    fix: "Set owner to payments (nearest team)",
    fixed: `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
  labels:
    team: payments
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  labels:
    team: warehouse
`,
  },
  "our own annotation is taken at its word": `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  annotations:
    nhi/owner: warehouse
               ^^^^^^^^^ warning owner-unknown: ServiceAccount "shop/packer" is owned by "warehouse", which is no team or person the workspace knows
`,
  "people and teams of CODEOWNERS need no entry": `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== CODEOWNERS
* @acme/warehouse
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
`,
});
