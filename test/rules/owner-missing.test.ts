/** Cases of owner-missing beyond its examples. */
import { ownerMissing } from "../../server/src/rules/owner-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerMissing, {
  "none written for an identity is nobody, on purpose": {
    doc: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner: "none" leaves it without one on purpose
    type: bot
    owner: none
           ~~~~ owner-missing: This leaves it without an owner
    purpose: Runs the nightly build
`,
    fixed: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
`,
  },
  "a rule of owners answers for an identity without an owner of its own": `
nhi: 1
teams:
  payments: { contact: "#payments" }
owners:
  - { match: "**", owner: payments }
identities:
  ci-bot:
    type: bot
    purpose: Runs the nightly build
`,
  "a rule that un-owns is shown": `
nhi: 1
teams:
  payments: { contact: "#payments" }
owners:
  - { match: "**", owner: payments }
  - { match: "*.yaml", owner: none }
             ~~~~~~~~ owner-missing: This leaves it without an owner
identities:
  ci-bot:
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner: a rule leaves it without one on purpose
    type: bot
    purpose: Runs the nightly build
`,
  "an expression is an owner that stands elsewhere": `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: \${TEAM}
    purpose: Runs the nightly build
`,
  "an owner that cannot be read is written all the same": `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: [web, platform]
    purpose: Runs the nightly build
`,
  "a suspended identity still needs somebody": `
nhi: 1
identities:
  ci-bot: { type: bot, purpose: Runs the nightly build, status: suspended }
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner
`,
  "a retired identity needs nobody to answer for it": `
nhi: 1
identities:
  old-bot:
    type: bot
    purpose: Ran the nightly build
    status: retired
    offboarding:
      trigger: The build moved
      revokedOn: 2026-10-01
      accessRemovedOn: 2026-10-01
      dependenciesConfirmedOn: 2026-10-02
      by: platform
`,
  "a half-typed owner is not yet an accusation of a wrong one": `
nhi: 1
identities:
  ci-bot:
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner
    type: bot
    purpose: Runs the nightly build
    owner:
`,
  "the rule that owns the path is proposed first": {
    doc: `
=== .nhi/teams.nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
  platform: { contact: "#platform" }
identities:
  ledger:
    type: workload
    owner: platform
    purpose: Keeps the books
=== jobs/nhi.yaml
nhi: 1
identities:
  mailer:
    type: api-key
    owner: platform
    purpose: Sends order mails
  ci-bot:
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner
    type: bot
    purpose: Runs the nightly build
`,
    fixes: ["Set owner to platform (owns 1 here)", "Set owner to payments (known team)"],
    fixed: `
=== .nhi/teams.nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
  platform: { contact: "#platform" }
identities:
  ledger:
    type: workload
    owner: platform
    purpose: Keeps the books
=== jobs/nhi.yaml
nhi: 1
identities:
  mailer:
    type: api-key
    owner: platform
    purpose: Sends order mails
  ci-bot:
    type: bot
    purpose: Runs the nightly build
    owner: platform
`,
  },
  "JSON says it on the key": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "payments": { "contact": "#payments" } },
  "identities": {
    "ci-bot": { "type": "bot", "purpose": "Runs the nightly build" }
    ^^^^^^^^ error owner-missing: Identity "ci-bot" has no owner
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "teams": { "payments": { "contact": "#payments" } },
  "identities": {
    "ci-bot": { "type": "bot", "purpose": "Runs the nightly build", "owner": "payments" }
  }
}
`,
  },
  "a ServiceAccount is only hinted at where no file says who owns what": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
        ^^^^^^ hint owner-missing: ServiceAccount "shop/mailer" has no owner on record here
  namespace: shop
`,
  },
  "a ServiceAccount that no line of its CODEOWNERS covers is told mildly": `
=== shop/CODEOWNERS
/docs/ @acme/writers
=== shop/k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
        ^^^^^^ information owner-missing: ServiceAccount "shop/mailer" has no owner: no rule of this workspace covers it
  namespace: shop
=== other/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
        ^^^^^^ hint owner-missing: ServiceAccount "elsewhere/mailer" has no owner on record here
  namespace: elsewhere
`,
  "a ServiceAccount that no rule of owners covers is told mildly": `
=== nhi.yaml
nhi: 1
owners:
  - { match: "docs/**", owner: writers }
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
        ^^^^^^ information owner-missing: ServiceAccount "shop/mailer" has no owner: no rule of this workspace covers it
  namespace: shop
`,
  "a ServiceAccount is a warning where teams are listed, and takes the annotation": {
    doc: `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
        ^^^^^^ warning owner-missing: ServiceAccount "shop/mailer" has no owner
  namespace: shop
`,
    fixed: `
=== nhi.yaml
nhi: 1
teams:
  payments: { contact: "#payments" }
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
  annotations:
    nhi/owner: payments
`,
  },
  "the Namespace, wherever it stands, answers for what is in it": `
=== k8s/account.yaml
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
=== k8s/namespaces.yaml
apiVersion: v1
kind: Namespace
metadata:
  name: shop
  labels:
    team: payments
`,
});
