/** Cases of citation-outdated beyond its examples. */
import { citationOutdated } from "../../server/src/rules/citation-outdated.ts";
import { checkRule } from "../harness/rule.ts";

const grant = (controls: string): string => `
nhi: 1
teams:
  payments: { contact: "#payments", lead: ann@acme.example }
  security: { contact: "#security", function: security }
access:
  - subject: team:payments
    privilege: standard
    scopes: ["k8s:view@ns/payments"]
    justification: required
    approvedBy: security
    approvedOn: 2026-11-20
    expires: 2026-12-20
    pathCheck:
      controls: ${controls}
      on: 2026-11-20
`;
/** Carets under the list's first entry. */
const told = (text: string, message: string): string =>
  grant(`["${text}"]\n${" ".repeat(17)}${"^".repeat(text.length + 2)} hint citation-outdated: ${message}`);

checkRule(citationOutdated, {
  "a moved id under the new edition: replaced, or kept and added": {
    doc: told("CSF 2.0 PR.AC-4", "PR.AC-4 is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA-05"),
    fixes: ["Replace by CSF 2.0 PR.AA-05", "Keep CSF 2.0 PR.AC-4 and add CSF 2.0 PR.AA-05"],
    fixed: grant('["CSF 2.0 PR.AA-05"]'),
  },
  "kept and added": {
    doc: told("PR.AC-4", "PR.AC-4 is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA-05"),
    fix: "Keep PR.AC-4 and add PR.AA-05",
    fixed: grant('["PR.AC-4", "PR.AA-05"]'),
  },
  "the successor beside it shows that it was kept on purpose": grant('["PR.AC-4", "NIST CSF 2.0 pr.aa-5"]'),
  "a whole category": told(
    "NIST CSF 2.0 PR.AC",
    "PR.AC is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA",
  ),
  "two sources that differ: both are offered": {
    doc: told("ID.GV-4", "ID.GV-4 is an id of NIST CSF 1.1; NIST CSF 2.0 has it in GV.RM-04 or GV.RM-03"),
    fixes: [
      "Replace by GV.RM-04",
      "Replace by GV.RM-03",
      "Keep ID.GV-4 and add GV.RM-04",
      "Keep ID.GV-4 and add GV.RM-03",
    ],
  },
  "the old edition by its name": {
    doc: told("NIST CSF 1.1 PR.AC-4", "PR.AC-4 is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA-05"),
    fixes: ["Replace by NIST CSF 2.0 PR.AA-05", "Keep NIST CSF 1.1 PR.AC-4 and add NIST CSF 2.0 PR.AA-05"],
  },
  "a superseded publication": told("NIST SP 800-63-3", "SP 800-63-3 was superseded by SP 800-63-4"),
  "a withdrawn enhancement": told("ac-2.10", "AC-2(10) was withdrawn; NIST SP 800-53 Rev 5 has it in AC-2"),
  "a renumbered one": {
    doc: told("CSA CCM 4.0 IAM-13", "IAM-13 of CSA CCM 4.0 is IAM-12 in CSA CCM 4.1"),
    fixes: ["Replace by CSA CCM 4.1 IAM-12", "Keep CSA CCM 4.0 IAM-13 and add CSA CCM 4.1 IAM-12"],
  },
  "one that nothing took over": {
    doc: told("CSA CCM 4.0 IAM-12", "IAM-12 of CSA CCM 4.0 has no successor in the newer edition"),
    fixes: ["Remove CSA CCM 4.0 IAM-12"],
  },
  "current ones, others that we do not hold, and other frameworks": grant(
    '["NIST CSF 2.0 PR.AA-05", "GV.OV-01", "NIST SP 800-63", "ISO 27001:2013 A.9.2.3", "DORA Art. 9", ""]',
  ),
  "a control in JSON": {
    path: "nhi.json",
    doc: `
{
  "nhi": 1,
  "controls": {
    "sso": { "title": "Sign-in", "frameworks": ["PR.AC-4"] }
                                                ^^^^^^^^^ hint citation-outdated: PR.AC-4 is an id of NIST CSF 1.1; NIST CSF 2.0 moved it to PR.AA-05
  }
}
`,
    fixed: `
{
  "nhi": 1,
  "controls": {
    "sso": { "title": "Sign-in", "frameworks": ["PR.AA-05"] }
  }
}
`,
  },
});
