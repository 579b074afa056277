/** policy-unprotected: who is asked before the policy changes. */
import { policyUnprotected } from "../../server/src/rules/policy-unprotected.ts";
import { checkRule } from "../harness/rule.ts";

const rest = `
  accountable: security
  fallbackReviewer: app
`;
const policy = (aliases = ""): string => `nhi: 1
teams:
  app: { contact: "#app" }
  security: { contact: "#security", function: security${aliases} }
policy:
  model: security-led${rest}`;

checkRule(policyUnprotected, {
  "the governed review their own rules": `
=== CODEOWNERS
* @acme/app
=== nhi.yaml
nhi: 1
teams:
  app: { contact: "#app" }
  security: { contact: "#security", function: security }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning policy-unprotected: Changes of the policy go to @acme/app (rule "*"), not to security${rest}`,
  "a rule without owners": `
=== .github/CODEOWNERS
* @acme/security
nhi.yaml
=== nhi.yaml
nhi: 1
teams:
  app: { contact: "#app" }
  security: { contact: "#security", function: security }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning policy-unprotected: The rule "nhi.yaml" leaves the policy without a reviewer${rest}`,
  "without a model it is told at the accountable team": `
=== CODEOWNERS
/web/ @acme/app
=== nhi.yaml
nhi: 1
teams:
  security: { contact: "#security", function: security }
policy:
  accountable: security
               ^^^^^^^^ warning policy-unprotected: No rule sends changes of the policy to a reviewer, so that anybody may change it
`,
  "an alias of the accountable team": `
=== CODEOWNERS
* @acme/sec-leads
=== nhi.yaml
${policy(', aliases: ["@acme/sec-leads"]')}`,
  "reviewers of whom the workspace knows no more than the name": `
=== CODEOWNERS
* @acme/guardians
=== nhi.yaml
${policy()}`,
  "where no file says who reviews what": `
=== nhi.yaml
${policy()}`,
  "a CODEOWNERS of another repository": `
=== other/.github/CODEOWNERS
/web/ @acme/app
=== nhi.yaml
${policy()}`,
  "the nearest OWNERS answers too": `
=== OWNERS
approvers: [security]
=== nhi.yaml
${policy()}`,
});
