/** Cases of lifecycle-owner-missing beyond its examples. */
import { lifecycleOwnerMissing } from "../../server/src/rules/lifecycle-owner-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(lifecycleOwnerMissing, {
  "the rotation of one credential, given back to the owner": {
    doc: `
nhi: 1
teams:
  shop: { contact: "#shop" }
  keys: { contact: "#keys", status: disbanded }
                                    ~~~~~~~~~ lifecycle-owner-missing: keys is disbanded
policy: { accountable: shop }
identities:
  mailer:
    type: bot
    owner: shop
    purpose: Sends order mails
    credentials: [{ kind: api-token, rotated: 2026-11-01, rotatedBy: keys }]
                                                                     ^^^^ warning lifecycle-owner-missing: Identity "mailer": rotation is left to "keys", which is disbanded
`,
    fixes: ["Give rotation to shop (its owner)"],
  },
  "a step that the policy leaves to a sponsor who is not there": {
    doc: `
nhi: 1
teams:
  shop: { contact: "#shop" }
policy:
  duties: { revoke: { team: sponsor, reason: The business decides when it ends } }
identities:
  mailer:
  ^^^^^^ warning lifecycle-owner-missing: Identity "mailer": revoke is left to the sponsor, and it has none
    type: bot
    owner: shop
    purpose: Sends order mails
`,
    fixes: ["Give revoke to shop (its owner)"],
    fixed: `
nhi: 1
teams:
  shop: { contact: "#shop" }
policy:
  duties: { revoke: { team: sponsor, reason: The business decides when it ends } }
identities:
  mailer:
    type: bot
    owner: shop
    purpose: Sends order mails
    duties:
      revoke: shop
`,
  },
  "a delegation to a team that is no more": {
    doc: `
nhi: 1
teams:
  shop: { contact: "#shop" }
  keys: { contact: "#keys", status: disbanded }
policy:
  delegations:
    - { match: "shop/**", to: keys, duties: [rotate, revoke, review], review: { every: 90d, last: 2026-10-01, by: shop } }
                              ^^^^ warning lifecycle-owner-missing: rotate and revoke of shop/** is delegated to "keys", which is disbanded
`,
    fixes: ["Remove the delegation"],
  },
  "where the sponsor is asked for anyway, sponsor-missing says it": `
nhi: 1
policy: { duties: { revoke: sponsor } }
identities:
  one: { type: ai-agent, owner: shop, purpose: Answers mails }
  two: { type: bot, owner: shop, purpose: Sends mails, privilege: elevated }
  three: { type: bot, owner: shop, purpose: Copies mails, thirdParty: { vendor: A, validatedBy: x, assessedBy: y } }
`,
  "living teams, other duties, an identity that is not at work": `
nhi: 1
teams:
  shop: { contact: "#shop" }
  keys: { contact: "#keys", status: disbanded }
policy: { duties: { revoke: sponsor } }
identities:
  one: { type: bot, owner: shop, sponsor: shop, purpose: Sends mails, duties: { rotate: shop, monitor: keys } }
  two: { type: bot, owner: shop, sponsor: shop, purpose: Sent mails, status: retired, duties: { rotate: keys } }
`,
});
