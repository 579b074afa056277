/** Cases of owner-disbanded beyond its examples. */
import { ownerDisbanded } from "../../server/src/rules/owner-disbanded.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerDisbanded, {
  "the team's status is shown, in another file too": `
=== .nhi/teams.nhi.yaml
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
                                          ~~~~~~~~~ owner-disbanded: newbank is disbanded
  payments: { contact: "#payments" }
=== nhi.yaml
nhi: 1
identities:
  batch:
    type: service-account
    owner: "@acme/newbank"
           ^^^^^^^^^^^^^^^ error owner-disbanded: Identity "batch" is owned by "@acme/newbank", a team that is disbanded
    purpose: Settles accounts at night
`,
  "an active team": `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: active }
identities:
  batch: { type: service-account, owner: newbank, purpose: Settles accounts at night }
`,
  "a retired identity keeps its last owner as history": `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
identities:
  batch: { type: service-account, owner: newbank, purpose: Settled accounts, status: retired }
`,
  "a suspended identity still needs somebody": {
    doc: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  batch: { type: service-account, owner: newbank, purpose: Settles accounts, status: suspended }
                                         ^^^^^^^ error owner-disbanded: Identity "batch" is owned by "newbank", a team that is disbanded
`,
    fixes: ["Set owner to payments (known team)"],
    fixed: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  batch: { type: service-account, owner: payments, purpose: Settles accounts, status: suspended }
`,
  },
  "a person who has left": `
nhi: 1
teams:
  payments: { contact: "#payments", former: [ada@acme.example] }
                                             ~~~~~~~~~~~~~~~~ owner-disbanded: Ada@acme.example has left payments
identities:
  batch:
    type: service-account
    owner: Ada@acme.example
           ^^^^^^^^^^^^^^^^ error owner-disbanded: Identity "batch" is owned by Ada@acme.example, who has left payments
    purpose: Settles accounts at night
`,
  "a person who has changed teams": `
nhi: 1
teams:
  payments: { contact: "#payments", former: [ada@acme.example] }
  platform: { contact: "#platform", members: [ada@acme.example] }
identities:
  batch: { type: service-account, owner: ada@acme.example, purpose: Settles accounts at night }
`,
  "a ServiceAccount of a disbanded team": `
=== nhi.yaml
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  labels:
    team: newbank
          ^^^^^^^ error owner-disbanded: ServiceAccount "shop/packer" is owned by "newbank", a team that is disbanded
`,
  "a bound object is told once, at the entry that binds it": `
=== nhi.yaml
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  batch:
    type: service-account
    owner: newbank
           ^^^^^^^ error owner-disbanded: Identity "batch" is owned by "newbank", a team that is disbanded
    purpose: Settles accounts at night
    bind: ["k8s:ServiceAccount/shop/batch"]
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: batch
  namespace: shop
`,
  "the team that a person has left is named, whichever it is": `
nhi: 1
teams:
  platform: { contact: "#platform", former: [bob@acme.example] }
  payments: { contact: "#payments", former: [ada@acme.example] }
                                             ~~~~~~~~~~~~~~~~ owner-disbanded: ada@acme.example has left payments
identities:
  batch: { type: service-account, owner: ada@acme.example, purpose: Settles accounts at night }
                                         ^^^^^^^^^^^^^^^^ error owner-disbanded: Identity "batch" is owned by ada@acme.example, who has left payments
`,
});
