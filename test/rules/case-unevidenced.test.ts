/** Cases of case-unevidenced beyond its examples. */
import { caseUnevidenced } from "../../server/src/rules/case-unevidenced.ts";
import { checkRule } from "../harness/rule.ts";

const HEAD = `nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
`;
const CASE = `    identity: ci-bot
    severity: low
    openedBy: security
    opened: 2026-11-02
    assignee: platform
`;

checkRule(caseUnevidenced, {
  "the stub asks for what the policy counts as proof, of the day of the closing": {
    doc: `
${HEAD}policy:
  evidenceFor: { closure: [ticket, report] }
cases:
  leak:
  ^^^^ error case-unevidenced: Case "leak" is closed, and nothing shows that it is over
${CASE}    status: closed
    closed: 2026-11-04
`,
    fixes: ["Add the ticket and report as evidence"],
    fixed: `
${HEAD}policy:
  evidenceFor: { closure: [ticket, report] }
cases:
  leak:
${CASE}    status: closed
    closed: 2026-11-04
    evidence:
      - kind: ticket
        ref: https://tickets.example/SEC-1
        on: 2026-11-04
      - kind: report
        ref: https://tickets.example/SEC-1
        on: 2026-11-04
`,
  },
  "an empty list shows nothing": {
    doc: `
${HEAD}cases:
  leak:
  ^^^^ error case-unevidenced: Case "leak" is closed, and nothing shows that it is over
${CASE}    status: closed
    evidence: []
`,
    fixes: ["Add the ticket as evidence"],
  },
  "what is only resolved may still get its evidence": `
${HEAD}cases:
  leak:
${CASE}    status: resolved
    resolution: rotated
`,
  "a path alone is evidence, and so is what lies elsewhere": `
${HEAD}cases:
  leak:
${CASE}    status: closed
    evidence: "https://tickets.example/SEC-7"
  other-leak:
${CASE}    status: closed
    evidence: \${proofs}
`,
});
