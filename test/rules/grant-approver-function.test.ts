/** Cases of grant-approver-function beyond its examples. */
import { grantApproverFunction } from "../../server/src/rules/grant-approver-function.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `
nhi: 1
teams:
  orders: { contact: "#orders", members: [olga@acme.example] }
  cio: { contact: cio@acme.example, function: leadership }
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security, members: [sam@acme.example, team:appsec] }
  appsec: { contact: "#appsec", function: security, members: [ann@acme.example] }
policy:
  model: shared
  accountable: security
  duties: { exist: security, approve: security, monitor: security, detect: security, contain: security, review: security, except: security, remediate: security, close: security, evidence: security }
  delegations:
    - { match: "treasury/**", to: cio, duties: [approve], expires: 2027-01-31 }`;
const bot = (approvedBy: string, privilege = "elevated") => `${HEAD}
identities:
  bot:
    type: bot
    owner: orders
    sponsor: cio
    purpose: Writes orders
    privilege: ${privilege}
    approvedBy: ${approvedBy}
`;

checkRule(grantApproverFunction, {
  "the holder is proposed": {
    doc: `${bot("platform").trimEnd()}
                ^^^^^^^^ warning grant-approver-function: Identity "bot" is approved by platform; the duty to approve is held by security (policy.duties)
`,
    fixes: ["Set approvedBy to security (holds the approve duty by policy.duties)"],
    fixed: bot("security"),
  },
  "a scope": `${HEAD}
identities:
  bot:
    type: bot
    owner: orders
    sponsor: cio
    purpose: Writes orders
    privilege: elevated
    scopes:
      - scope: "db:UPDATE@orders"
        justification: Backfill
        approvedBy: platform
                    ^^^^^^^^ warning grant-approver-function: Identity "bot": the scope "db:UPDATE@orders" is approved by platform; the duty to approve is held by security (policy.duties)
`,
  "the holder": bot("security"),
  "a member of the holder": bot("sam@acme.example"),
  "a member of a team within it": bot("ann@acme.example"),
  "who answers for the risk may approve too": bot("cio").replace("accountable: security", "accountable: cio"),
  "the one who asks is told by another rule": bot("orders"),
  "standard rights need no duty": bot("platform", "standard"),
  "a name that nobody knows is told elsewhere": bot("nobody-knows"),
  "a person of another team": `${bot("olaf@acme.example").trimEnd()}
                ^^^^^^^^^^^^^^^^^ warning grant-approver-function: Identity "bot" is approved by olaf@acme.example; the duty to approve is held by security (policy.duties)
`,
  "the delegation says who approves there": {
    path: "treasury/nhi.yaml",
    doc: `${bot("platform").trimEnd()}
                ^^^^^^^^ warning grant-approver-function: Identity "bot" is approved by platform; the duty to approve is held by cio (a delegation)
`,
    fixes: ["Set approvedBy to cio (holds the approve duty by a delegation)"],
  },
  "the one who delegated it may still say yes": { path: "treasury/nhi.yaml", doc: bot("security") },
  "where the holders ask themselves, somebody else has to say yes": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: founders@acme.example, function: leadership }
policy: { model: security-led, accountable: security, fallbackReviewer: founders }
identities:
  vault: { type: bot, owner: security, sponsor: founders, purpose: Unseals, privilege: privileged, approvedBy: founders }
`,
  "without a model nobody holds the duty": `
nhi: 1
teams:
  a: { contact: "#a" }
  b: { contact: "#b" }
identities:
  bot: { type: bot, owner: a, sponsor: b, purpose: Writes, privilege: elevated, approvedBy: b }
`,
});
