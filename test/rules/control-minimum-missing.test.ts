/** Cases of control-minimum-missing beyond its examples. */
import { controlMinimumMissing } from "../../server/src/rules/control-minimum-missing.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may sign in
    mayChange: [session length]
    exceptionsBy: security
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`;

checkRule(controlMinimumMissing, {
  "no minimum at all is told at the control, and the repair asks for each": {
    doc: `
nhi: 1
controls:
  sso:
  ^^^ hint control-minimum-missing: Control "sso" has no minimum for assurance, scope, logging and revocation
${HEAD}`,
    fixes: ["Write the minimum for assurance, scope, logging and revocation"],
  },
  "who sets it is not asked for": `
nhi: 1
controls:
  sso:
    minimum: { assurance: AAL2, scope: one tenant, logging: every sign-in, revocation: 15m }
${HEAD}`,
  "one of the four, filled in beside the others": {
    doc: `
nhi: 1
controls:
  sso:
    minimum: { assurance: AAL2, logging: every sign-in, revocation: 15m }
    ^^^^^^^ hint control-minimum-missing: Control "sso" has no minimum for scope
${HEAD}`,
    fixed: `
nhi: 1
controls:
  sso:
    minimum: { assurance: AAL2, logging: every sign-in, revocation: 15m, scope: one tenant }
${HEAD}`,
  },
});
