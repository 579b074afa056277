/** Cases of citation-misapplied beyond its examples. */
import { citationMisapplied } from "../../server/src/rules/citation-misapplied.ts";
import { checkRule } from "../harness/rule.ts";

const control = (id: string, title: string, surface: string, frameworks: string): string => `
nhi: 1
teams:
  security: { contact: "#security", function: security }
controls:
  ${id}:
    title: ${title}
    surface: ${surface}
    frameworks: ${frameworks}
`;

checkRule(citationMisapplied, {
  "rotation: NHI7 first, then NHI1": {
    doc: control(
      "tokens",
      "We rotate tokens between services",
      "service-tokens",
      `["OWASP NHI-03"]
                 ^^^^^^^^^^^^^^ hint citation-misapplied: OWASP NHI3:2025 is Vulnerable Third-Party NHI; Control "tokens" is about rotation, which NHI7:2025 and NHI1:2025 cover`,
    ),
    fixes: [
      "Replace by OWASP NHI7:2025 (Long-Lived Secrets)",
      "Replace by OWASP NHI1:2025 (Improper Offboarding)",
    ],
    fixed: control("tokens", "We rotate tokens between services", "service-tokens", '["OWASP NHI7:2025"]'),
  },
  "lifecycle: NHI1 first; the words may stand in the id": {
    doc: control(
      "key-revocation",
      "Keys of services",
      "service-tokens",
      `["NHI3"]
                 ^^^^^^ hint citation-misapplied: OWASP NHI3:2025 is Vulnerable Third-Party NHI; Control "key-revocation" is about lifecycle, which NHI1:2025 and NHI7:2025 cover`,
    ),
    fixes: ["Replace by NHI1:2025 (Improper Offboarding)", "Replace by NHI7:2025 (Long-Lived Secrets)"],
  },
  "a guideline for people, cited for the rotation of secrets": {
    doc: control(
      "rotation",
      "Rotation of keys",
      "secret-storage",
      `["NIST SP 800-63B-4 Sec. 3.1.1.2"]
                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint citation-misapplied: NIST SP 800-63B-4 s3.1.1.2 is about people who sign in, and asks for no periodic change; Control "rotation" is about rotation`,
    ),
    fixes: [
      "Replace by OWASP NHI7:2025 (Long-Lived Secrets)",
      "Replace by NIST SP 800-53 Rev 5 IA-5 (Authenticator Management)",
    ],
  },
  "where third parties are spoken of the id may be meant": control(
    "vendors",
    "Rotation of tokens that vendors hold",
    "service-tokens",
    '["NHI-03"]',
  ),
  "consent to other people's applications": control(
    "consent",
    "Revocation of consent",
    "oauth-consent",
    '["NHI-03"]',
  ),
  "a control that does not say what it is about": control("sign-in", "Sign-in", "sso", '["NHI-03"]'),
  "the right ids, and other controls": control(
    "rotation",
    "Rotation of keys",
    "secret-storage",
    '["NHI7:2025", "NHI1:2025", "NIST SP 800-53 Rev 5 IA-5", "PR.AA-01"]',
  ),
  "people who recover their own sign-in": control("recovery", "Ways back", "recovery", '["NIST SP 800-63"]'),
  "a grant says nothing of its topic": `
nhi: 1
access:
  - subject: team:payments
    scopes: ["k8s:view@ns/payments"]
    justification: required
    pathCheck: { controls: ["NHI-03"] }
`,
});
