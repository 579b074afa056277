/** Cases of case-function beyond its examples. */
import { caseFunction } from "../../server/src/rules/case-function.ts";
import { checkRule } from "../harness/rule.ts";

const HUB = `nhi: 1
teams:
  identity: { contact: "#identity", function: identity, members: [kim.lee@example.com] }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cards: { contact: "#cards" }
policy:
  model: hub-and-spoke
  accountable: identity
  sla: { create: 2d, rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: it }
identities:
  settlement:
    type: workload
    owner: cards
    sponsor: it
    purpose: Settles payments
    credentials: [{ kind: workload-identity }]
`;
const CASE = `    identity: settlement
    severity: low
    status: remediating
    opened: 2026-11-02
    assignee: identity
`;

checkRule(caseFunction, {
  "detection is a function of its own in a hub": {
    doc: `
${HUB}cases:
  one:
${CASE}    openedBy: pam
              ^^^ warning case-function: Case "one" was opened by pam; hub-and-spoke gives monitor, detect, contain and review to soc and identity
  two:
${CASE}    openedBy: soc
  three:
${CASE}    openedBy: identity
`,
    fixes: ["Set openedBy to soc", "Set openedBy to identity"],
  },
  "security operations contains a case and is never the one to clean up": {
    doc: `
${HUB}cases:
  one:
${CASE.replace("assignee: identity", "assignee: soc")}              ^^^ warning case-function: Case "one" is assigned to soc, which contains and does not clean up; hub-and-spoke gives remediate to identity
    openedBy: soc
  two:
${CASE.replace("assignee: identity", "assignee: cards")}    openedBy: soc
`,
    fixes: ["Set assignee to identity"],
  },
  "anybody may raise a hand where it is not": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
policy:
  model: security-led
  accountable: security
cases:
  one:
${CASE}    openedBy: cards
`,
  "the owner may resolve by rotating, for that is the owner's; security operations may not": {
    doc: `
${HUB}cases:
  one:
${CASE}    openedBy: soc
    resolution: policy-changed
    resolvedBy: soc
                ^^^ warning case-function: Case "one" was resolved by soc; hub-and-spoke gives remediate to identity
  two:
${CASE}    openedBy: soc
    resolution: rotated
    resolvedBy: cards
`,
    fixes: ["Set resolvedBy to identity"],
  },
  "a member of the team acts for it, and a stranger is no proof of anything": `
${HUB}cases:
  one:
${CASE}    openedBy: soc
    closedBy: kim.lee@example.com
  two:
${CASE}    openedBy: soc
    closedBy: someone@example.com
  three:
${CASE}    openedBy: soc
    closedBy: identty
`,
  "the policy's own word counts before the model's": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  grc: { contact: "#grc", function: compliance }
policy:
  duties: { close: grc }
                   ~~~ case-function: This gives it to grc
cases:
  one:
${CASE}    openedBy: security
    closedBy: security
              ^^^^^^^^ warning case-function: Case "one" was closed by security; policy.duties gives close to grc
`,
  "without a model and without duties nobody can tell": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  cards: { contact: "#cards" }
cases:
  one:
${CASE}    openedBy: cards
    closedBy: cards
`,
});
