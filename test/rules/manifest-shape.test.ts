/** Cases of manifest-shape beyond its examples. */
import { manifestShape } from "../../server/src/rules/manifest-shape.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(manifestShape, {
  "a misspelt key is renamed, its value and comment stay": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotatd: 2026-10-01   # with the new key
        ^^^^^^ error manifest-shape: "rotatd" is no key of credential; the nearest is rotated
`,
    fixes: ["Rename to rotated"],
    fixed: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-10-01   # with the new key
`,
  },
  "a key that is there already is not renamed onto": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    purpos: Sends all mails
    ^^^^^^ error manifest-shape: "purpos" is no key of identity "mailer"
`,
    fixes: [],
  },
  "a wrong word is a choice": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-keys
          ^^^^^^^^ error manifest-shape: type "api-keys" is not known; the nearest is api-key
    owner: web
    purpose: Sends order mails
`,
    fixes: ["Replace by api-key"],
    fixed: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
`,
  },
  "a key that resembles none has no fix": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    zodiac: leo
    ^^^^^^ error manifest-shape: "zodiac" is no key of identity "mailer"
`,
    fixes: [],
  },
  "a fault of the text is not one of the shape": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    purpose: Sends all mails
`,
  "an absent field with a rule of its own is not told here": `
nhi: 1
identities:
  mailer:
    type: api-key
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "mailer": { "type": "api-key", "ownr": "web", "purpose": "Sends order mails" }
                                   ^^^^^^ error manifest-shape: "ownr" is no key of identity "mailer"; the nearest is owner
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "mailer": { "type": "api-key", "owner": "web", "purpose": "Sends order mails" }
  }
}
`,
  },
});
