/** Cases of date-placeholder beyond its examples. */
import { datePlaceholder } from "../../server/src/rules/date-placeholder.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(datePlaceholder, {
  "an empty date, and one that is only a key": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: ""
                 ^^ error date-placeholder: rotated is empty
`,
  "words and years that stand for no day": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: TODO }
                                    ^^^^ error date-placeholder: rotated "TODO" is a placeholder, not a date
      - { kind: api-token, rotated: YYYY-MM-DD }
                                    ^^^^^^^^^^ error date-placeholder: rotated "YYYY-MM-DD" is a placeholder, not a date
      - { kind: api-token, rotated: 1970-01-01 }
                                    ^^^^^^^^^^ error date-placeholder: rotated "1970-01-01" is a placeholder, not a date
      - { kind: api-token, expires: 9999-12-31 }
                                    ^^^^^^^^^^ error date-placeholder: expires "9999-12-31" is a placeholder, not a date
`,
  "never is a word of its own, an expression stands elsewhere, and early years are dates": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: 2000-01-02, expires: never }
      - { kind: api-token, rotated: "\${ROTATED}" }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "mailer": {
      "type": "api-key", "owner": "web", "purpose": "Sends order mails",
      "review": { "last": "tbd", "by": "security" }
                          ^^^^^ error date-placeholder: last "tbd" is a placeholder, not a date
    }
  }
}
`,
  },
});
