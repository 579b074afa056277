/** Cases of owner-not-accountable beyond its examples. */
import { ownerNotAccountable } from "../../server/src/rules/owner-not-accountable.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(ownerNotAccountable, {
  "an identity owned by an identity": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
identities:
  deployer:
  ~~~~~~~~ owner-not-accountable: deployer is declared here
    type: ci-cd
    owner: platform
    purpose: Deploys the shop
  cache-warmer:
    type: bot
    owner: identity:deployer
           ^^^^^^^^^^^^^^^^^ warning owner-not-accountable: Identity "cache-warmer" is owned by "identity:deployer", which is itself a non-human identity
    purpose: Asks for pages after each deployment
`,
    fixes: ["Set owner to platform (owns 1 here)"],
  },
  "the bare id of an identity, with no team listed": `
nhi: 1
identities:
  deployer: { type: ci-cd, owner: platform, purpose: Deploys the shop }
  cache-warmer: { type: bot, owner: deployer, purpose: Asks for pages after each deployment }
                                    ^^^^^^^^ warning owner-not-accountable: Identity "cache-warmer" is owned by "deployer", which is itself a non-human identity
`,
  "a team of the same name as an identity is a team": `
nhi: 1
teams:
  mailer: { contact: "#mailer" }
identities:
  mailer: { type: bot, owner: mailer, purpose: Sends order mails }
`,
  "a lead, a member, or an alias in another directory is somebody": `
nhi: 1
teams:
  a: { lead: ann@acme.example }
  b: { members: [ben@acme.example] }
  c: { aliases: ["@acme/c"] }
  d: { aliases: [group:default/d] }
identities:
  one: { type: bot, owner: a, purpose: Does one thing }
  two: { type: bot, owner: b, purpose: Does another }
  three: { type: bot, owner: c, purpose: Does a third }
  four: { type: bot, owner: d, purpose: Does a fourth }
`,
  "an alias that is only a second name changes nothing; the contact is asked for": {
    doc: `
nhi: 1
teams:
  data: { aliases: [numbers] }
identities:
  export: { type: bot, owner: numbers, purpose: Sends the monthly report }
                              ^^^^^^^ warning owner-not-accountable: Identity "export" is owned by "numbers", a team with no lead, member or contact
`,
    fixes: ["Add a contact to the team data"],
    fixed: `
nhi: 1
teams:
  data: { aliases: [numbers], contact: "#data" }
identities:
  export: { type: bot, owner: numbers, purpose: Sends the monthly report }
`,
  },
  "a team that only CODEOWNERS knows has its people elsewhere": `
=== CODEOWNERS
* @acme/web
=== nhi.yaml
nhi: 1
identities:
  mailer: { type: bot, owner: web, purpose: Sends order mails }
`,
  "a person answers; a retired identity keeps its last owner": `
nhi: 1
teams:
  data: {}
identities:
  one: { type: bot, owner: ann@acme.example, purpose: Sends the monthly report }
  two: { type: bot, owner: data, purpose: Sent the weekly report, status: retired }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "data": {} },
  "identities": { "export": { "type": "bot", "owner": "data", "purpose": "Sends the monthly report" } }
                                                      ^^^^^^ warning owner-not-accountable: Identity "export" is owned by "data", a team with no lead, member or contact
}
`,
  },
});
