/** Cases of control-exceptions-unowned beyond its examples. */
import { controlExceptionsUnowned } from "../../server/src/rules/control-exceptions-unowned.ts";
import { checkRule } from "../harness/rule.ts";

const REST = `    title: Single sign-on
    owner: ines.okafor@example.com
    team: portal
    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`;

checkRule(controlExceptionsUnowned, {
  "those who hold the duty are proposed, not the control's own people": {
    doc: `
nhi: 1
teams:
  portal: { contact: "#portal", function: security }
  security: { contact: "#security", function: security }
  founders: { contact: "#founders", function: leadership }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
  duties: { except: security, approve: security, review: security, monitor: security, detect: security, contain: security, remediate: security, close: security, evidence: security }
controls:
  sso:
  ^^^ warning control-exceptions-unowned: Control "sso" names nobody who approves exceptions
${REST}`,
    fixes: [
      "Set exceptionsBy to security (holds the except duty by policy.duties)",
      "Set exceptionsBy to founders (function leadership)",
    ],
  },
  "nobody is no name": `
nhi: 1
controls:
  sso:
    exceptionsBy: nobody
                  ^^^^^^ warning control-exceptions-unowned: Control "sso": exceptions are approved by "nobody", which names nobody
${REST}`,
  "a name that is computed elsewhere is a name": `
nhi: 1
controls:
  sso:
    exceptionsBy: \${approver}
${REST}`,
  "a word that is no team among those listed is told by reference-unknown, a team of that name is a team": `
=== a/nhi.yaml
nhi: 1
teams:
  everyone: { contact: "#all" }
controls:
  one:
    title: Single sign-on
    exceptionsBy: nobody
  two:
    title: Single sign-on
    exceptionsBy: everyone
`,
});
