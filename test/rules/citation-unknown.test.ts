/** Cases of citation-unknown beyond its examples. */
import { citationUnknown } from "../../server/src/rules/citation-unknown.ts";
import { checkRule } from "../harness/rule.ts";

const control = (frameworks: string): string => `
nhi: 1
teams:
  security: { contact: "#security", function: security }
controls:
  sign-in:
    title: Sign-in of customers
    frameworks: ${frameworks}
`;
const told = (text: string, message: string, level = "warning"): string =>
  control(
    `["${text}"]\n${" ".repeat(17)}${"^".repeat(text.length + 2)} ${level} citation-unknown: ${message}`,
  );

checkRule(citationUnknown, {
  "an id that the edition has not; the nearest are offered in the author's words": {
    doc: told("CSF 2.0 PR.AB-05", 'NIST CSF 2.0 has no "PR.AB-05"'),
    fix: "Replace by CSF 2.0 PR.AA-05 (Access permissions, entitlements, and authorizations are defined in a policy, managed, enforced, and reviewed, and incorporate the principles of least privilege and separation of duties)",
    fixed: control('["CSF 2.0 PR.AA-05"]'),
  },
  "a risk that OWASP does not list": told("NHI11:2025", 'OWASP NHI Top 10 2025 has no "NHI11:2025"'),
  "a category that went, under the new edition": told(
    "NIST CSF 2.0 PR.IP-12",
    'NIST CSF 2.0 has no "PR.IP-12"',
  ),
  "a number that two frameworks have: refused, with the reason and both": {
    doc: told("8.2", '"8.2" names no framework: CIS Controls 8.1 8.2 and ISO/IEC 27001 2022 A.8.2 have it'),
    fixes: [
      "Replace by CIS Controls 8.1 8.2 (Collect Audit Logs)",
      "Replace by ISO/IEC 27001 2022 A.8.2 (Privileged access rights)",
    ],
    fixed: control('["CIS Controls 8.1 8.2"]'),
  },
  "a number that one framework has, and one that none has": `
nhi: 1
controls:
  sign-in:
    title: Sign-in of customers
    frameworks: ["8.6.3", "99.9"]
                 ^^^^^^^ warning citation-unknown: "8.6.3" names no framework: CIS, ISO and PCI number alike; PCI DSS 4.0.1 8.6.3 could be meant
                          ^^^^^^ warning citation-unknown: "99.9" names no framework: CIS, ISO and PCI number alike
`,
  "a CCM id that 4.1 moved, without an edition: which two it can be": {
    doc: told(
      "CCM IAM-13",
      '"CCM IAM-13" names no edition: CSA CCM 4.1 IAM-13 is Strong Authentication, CSA CCM 4.0 IAM-13 is Unique Identities',
      "information",
    ),
    fixes: [
      "Replace by CSA CCM 4.1 IAM-13 (Strong Authentication)",
      "Replace by CSA CCM 4.1 IAM-12 (Unique Identities)",
    ],
    fixed: control('["CSA CCM 4.1 IAM-13"]'),
  },
  "known in any spelling": control(
    '["NIST CSF 2.0 PR.AA-05", "owasp nhi7:2025", "NHI-03", "ISO 27001 A.5.3", "800-53 AC-6(7)", "ac-6.7", "CIS 5.5"]',
  ),
  "outdated ones have a rule of their own": control('["CSF 2.0 PR.AC-4", "CCM 4.0 IAM-13"]'),
  "ids that the catalogue leaves out, frameworks that it does not know, and half typed ones": control(
    '["ISO 27001 A.5.37", "CIS 1.1", "NIST 800-53 Rev 4 AC-17", "DORA Art. 9", "Our standard 7", ""]',
  ),
});
