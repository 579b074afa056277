/** Cases of third-party-unassessed beyond its examples. */
import { thirdPartyUnassessed } from "../../server/src/rules/third-party-unassessed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(thirdPartyUnassessed, {
  "the security team is proposed, with the day": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  sales: { contact: "#sales", function: business }
  security: { contact: "#security", function: security }
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales }
    ^^^^^^^^^^ error third-party-unassessed: Identity "crm-sync": security has not assessed Contoso
`,
    fixes: ["Record the assessment by security (security team)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  sales: { contact: "#sales", function: business }
  security: { contact: "#security", function: security }
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    sponsor: sales
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales, assessedBy: security, assessedOn: 2026-11-22 }
`,
  },
  "who sells it does not judge it": `
nhi: 1
teams:
  msp: { contact: "#msp", function: vendor }
                                    ~~~~~~ third-party-unassessed: msp is a vendor team
  security: { contact: "#security", function: security }
identities:
  remote-support:
    type: oauth-app
    owner: msp
    sponsor: cio@nw.example
    purpose: Remote support
    thirdParty: { vendor: MSP Ltd, validatedBy: cio@nw.example, assessedBy: msp, assessedOn: 2026-07-09 }
                                                                            ^^^ warning third-party-unassessed: Identity "remote-support" was assessed by msp, a vendor team
`,
  "an assessment without a day is said quietly": {
    doc: `
nhi: 1
identities:
  crm-sync:
    type: oauth-app
    owner: platform
    purpose: Copies contacts
    thirdParty: { vendor: Contoso, validatedBy: sales, assessedBy: security }
    ^^^^^^^^^^ hint third-party-unassessed: Identity "crm-sync": the assessment by security has no date
`,
    fixes: ["Write the day of the assessment"],
  },
  "a team without a function, a founder, a retired app": `
nhi: 1
teams:
  platform: { contact: "#platform" }
  founders: { contact: "#founders", function: leadership }
identities:
  one: { type: oauth-app, owner: platform, purpose: Copies contacts, thirdParty: { vendor: A, validatedBy: founders, assessedBy: platform, assessedOn: 2026-09-01 } }
  two: { type: oauth-app, owner: platform, purpose: Copies prices, thirdParty: { vendor: B, validatedBy: founders, assessedBy: founders, assessedOn: 2026-09-01 } }
  three: { type: oauth-app, owner: platform, purpose: Copied stock, status: retired, thirdParty: { vendor: C, validatedBy: founders } }
`,
});
