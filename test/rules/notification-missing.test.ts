/** Cases of notification-missing beyond its examples. */
import { notificationMissing } from "../../server/src/rules/notification-missing.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `nhi: 1
teams:
  platform: { contact: "#platform", members: [jo.fox@example.com] }
  security: { contact: "#security", function: security }
  finance: { contact: "#finance", function: business }
`;
const BOT = `identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
  pay-bot:
    type: bot
    owner: platform
    sponsor: finance
    purpose: Pays
`;
const CASE = `    severity: high
    openedBy: security
    opened: 2026-11-20
    due: 2026-12-04
`;

checkRule(notificationMissing, {
  "a team of the business is proposed": {
    doc: `
${TEAMS}${BOT}cases:
  leak:
  ^^^^ warning notification-missing: Case "leak" names nobody who tells the business
${CASE}    identity: ci-bot
    status: open
    assignee: platform
`,
    fixes: ["Set businessNotification to finance"],
  },
  "the sponsor tells it, or whoever has done so": `
${TEAMS}${BOT}cases:
  sponsored:
${CASE}    identity: pay-bot
    status: open
    assignee: platform
  told:
${CASE}    identity: ci-bot
    status: contained
    assignee: platform
    notify: { by: finance, on: 2026-11-20 }
`,
  "what is small, over, or about something unknown is not asked": `
${TEAMS}${BOT}cases:
  over:
${CASE}    identity: ci-bot
    status: resolved
    assignee: platform
  unknown:
${CASE}    identity: gone-bot
    status: open
    assignee: platform
  small:
    severity: low
    openedBy: security
    opened: 2026-11-20
    due: 2026-12-04
    identity: ci-bot
    status: open
    assignee: platform
`,
  "one party in both roles": {
    doc: `
${TEAMS}${BOT}cases:
  leak:
${CASE}    identity: ci-bot
    status: open
    assignee: platform
              ~~~~~~~~ notification-missing: platform removes the cause
    businessNotification: team:platform
                          ^^^^^^^^^^^^^ warning notification-missing: Case "leak": team:platform removes the cause and tells the business
`,
    fixes: ["Set businessNotification to finance"],
    fixed: `
${TEAMS}${BOT}cases:
  leak:
${CASE}    identity: ci-bot
    status: open
    assignee: platform
    businessNotification: finance
`,
  },
  "a member of the team is a second person": `
${TEAMS}${BOT}cases:
  leak:
${CASE}    identity: ci-bot
    status: open
    assignee: platform
    technicalRemediation: platform
    businessNotification: jo.fox@example.com
`,
  "nobody removes the cause: the shape is silent": {
    doc: `
${TEAMS}${BOT}cases:
  leak:
  ^^^^ warning notification-missing: Case "leak" names nobody who removes the technical cause
${CASE}    identity: pay-bot
    status: open
`,
    fixes: ["Name the assignee"],
  },
  "the policy may not give both to one": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  finance: { contact: "#finance", function: business }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
  duties:
    notify: { team: security, reason: They know first }
                    ^^^^^^^^ warning notification-missing: The policy gives both remediate and notify to security
`,
    fixes: ["Set notify to sponsor"],
  },
  "the sponsor is nobody's double": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
  duties: { notify: sponsor, remediate: security }
`,
});
