/** Cases of identity-human-use beyond its examples. */
import { identityHumanUse } from "../../server/src/rules/identity-human-use.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(identityHumanUse, {
  "each person, and teams by their prefix": `
nhi: 1
identities:
  reader:
    type: database-account
    owner: data
    purpose: Reads the books
    usedBy: [report, "team:finance", "@acme/audit"]
                     ^^^^^^^^^^^^^^ warning identity-human-use: Identity "reader" is used by team:finance, a team of people
                                     ^^^^^^^^^^^^^ warning identity-human-use: Identity "reader" is used by @acme/audit, a team of people
    workloads: ["user:ann"]
                ^^^^^^^^^^ warning identity-human-use: Identity "reader" is used by user:ann, a person
`,
  "services, also one that is called like a team": `
nhi: 1
teams:
  billing: { contact: "#billing" }
identities:
  reader: { type: database-account, owner: billing, purpose: Reads the books, usedBy: [billing, "services/billing", "@acme-web"], workloads: [nightly] }
`,
  "accounts for administration are for people; a retired one is used by nobody": `
nhi: 1
identities:
  root: { type: admin-account, owner: platform, purpose: Repairs the directory, usedBy: [ann@acme.example] }
  old: { type: bot, owner: platform, purpose: Repaired the directory, usedBy: [ann@acme.example], status: retired }
`,
});
