/** Cases of sla-missing beyond its examples. */
import { slaMissing } from "../../server/src/rules/sla-missing.ts";
import { checkRule } from "../harness/rule.ts";

const control = (more: string): string => `
controls:
  sso:
    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may sign in
    mayChange: []
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    released: false
${more}`;

checkRule(slaMissing, {
  "a control that says nothing is told at its name, and the repair writes what is lacking": {
    doc: `
nhi: 1
controls:
  sso:
  ^^^ warning sla-missing: Control "sso" has no service level for rotate, revoke and recover, nor has the policy
    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    protects: Who may sign in
    mayChange: []
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    released: false
`,
    fixes: ["Set rotate to 24h, revoke to 4h and recover to 4h"],
    fixed: `
nhi: 1${control(`    sla:
      rotate: 24h
      revoke: 4h
      recover: 4h
`)}`,
  },
  "what the control does not set, the policy does": `
nhi: 1
policy:
  sla: { revoke: 4h, recover: 2h }${control(`    sla: { rotate: 24h }
`)}`,
  "a control of a policy with all three needs none of its own": `
nhi: 1
policy:
  model: shared
  accountable: security
  sla: { rotate: 24h, revoke: 4h, recover: 2h }${control("")}`,
  "levels that stand elsewhere are no fault": `
nhi: 1${control(`    sla: \${sla}
`)}`,
  "the shared model may leave levels to its controls": `
nhi: 1
policy:
  model: shared
  accountable: security
  sla: { revoke: 4h }
`,
  "a policy that sets none at all is told by escalation-missing": `
nhi: 1
policy:
  model: hub-and-spoke
  accountable: identity
`,
});
