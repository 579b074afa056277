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
  "without its version, at its first key, which keeps what stands above it": {
    doc: `
# Who answers for what.

# Teams
teams:
^^^^^ warning manifest-shape: The manifest lacks nhi, the version of its schema
  web: { contact: "#web" }
identities:
  mailer: { type: api-key, owner: web, purpose: Sends order mails }
`,
    fixes: ["Write nhi: 1"],
    fixed: `
# Who answers for what.

# Teams
nhi: 1
teams:
  web: { contact: "#web" }
identities:
  mailer: { type: api-key, owner: web, purpose: Sends order mails }
`,
  },
  "JSON without its version": {
    path: "nhi.json",
    doc: `
{
  "teams": {
  ^^^^^^^ warning manifest-shape: The manifest lacks nhi, the version of its schema
    "web": { "contact": "#web" }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "teams": {
    "web": { "contact": "#web" }
  }
}
`,
  },
  "each file has a version of its own": `
=== nhi.yaml
nhi: 1
=== .nhi/teams.yaml
teams:
^^^^^ warning manifest-shape: The manifest lacks nhi, the version of its schema
  web: { contact: "#web" }
`,
  "the version may stand below": `
teams:
  web: { contact: "#web" }
nhi: 1
`,
  "an empty version is told as such": `
nhi:
teams:
  web: { contact: "#web" }
`,
  "a line that cannot be read may be the version": `
nhi 1
^^^^^ error manifest-shape: a manifest is a map of sections such as owners and identities
teams:
  web: { contact: "#web" }
`,
  "a file in which nothing but comments stands": `
# Nothing yet.
`,
});
