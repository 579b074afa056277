/** Cases of breakglass-not-agreed beyond its examples. */
import { breakglassNotAgreed } from "../../server/src/rules/breakglass-not-agreed.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassNotAgreed, {
  "agreed by nobody: one of each side is proposed": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning breakglass-not-agreed: Break-glass path "prod-admin" has been agreed by nobody; the shared model asks IT and security
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
`,
    fixes: ["Record the agreement of platform and security"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    agreedBy: [platform, security]
`,
  },
  "where security does everything there are no two sides": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: security-led }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
`,
  "the hub asks for it too": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: hub-and-spoke }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    agreedBy: [platform]
               ^^^^^^^^ warning breakglass-not-agreed: Break-glass path "prod-admin" has not been agreed by security; the hub-and-spoke model asks IT and security
`,
    fixes: ["Record the agreement of security"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: hub-and-spoke }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    agreedBy: [platform, security]
`,
  },
  "a party that is no known team may belong to either side": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    agreedBy: [security, r.osei@acme.example]
`,
  "a side without a team cannot be asked": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 24h
    tested: 2026-10-01
    agreedBy: [security]
`,
  "without an operating model nobody is asked": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
    audit: "splunk:bg"
`,
});
