/** Cases of owner-placeholder beyond its examples. */
import { ownerPlaceholder } from "../../server/src/rules/owner-placeholder.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerPlaceholder, {
  "the words that name nobody": `
nhi: 1
identities:
  a: { type: bot, owner: everyone, purpose: Runs the nightly build }
                         ^^^^^^^^ error owner-placeholder: Identity "a" has the placeholder "everyone" as its owner
  b: { type: bot, owner: Shared, purpose: Runs the nightly build }
                         ^^^^^^ error owner-placeholder: Identity "b" has the placeholder "Shared" as its owner
  c: { type: bot, owner: CHANGE_ME, purpose: Runs the nightly build }
                         ^^^^^^^^^ error owner-placeholder: Identity "c" has the placeholder "CHANGE_ME" as its owner
  d: { type: bot, owner: "user:guest", purpose: Runs the nightly build }
                         ^^^^^^^^^^^^ error owner-placeholder: Identity "d" has the placeholder "user:guest" as its owner
  e: { type: bot, owner: "<team>", purpose: Runs the nightly build }
                         ^^^^^^^^ error owner-placeholder: Identity "e" has the placeholder "<team>" as its owner
  f: { type: bot, owner: "TODO: ask Ines", purpose: Runs the nightly build }
                         ^^^^^^^^^^^^^^^^ error owner-placeholder: Identity "f" has the placeholder "TODO: ask Ines" as its owner
  g: { type: bot, owner: n/a, purpose: Runs the nightly build }
                         ^^^ error owner-placeholder: Identity "g" has the placeholder "n/a" as its owner
`,
  "an empty annotation": {
    path: "k8s/accounts.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  annotations:
    nhi/owner: ""
               ^^ warning owner-placeholder: ServiceAccount "shop/packer" has an empty owner
`,
  },
  "names that only resemble such words": `
nhi: 1
identities:
  a: { type: bot, owner: shared-services, purpose: Runs the nightly build }
  b: { type: bot, owner: guest-experience, purpose: Runs the nightly build }
  c: { type: bot, owner: todoist, purpose: Runs the nightly build }
  d: { type: bot, owner: ann@none.example, purpose: Runs the nightly build }
`,
  "a listed team of such a name exists": `
nhi: 1
teams:
  shared: { contact: "#shared-platform" }
identities:
  ci-bot: { type: bot, owner: shared, purpose: Runs the nightly build }
`,
  "an expression and none are no placeholders": `
nhi: 1
identities:
  a: { type: bot, owner: "\${TEAM}", purpose: Runs the nightly build }
  b: { type: bot, owner: none, purpose: Runs the nightly build }
`,
  "a real team is proposed, and disbanded ones are not": {
    doc: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  ci-bot: { type: bot, owner: unknown, purpose: Runs the nightly build }
                              ^^^^^^^ error owner-placeholder: Identity "ci-bot" has the placeholder "unknown" as its owner
`,
    fixes: ["Set owner to payments (known team)"],
    fixed: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  ci-bot: { type: bot, owner: payments, purpose: Runs the nightly build }
`,
  },
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "ci-bot": { "type": "bot", "owner": "tbd", "purpose": "Runs the nightly build" }
                                        ^^^^^ error owner-placeholder: Identity "ci-bot" has the placeholder "tbd" as its owner
  }
}
`,
  },
  "other tools' labels are told more mildly": `
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
  namespace: shop
  annotations:
    a8r.io/owner: "No owner"
                  ^^^^^^^^^^ warning owner-placeholder: ServiceAccount "shop/packer" has the placeholder "No owner" as its owner
`,
  "a Namespace's placeholder is told at each identity, with the place": `
=== k8s/accounts.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: packer
        ^^^^^^ warning owner-placeholder: ServiceAccount "shop/packer" has the placeholder "tbd" as its owner
  namespace: shop
=== k8s/namespace.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    owner: tbd
           ~~~ owner-placeholder: The owner comes from here (label owner of Namespace shop)
`,
});
