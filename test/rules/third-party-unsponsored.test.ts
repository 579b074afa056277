/** Cases of third-party-unsponsored beyond its examples. */
import { thirdPartyUnsponsored } from "../../server/src/rules/third-party-unsponsored.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(thirdPartyUnsponsored, {
  "the sponsor is proposed first, then the business": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  founders: { contact: "#founders", function: leadership }
  sales: { contact: "#sales", function: business }
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: founders
    purpose: Copies contacts
    thirdParty:
    ^^^^^^^^^^ error third-party-unsponsored: Identity "crm-sync": nobody in the business has validated the use of Contoso
      vendor: Contoso
      assessedBy: founders
      assessedOn: 2026-09-01
`,
    fixes: ["Set validatedBy to founders (its sponsor)", "Set validatedBy to sales (business team)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  founders: { contact: "#founders", function: leadership }
  sales: { contact: "#sales", function: business }
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: founders
    purpose: Copies contacts
    thirdParty:
      vendor: Contoso
      assessedBy: founders
      assessedOn: 2026-09-01
      validatedBy: founders
`,
  },
  "an empty value is none; a person is asked where nobody is known": {
    doc: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: , assessedBy: security }
    ^^^^^^^^^^ error third-party-unsponsored: Identity "crm-sync": nobody in the business has validated the use of Contoso
`,
    fixes: ["Name who validated the use"],
  },
  "a stub": `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: TBD, assessedBy: security }
                                                ^^^ error third-party-unsponsored: Identity "crm-sync": validatedBy says "TBD", which names nobody
`,
  "the vendor cannot validate its own use": `
nhi: 1
teams:
  helpdesk: { contact: "#helpdesk", function: vendor }
                                              ~~~~~~ third-party-unsponsored: helpdesk is a vendor
identities:
  remote-support:
    type: oauth-app
    owner: helpdesk
    sponsor: cio@nw.example
    purpose: Remote support
    thirdParty: { vendor: MSP Ltd, validatedBy: helpdesk, assessedBy: security, assessedOn: 2026-07-09 }
                                                ^^^^^^^^ error third-party-unsponsored: Identity "remote-support": its use was validated by helpdesk, a vendor's team
`,
  "a retired app, an app of our own, and a word that is written elsewhere": `
nhi: 1
identities:
  old: { type: oauth-app, owner: platform, purpose: Copied contacts, status: retired, thirdParty: { vendor: Contoso } }
  own: { type: oauth-app, owner: platform, purpose: Signs in the shop }
  other: { type: oauth-app, owner: platform, purpose: Copies contacts, thirdParty: { vendor: Contoso, validatedBy: "\${SPONSOR}" } }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "crm-sync": { "type": "oauth-app", "owner": "platform", "purpose": "Copies contacts",
  "thirdParty": { "assessedBy": "security" } } } }
  ^^^^^^^^^^^^ error third-party-unsponsored: Identity "crm-sync": nobody in the business has validated the use of the vendor
`,
  },
});
