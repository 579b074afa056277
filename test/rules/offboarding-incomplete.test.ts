/** Cases of offboarding-incomplete beyond its examples. */
import { offboardingIncomplete } from "../../server/src/rules/offboarding-incomplete.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(offboardingIncomplete, {
  "nothing said at all": {
    doc: `
nhi: 1
identities:
  fax-bridge:
  ^^^^^^^^^^ error offboarding-incomplete: Identity "fax-bridge" is retired, and nothing says that keys are revoked, access removed and dependencies confirmed
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
`,
    fixes: ["Write the steps of its offboarding"],
    fixed: `
nhi: 1
identities:
  fax-bridge:
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding:
      trigger: Its job has moved to another service
      revokedOn: 2026-11-22
      accessRemovedOn: 2026-11-22
      dependenciesConfirmedOn: 2026-11-22
      by: platform
      evidence:
        - kind: ticket
          ref: https://tickets.example/SEC-1
          on: 2026-11-22
`,
  },
  "two steps and the name, written with the proof that the policy asks for": {
    doc: `
nhi: 1
policy:
  evidenceFor: { revocation: [log] }
identities:
  fax-bridge:
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding:
    ^^^^^^^^^^^ error offboarding-incomplete: Identity "fax-bridge" is retired, and nothing says when its credentials were revoked, it was confirmed that nothing depends on it and who did it
      trigger: No more faxes
      accessRemovedOn: 2026-11-20
`,
    fixed: `
nhi: 1
policy:
  evidenceFor: { revocation: [log] }
identities:
  fax-bridge:
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding:
      trigger: No more faxes
      accessRemovedOn: 2026-11-20
      revokedOn: 2026-11-22
      dependenciesConfirmedOn: 2026-11-22
      by: platform
      evidence:
        - kind: log
          ref: https://tickets.example/SEC-1
          on: 2026-11-22
`,
  },
  "only the name": `
nhi: 1
identities:
  fax-bridge:
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding: { trigger: No more faxes, revokedOn: 2026-11-20, accessRemovedOn: 2026-11-20, dependenciesConfirmedOn: 2026-11-21 }
    ^^^^^^^^^^^ error offboarding-incomplete: Identity "fax-bridge" is retired, and nothing says who did it
`,
  "a day that cannot be read is told by the rules about dates": `
nhi: 1
identities:
  fax-bridge:
    type: service-account
    owner: platform
    purpose: Sent faxes
    status: retired
    offboarding: { trigger: No more faxes, revokedOn: 20.11.2026, accessRemovedOn: 2026-11-20, dependenciesConfirmedOn: 2026-11-21, by: platform }
`,
  "what is suspended or planned to go is not gone yet": `
nhi: 1
identities:
  one: { type: bot, owner: platform, purpose: Sends faxes, status: suspended }
  two: { type: bot, owner: platform, purpose: Sends letters, offboarding: { trigger: Letters end in May } }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": {
  "fax-bridge": { "type": "bot", "owner": "platform", "purpose": "Sent faxes", "status": "retired" } } }
  ^^^^^^^^^^^^ error offboarding-incomplete: Identity "fax-bridge" is retired, and nothing says that keys are revoked, access removed and dependencies confirmed
`,
  },
});
