/** Cases of lifecycle-single-owner beyond its examples. */
import { lifecycleSingleOwner } from "../../server/src/rules/lifecycle-single-owner.ts";
import { checkRule } from "../harness/rule.ts";

const POLICY = `teams:
  security: { contact: "#security", function: security }
  platform: { contact: "#platform", function: it }
  founders: { contact: "#founders", function: leadership }
policy:
  model: shared
  accountable: security
  sla: { create: 2d, rotate: 24h, revoke: 4h, recover: 4h }`;

checkRule(lifecycleSingleOwner, {
  "the team that decides on accounts owns a strong one": {
    doc: `
nhi: 1
${POLICY}
identities:
  scanner:
  ^^^^^^^ warning lifecycle-single-owner: Identity "scanner": security alone decides that it may exist, rotates and revokes
    type: bot
    owner: security
    sponsor: founders
    purpose: Looks for open doors
    privilege: elevated
    requestedBy: security
    approvedBy: founders
    monitoring: { logs: "splunk:scan", alerts: "#alerts", by: platform, explainedBy: security }
    review: { every: 90d, last: 2026-11-01, by: founders }
`,
    because: ["exist: security (shared)", "rotate: security (shared)", "revoke: security (shared)"],
  },
  "what makes up for it is named": `
nhi: 1
${POLICY}
  compensating: The founders look at every change of security's own accounts
identities:
  scanner: { type: bot, owner: security, purpose: Looks for open doors, privilege: elevated }
  ^^^^^^^ hint lifecycle-single-owner: Identity "scanner": security alone decides that it may exist, rotates and revokes; the policy names what makes up for it
`,
  "the policy itself gives all three to one": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security, aliases: ["@acme/sec"] }
policy:
  duties:
    exist: security
           ~~~~~~~~ lifecycle-single-owner: security decides that it may exist (policy.duties)
    rotate: "@acme/sec"
            ~~~~~~~~~~~ lifecycle-single-owner: @acme/sec rotates (policy.duties)
    revoke: security
            ^^^^^^^^ warning lifecycle-single-owner: security alone decides which accounts may exist, rotates and revokes
identities:
  one: { type: bot, owner: web, purpose: Looks for open doors, privilege: elevated }
`,
    fixes: ["Leave revoke to the owner of each identity"],
  },
  "another owner, another step elsewhere, weak rights, no model": `
=== a.nhi.yaml
nhi: 1
${POLICY}
identities:
  one: { type: bot, owner: platform, purpose: Builds, privilege: elevated }
  two: { type: bot, owner: security, purpose: Looks for open doors, privilege: elevated, duties: { revoke: platform } }
  three: { type: bot, owner: security, purpose: Sends reports }
  four: { type: bot, owner: security, purpose: Looked for open doors, privilege: elevated, status: suspended }
`,
  "nothing is known without a model": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
identities:
  one: { type: bot, owner: security, purpose: Looks for open doors, privilege: elevated }
`,
});
