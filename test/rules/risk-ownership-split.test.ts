/** Cases of risk-ownership-split beyond its examples. */
import { riskOwnershipSplit } from "../../server/src/rules/risk-ownership-split.ts";
import { checkRule } from "../harness/rule.ts";

const TEAMS = `nhi: 1
teams:
  identity: { contact: "#identity", function: identity }
  iam-ops: { contact: "#iam-ops", function: identity }
  pam: { contact: "#pam", function: pam }
  soc: { contact: "#soc", function: secops }
  grc: { contact: "#grc", function: compliance }
  it: { contact: "#it", function: it }
  cio: { contact: "#cio", function: leadership }
`;
const SLA =
  "  sla: { create: 2d, rotate: 24h, revoke: 4h, recover: 4h, escalateAfter: 48h, escalateTo: cio }\n";
const DUTIES = "exist: identity, review: identity, except: identity, prevent: identity";

checkRule(riskOwnershipSplit, {
  "a register that stands above the closing function is apart from it in a wide model": {
    doc: `
${TEAMS}policy:
  model: hub-and-spoke
  accountable: cio
               ^^^ warning risk-ownership-split: The risk register (cio), the backlog (identity) and the closure decision (identity) belong to different functions
  duties: { ${DUTIES}, remediate: identity, close: identity }
                                                                                               ~~~~~~~~ risk-ownership-split: The backlog is given here
                                                                                                                ~~~~~~~~ risk-ownership-split: The closure decision is given here
${SLA}`,
  },
  "two teams of one function hold it together": `
${TEAMS}policy:
  model: hub-and-spoke
  accountable: identity
  duties: { ${DUTIES}, remediate: iam-ops, close: identity }
${SLA}`,
  "in a small organisation the one who answers may sit above those who work": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  founders: { contact: "#founders", function: leadership }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: founders
`,
  "but work and closing belong together there too, and the repair moves what the policy gave away": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
  duties:
    close: { team: it, reason: They keep the tickets }
                   ^^ warning risk-ownership-split: The backlog (security) and the closure decision (it) belong to different functions
`,
    fixes: ["Give the closure decision to security"],
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
  duties:
    close: security
`,
  },
  "where a name is not known nobody can tell": `
nhi: 1
policy:
  model: federated
  accountable: identity
  council: council
  duties: { remediate: ops, close: grc }
`,
});
