/** Cases of control-purpose-missing beyond its examples. */
import { controlPurposeMissing } from "../../server/src/rules/control-purpose-missing.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    exceptionsBy: security
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
`;

checkRule(controlPurposeMissing, {
  "both are one finding and one repair, and the shape has nothing to add": {
    doc: `
nhi: 1
controls:
  sso:
  ^^^ warning control-purpose-missing: Control "sso" does not say what it protects and what may change
${HEAD}`,
    fixes: ["Write what it protects and what may change"],
    fixed: `
nhi: 1
controls:
  sso:
    title: Single sign-on
    owner: ines.okafor@example.com
    surface: sso
    exceptionsBy: security
    raci:
      design: { R: portal, A: ines.okafor@example.com }
      change: { R: portal, A: ines.okafor@example.com }
      incident: { R: portal, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    released: false
    protects: Data of one tenant against another
    mayChange:
      - token lifetime
`,
  },
  "a stub protects nothing": {
    doc: `
nhi: 1
controls:
  sso:
    protects: TODO
              ^^^^ warning control-purpose-missing: Control "sso" protects "TODO", which says nothing
    mayChange: []
${HEAD}`,
    fixes: ["Write what it protects"],
  },
  "an empty list says that nothing may change": `
nhi: 1
controls:
  sso:
    protects: Who may sign in
    mayChange: []
${HEAD}`,
  "what is computed elsewhere is written": `
nhi: 1
controls:
  sso:
    protects: \${protects}
    mayChange: *changes
${HEAD}`,
});
