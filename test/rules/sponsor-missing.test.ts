/** Cases of sponsor-missing beyond its examples. */
import { sponsorMissing } from "../../server/src/rules/sponsor-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(sponsorMissing, {
  "an AI agent": `
nhi: 1
identities:
  helper:
  ^^^^^^ error sponsor-missing: Identity "helper" is an AI agent and has no sponsor
    type: ai-agent
    owner: platform
    purpose: Comments on pull requests
    agent: { actsFor: itself, humanApproval: writes, stop: Remove the app }
`,
  "a third party's application": `
nhi: 1
identities:
  crm-sync:
  ^^^^^^^^ error sponsor-missing: Identity "crm-sync" belongs to a third party (Contoso) and has no sponsor
    type: oauth-app
    owner: platform
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales, assessedBy: security }
`,
  "a privilege that a scope gives is shown": `
nhi: 1
identities:
  deployer:
  ^^^^^^^^ error sponsor-missing: Identity "deployer" is privileged and has no sponsor
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
    scopes: ["aws:AdministratorAccess@111122223333"]
             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ sponsor-missing: Privileged by scope aws:AdministratorAccess@111122223333: AdministratorAccess is the administrator of the account
`,
  "elevated rights are a warning, and a person is asked where no team of the business is known": {
    doc: `
nhi: 1
identities:
  importer:
  ^^^^^^^^ warning sponsor-missing: Identity "importer" has elevated rights and no sponsor
    type: service-account
    owner: platform
    purpose: Imports price lists
    privilege: elevated
`,
    fixes: ["Add a sponsor"],
    fixed: `
nhi: 1
identities:
  importer:
    type: service-account
    owner: platform
    purpose: Imports price lists
    privilege: elevated
    sponsor: sponsor@company.example
`,
  },
  "a rule of owners names the sponsor of what it matches; what must have one names its own": {
    path: "billing/nhi.yaml",
    doc: `
nhi: 1
owners:
  - { match: "billing/**", owner: app, sponsor: founders }
identities:
  ledger: { type: bot, owner: app, purpose: Keeps the books, privilege: elevated }
  root: { type: bot, owner: app, purpose: Repairs the books, privilege: privileged }
  ^^^^ error sponsor-missing: Identity "root" is privileged and has no sponsor
`,
  },
  "the rest is said quietly": `
nhi: 1
identities:
  ci-bot:
  ^^^^^^ hint sponsor-missing: Identity "ci-bot" has no sponsor
    type: bot
    owner: platform
    purpose: Runs the nightly build
`,
  "a retired identity needs nobody who wants it": `
nhi: 1
identities:
  old: { type: service-account, owner: platform, purpose: Copied accounts, privilege: privileged, status: retired }
`,
  "business teams are proposed, leaders after them": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  founders: { contact: founders@acme.example, function: leadership }
  finance: { contact: finance@acme.example, function: business }
  closed: { contact: closed@acme.example, function: business, status: disbanded }
identities:
  ledger:
  ^^^^^^ error sponsor-missing: Identity "ledger" is privileged and has no sponsor
    type: workload
    owner: platform
    purpose: Keeps the books
    privilege: privileged
`,
    fixes: ["Set sponsor to finance (business team)", "Set sponsor to founders (leadership team)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  founders: { contact: founders@acme.example, function: leadership }
  finance: { contact: finance@acme.example, function: business }
  closed: { contact: closed@acme.example, function: business, status: disbanded }
identities:
  ledger:
    type: workload
    owner: platform
    purpose: Keeps the books
    privilege: privileged
    sponsor: finance
`,
  },
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "helper": { "type": "ai-agent", "owner": "platform", "purpose": "Comments on pull requests",
    ^^^^^^^^ error sponsor-missing: Identity "helper" is an AI agent and has no sponsor
      "agent": { "actsFor": "itself", "humanApproval": "all", "stop": "Remove the app" } }
  }
}
`,
  },
  "a ServiceAccount has no word for a sponsor": {
    path: "k8s/account.yaml",
    doc: `
apiVersion: v1
kind: ServiceAccount
metadata:
  name: mailer
  namespace: shop
`,
  },
  "the business is asked before the leadership, whatever the order of teams": {
    doc: `
nhi: 1
teams:
  board: { contact: "#board", function: leadership }
  platform: { contact: "#platform", function: platform }
  shop: { contact: "#shop", function: business }
identities:
  importer:
  ^^^^^^^^ warning sponsor-missing: Identity "importer" has elevated rights and no sponsor
    type: service-account
    owner: platform
    purpose: Imports price lists
    privilege: elevated
`,
    fixes: ["Set sponsor to shop (business team)", "Set sponsor to board (leadership team)"],
  },
});
