/** Cases of change-expiry-extended beyond its examples. */
import { changeExpiryExtended } from "../../server/src/rules/change-expiry-extended.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(changeExpiryExtended, {
  "an end that comes sooner, or is written anew in another form, is no extension": {
    before: `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], expires: 2026-12-20 }
`,
    doc: `
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], expires: 2026-12-20T12:00Z }
`,
  },
  "a scope, a credential without rotation and an exception": {
    before: `
nhi: 1
identities:
  bot:
    type: bot
    owner: web
    purpose: Builds
    scopes:
      - { scope: "jira:write", expires: 2026-12-01 }
    credentials:
      - { kind: api-token, rotated: 2026-09-01, expires: 2026-12-01 }
exceptions:
  - { rule: owner-missing, match: "a/**", reason: old, approvedBy: security, expires: 2026-12-01 }
`,
    doc: `
nhi: 1
identities:
  bot:
    type: bot
    owner: web
    purpose: Builds
    scopes:
      - { scope: "jira:write", expires: 2027-01-01 }
                                        ^^^^^^^^^^ warning change-expiry-extended: Identity "bot", jira:write: expires moves from 2026-12-01 to 2027-01-01, 31 days later than in HEAD
    credentials:
      - { kind: api-token, rotated: 2026-09-01, expires: never }
                                                         ^^^^^ warning change-expiry-extended: Identity "bot", api token: expires was 2026-12-01 in HEAD, and now it never ends
exceptions:
  - { rule: owner-missing, match: "a/**", reason: old, approvedBy: security, expires: 2027-12-01 }
                                                                                      ^^^^^^^^^^ warning change-expiry-extended: Exception from owner-missing: expires moves from 2026-12-01 to 2027-12-01, 365 days later than in HEAD
`,
    because: ["HEAD: 2026-12-01", "now: 2027-01-01"],
  },
  "a new credential has a new end": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: certificate, rotated: 2026-09-01, expires: 2026-12-01 }] }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, purpose: Builds, credentials: [{ kind: certificate, rotated: 2026-11-20, expires: 2027-02-20 }] }
`,
  },
  "a window that closes later, and an interim owner who stays": {
    before: `
nhi: 1
identities:
  bot: { type: bot, owner: web, ownerUntil: 2026-12-01, purpose: Builds }
access:
  - { subject: "team:a", scopes: ["jira:read"], mode: window, window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z } }
`,
    doc: `
nhi: 1
identities:
  bot: { type: bot, owner: web, ownerUntil: 2026-12-31, purpose: Builds }
                                            ^^^^^^^^^^ warning change-expiry-extended: Identity "bot": ownerUntil moves from 2026-12-01 to 2026-12-31, 30 days later than in HEAD
access:
  - { subject: "team:a", scopes: ["jira:read"], mode: window, window: { from: 2026-11-24T20:00Z, to: 2026-11-26T22:00Z } }
                                                                                                     ^^^^^^^^^^^^^^^^^ warning change-expiry-extended: Grant to team:a: window.to moves from 2026-11-24 to 2026-11-26, 2 days later than in HEAD
`,
  },
  "the file has another name, and its entries another order": {
    before: `
=== one.nhi.yaml
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:read"], expires: 2026-12-01 }
  - { subject: "team:a", scopes: ["jira:write"], expires: 2026-12-02 }
`,
    doc: `
=== two.nhi.yaml
nhi: 1
access:
  - { subject: "team:a", scopes: ["jira:write"], expires: 2026-12-02 }
  - { subject: "team:a", scopes: ["jira:read"], expires: 2026-12-09 }
                                                         ^^^^^^^^^^ warning change-expiry-extended: Grant to team:a: expires moves from 2026-12-01 to 2026-12-09, 8 days later than in HEAD
`,
  },
  "the end of a password in Terraform": {
    path: "main.tf",
    before: `
resource "azuread_application_password" "ci" {
  application_id = azuread_application.ci.id
  end_date       = "2026-12-01T00:00:00Z"
}
`,
    doc: `
resource "azuread_application_password" "ci" {
  application_id = azuread_application.ci.id
  end_date       = "2028-12-01T00:00:00Z"
                    ^^^^^^^^^^ warning change-expiry-extended: azuread_application "ci", client secret: expires moves from 2026-12-01 to 2028-12-01, 731 days later than in HEAD
}
`,
  },
});
