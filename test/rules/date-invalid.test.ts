/** Cases of date-invalid beyond its examples. */
import { dateInvalid } from "../../server/src/rules/date-invalid.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(dateInvalid, {
  "a day that the month does not have": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2026-09-31
                 ^^^^^^^^^^ error date-invalid: rotated "2026-09-31" cannot be read as a date: September 2026 has no day 31
`,
    fixes: [],
  },
  "a leap day counts in a leap year only": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: 2024-02-29 }
      - { kind: api-token, rotated: 2026-02-29 }
                                    ^^^^^^^^^^ error date-invalid: rotated "2026-02-29" cannot be read as a date: February 2026 has no day 29
`,
  "two readings have no fix": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 03/04/2026
                 ^^^^^^^^^^ error date-invalid: rotated "03/04/2026" cannot be read as a date: day and month cannot be told apart
`,
    fixes: [],
  },
  "one reading is written in the right form": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: 30.10.2026 }
                                    ^^^^^^^^^^ error date-invalid: rotated "30.10.2026" cannot be read as a date: a date is written YYYY-MM-DD
`,
    fixes: ["Write 2026-10-30"],
    fixed: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: 2026-10-30 }
`,
  },
  "RFC 3339 with an hour is a date": `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - { kind: api-token, rotated: 2026-10-30T20:00Z }
`,
  "a date is made readable even where it then tells of another fault": {
    doc: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 1 Oct 2029
                 ^^^^^^^^^^ error date-invalid: rotated "1 Oct 2029" cannot be read as a date: a date is written YYYY-MM-DD
`,
    fixed: `
nhi: 1
identities:
  mailer:
    type: api-key
    owner: web
    purpose: Sends order mails
    credentials:
      - kind: api-token
        rotated: 2029-10-01
`,
  },
  "JSON keeps its quotes": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "identities": {
    "mailer": {
      "type": "api-key", "owner": "web", "purpose": "Sends order mails",
      "review": { "last": "2026/10/01", "by": "security" }
                          ^^^^^^^^^^^^ error date-invalid: last "2026/10/01" cannot be read as a date: a date is written YYYY-MM-DD
    }
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "identities": {
    "mailer": {
      "type": "api-key", "owner": "web", "purpose": "Sends order mails",
      "review": { "last": "2026-10-01", "by": "security" }
    }
  }
}
`,
  },
});
