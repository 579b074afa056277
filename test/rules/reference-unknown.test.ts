/** Cases of reference-unknown beyond its examples. */
import { referenceUnknown } from "../../server/src/rules/reference-unknown.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(referenceUnknown, {
  "where no file lists teams no team is unknown": `
nhi: 1
identities:
  ci-bot: { type: bot, owner: platform, purpose: Runs the nightly build, approvedBy: security }
`,
  "the owner of an identity has a rule of its own, the owner of a path has not": `
nhi: 1
teams:
  platform: { contact: "#platform" }
owners:
  - { match: "**", owner: platfrom }
                          ^^^^^^^^ error reference-unknown: owner names "platfrom", which is no team or person the workspace knows
identities:
  ci-bot: { type: bot, owner: platfrom, purpose: Runs the nightly build }
`,
  "people, aliases, other directories and our own words": `
nhi: 1
teams:
  platform: { contact: "#platform", aliases: ["@acme/infra"] }
owners:
  - { match: "vendor/**", owner: none }
identities:
  one: { type: bot, owner: platform, purpose: Runs the nightly build, approvedBy: ann@acme.example }
  two: { type: bot, owner: platform, purpose: Runs the nightly build, approvedBy: "@acme/infra" }
  three: { type: bot, owner: platform, purpose: Runs the nightly build, approvedBy: "@acme/audit" }
  four:
    type: ai-agent
    owner: platform
    sponsor: ann@acme.example
    purpose: Comments on pull requests
    agent: { actsFor: user, humanApproval: all, stop: Remove the app }
policy:
  model: security-led
  accountable: platform
  duties: { notify: sponsor, request: owner }
`,
  "a review by nobody": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
    review: { last: 2026-10-01, by: team:secruity }
                                    ^^^^^^^^^^^^^ error reference-unknown: by names "team:secruity", which is no team or person the workspace knows
`,
    fixes: ["Replace by security (nearest team)", "Declare the team secruity"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform" }
  security: { contact: "#security", function: security }
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
    review: { last: 2026-10-01, by: team:security }
`,
  },
  "identities, risks and controls by their ids": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
identities:
  ci-bot:
    type: bot
    owner: security
    purpose: Runs the nightly build
    controls: [sso-login]
               ^^^^^^^^^ error reference-unknown: controls names control "sso-login", which no file of the workspace declares
risks:
  old-keys:
    title: Keys older than a year
    owner: security
    identities: [ci-bto]
                 ^^^^^^ error reference-unknown: identities names identity "ci-bto", which no file of the workspace declares
    severity: low
    status: open
    opened: 2026-11-01
    case: nhi-1
          ^^^^^ error reference-unknown: case names case "nhi-1", which no file of the workspace declares
`,
  },
  "the nearest identity is proposed": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
identities:
  ci-bot: { type: bot, owner: security, purpose: Runs the nightly build }
risks:
  old-keys:
    title: Keys older than a year
    owner: security
    identities: [identity:ci-bto]
                 ^^^^^^^^^^^^^^^ error reference-unknown: identities names identity "ci-bto", which no file of the workspace declares
    severity: low
    status: open
    opened: 2026-11-01
`,
    fixes: ["Replace by ci-bot (nearest name)"],
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
identities:
  ci-bot: { type: bot, owner: security, purpose: Runs the nightly build }
risks:
  old-keys:
    title: Keys older than a year
    owner: security
    identities: [identity:ci-bot]
    severity: low
    status: open
    opened: 2026-11-01
`,
  },
  "names of another file of the workspace are known": `
=== hub/hub.nhi.yaml
nhi: 1
teams:
  security: { contact: "#security", function: security }
controls:
  sso-login:
    title: Sign-in of customers
    owner: ann@acme.example
    surface: sso
    protects: Customer accounts
    exceptionsBy: security
    raci:
      design: { R: security, A: ann@acme.example }
      change: { R: security, A: ann@acme.example }
      incident: { R: security, A: security }
      review: { R: security, A: security }
=== nhi.yaml
nhi: 1
extends: ["hub/hub.nhi.yaml"]
identities:
  ci-bot: { type: bot, owner: security, purpose: Runs the nightly build, controls: [sso-login] }
`,
  "a missing file may hold the name": `
nhi: 1
extends: ["../hub/hub.nhi.yaml"]
          ^^^^^^^^^^^^^^^^^^^^^ hint reference-unknown: extends names "../hub/hub.nhi.yaml", which is not in the workspace; names that it may declare are not checked
teams:
  security: { contact: "#security", function: security }
identities:
  ci-bot: { type: bot, owner: security, purpose: Runs the nightly build, approvedBy: pam, controls: [sso-login] }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": { "security": { "contact": "#security" } },
  "identities": {
    "ci-bot": { "type": "bot", "owner": "security", "purpose": "Runs the nightly build", "approvedBy": "securty" }
                                                                                                       ^^^^^^^^^ error reference-unknown: approvedBy names "securty", which is no team or person the workspace knows
  }
}
`,
    fix: "Declare the team securty",
    fixed: `
{
  "nhi": 1,
  "teams": { "security": { "contact": "#security" }, "securty": { "contact": "#securty" } },
  "identities": {
    "ci-bot": { "type": "bot", "owner": "security", "purpose": "Runs the nightly build", "approvedBy": "securty" }
  }
}
`,
  },
  "a team within itself is told once, with the teams on the way": `
nhi: 1
teams:
  a: { contact: "#a", members: [b] }
                                ^ warning reference-unknown: members names "b", through which a is a member of itself
  b: { contact: "#b", members: [team:c, a] }
  ~ reference-unknown: b is on the way
  c: { contact: "#c", members: [ann@acme.example] }
`,
  "teams within teams are no circle": `
nhi: 1
teams:
  a: { contact: "#a", members: [b, team:c] }
  b: { contact: "#b", members: [c] }
  c: { contact: "#c", members: [ann@acme.example] }
`,
  "two files that extend each other": `
=== hub.nhi.yaml
nhi: 1
extends: [spoke.nhi.yaml]
          ^^^^^^^^^^^^^^ information reference-unknown: extends names "spoke.nhi.yaml", which extends this file again
=== spoke.nhi.yaml
nhi: 1
extends: [hub.nhi.yaml]
          ^^^^^^^^^^^^ information reference-unknown: extends names "hub.nhi.yaml", which extends this file again
`,
});
