/** Cases of duty-missing beyond its examples. */
import { dutyMissing } from "../../server/src/rules/duty-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(dutyMissing, {
  "a team that is called like the function lacks only the word": {
    doc: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  founders: { contact: founders@acme.example, function: leadership }
  security: { contact: "#security" }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning duty-missing: Nobody holds exist, approve, monitor, detect, contain, review, except, platform, remediate, close and evidence: no team has the function security
  accountable: security
  fallbackReviewer: founders
`,
    fixes: [
      "Write the function of the team security",
      "Write the missing duties into policy.duties, with who holds them and why",
      "Declare the team security-team with the function",
    ],
    because: [
      "exist: Running an account's sessions is no reason to keep the account: the one who decides that it lives gains nothing from it.",
      "approve: Who needs privileged access must not write the rules for it or say yes to it.",
      "monitor: Use is watched by somebody who would see a colleague's misuse as plainly as a stranger's.",
      "detect: Alerts need a team that reads them around the clock and can tell an identity's misuse from its work.",
    ],
    fixed: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  founders: { contact: founders@acme.example, function: leadership }
  security: { contact: "#security", function: security }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: founders
`,
  },
  "the whole table is written at once, beside the cells that are there": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: founders@acme.example, function: leadership }
  ops: { contact: "#ops", function: platform }
policy:
  model: shared
         ^^^^^^ warning duty-missing: Nobody holds recover and prevent: no team has the function it
  accountable: security
  duties:
    platform: { team: ops, reason: There is no IT }
`,
    fix: "Write the missing duties into policy.duties, with who holds them and why",
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: founders@acme.example, function: leadership }
  ops: { contact: "#ops", function: platform }
policy:
  model: shared
  accountable: security
  duties:
    platform: { team: ops, reason: There is no IT }
    recover: { team: founders, reason: No team with the function it yet }
    prevent: { team: founders, reason: No team with the function it yet }
`,
  },
  "or a team is declared": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
policy:
  model: shared
         ^^^^^^ warning duty-missing: Nobody holds platform, recover and prevent: no team has the function it
  accountable: security
`,
    fix: "Declare the team it with the function",
    // One team alone would hold both platform and policy.
    refused: ["Write the missing duties into policy.duties, with who holds them and why"],
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
`,
  },
  "a function that two teams have: the file must say which": {
    doc: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  desk: { contact: "#desk", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
         ^^^^^^ warning duty-missing: The shared model gives recover and prevent to the function "it", and desk and it-ops have it: the file must say which
  accountable: security
  duties: { platform: it-ops }
`,
    fixes: ["Give them to desk in policy.duties", "Give them to it-ops in policy.duties"],
    fix: "Give them to it-ops in policy.duties",
    fixed: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  desk: { contact: "#desk", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { platform: it-ops, recover: it-ops, prevent: it-ops }
`,
  },
  "a disbanded team has no function any more": {
    doc: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it, status: disbanded }
  security: { contact: "#security", function: security }
policy:
  model: shared
         ^^^^^^ warning duty-missing: Nobody holds platform, recover and prevent: no team has the function it
  accountable: security
`,
    refused: ["Write the missing duties into policy.duties, with who holds them and why"],
  },
  "a cell that leads to a disbanded team": {
    doc: `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  old-ops: { contact: "#old", function: it, status: disbanded }
                                                    ~~~~~~~~~ duty-missing: old-ops is disbanded
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { recover: old-ops }
                     ^^^^^^^ warning duty-missing: recover is held by old-ops, which is disbanded
`,
    fixes: ["Give recover to it-ops (function it)"],
  },
  "a cell that could mean two teams": `
nhi: 1
teams:
  eu/ops: { contact: "#eu", function: it }
  us/ops: { contact: "#us", function: business }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  duties: { platform: "@acme/ops", rotate: owner, notify: sponsor }
                      ^^^^^^^^^^^ warning duty-missing: platform is held by "@acme/ops", which can mean eu/ops or us/ops
`,
  "no team is listed at all: they may stand where we do not look": `
nhi: 1
policy:
  model: federated
         ^^^^^^^^^ hint duty-missing: The federated model gives duties to functions, and no file lists a team
  accountable: identity
`,
  "a federated model without a council is told by its own rule": `
nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  it-ops: { contact: "#it-ops", function: it }
  grc: { contact: "#grc", function: compliance }
policy: { model: federated, accountable: identity }
`,
  "a file that is not here may list the teams": `
nhi: 1
extends: ["../hub/teams.nhi.yaml"]
teams:
  cards: { contact: "#cards" }
policy: { model: shared, accountable: security }
`,
  "an unknown model gives nothing to anybody": `
nhi: 1
teams:
  cards: { contact: "#cards" }
policy: { model: anarchy, accountable: cards }
`,
  "teams in a circle hold their duties": `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it, members: [team:security] }
  security: { contact: "#security", function: security, members: [it-ops] }
policy: { model: shared, accountable: security }
`,
  "in JSON": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "teams": {
    "security": { "contact": "#security", "function": "security" },
    "it": { "contact": "#it" }
  },
  "policy": {
    "model": "shared",
             ^^^^^^^^ warning duty-missing: Nobody holds platform, recover and prevent: no team has the function it
    "accountable": "security"
  }
}
`,
  },
});
