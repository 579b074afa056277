/** Cases of control-evidence-missing beyond its examples. */
import { controlEvidenceMissing } from "../../server/src/rules/control-evidence-missing.ts";
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
`;

checkRule(controlEvidenceMissing, {
  "no evidence at all is told at the control, and each of the four is asked for": {
    doc: `
nhi: 1
controls:
  sso:
  ^^^ warning control-evidence-missing: Control "sso" has no evidence for logging, rotation, revocation and recovery
${HEAD}`,
    fixes: ["Add evidence for logging, rotation, revocation and recovery"],
    fixed: `
nhi: 1
controls:
  sso:
${HEAD}    evidence:
      logging: https://tickets.example/SEC-1
      rotation: https://tickets.example/SEC-1
      revocation: https://tickets.example/SEC-1
      recovery: https://tickets.example/SEC-1
`,
  },
  "before the release there is nothing to show, if the file says so": `
nhi: 1
controls:
  sso:
${HEAD}    released: false
`,
  "an empty key is no evidence, a proof with kind and date is": `
nhi: 1
controls:
  sso:
${HEAD}    evidence:
    ^^^^^^^^ warning control-evidence-missing: Control "sso" has no evidence for recovery
      logging: { kind: log, ref: "https://w.example/1", on: 2026-10-01 }
      rotation: \${proof}
      revocation: "https://w.example/3"
      recovery:
`,
  "all of it may stand elsewhere": `
nhi: 1
controls:
  sso:
${HEAD}    evidence: \${proofs}
`,
});
