/** Cases of breakglass-no-audit beyond its examples. */
import { breakglassNoAudit } from "../../server/src/rules/breakglass-no-audit.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassNoAudit, {
  "the trail of another path is proposed where the policy names none": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning breakglass-no-audit: Break-glass path "prod-admin" leaves no audit trail
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
  other:
    owner: security
    activatedBy: platform
    scopes: ["aws:s3:PutObject@arn:aws:s3:::x"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
    audit: "splunk:breakglass"
`,
    fixes: ["Set audit to splunk:breakglass (as other)"],
    fixed: `
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
    audit: splunk:breakglass
  other:
    owner: security
    activatedBy: platform
    scopes: ["aws:s3:PutObject@arn:aws:s3:::x"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
    audit: "splunk:breakglass"
`,
  },
  "where nothing is known somebody says": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning breakglass-no-audit: Break-glass path "prod-admin" leaves no audit trail
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
`,
    fixes: ["Say where every use leaves its trail"],
    fixed: `
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
    audit: siem:break-glass
`,
  },
  "who uses the path does not keep its trail": {
    doc: `
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
    auditBy: platform
             ^^^^^^^^ warning breakglass-no-audit: The audit trail of break-glass path "prod-admin" is kept by platform, its own user
`,
    fixes: ["Set auditBy to security (function security)", "Set auditBy to audit (function compliance)"],
    fixed: `
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
    auditBy: security
`,
  },
  "another name of the same team is the same team": `
nhi: 1
teams:
  platform: { contact: "#platform", aliases: ["@acme/platform"], function: it }
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
    auditBy: "@acme/platform"
             ^^^^^^^^^^^^^^^^ warning breakglass-no-audit: The audit trail of break-glass path "prod-admin" is kept by @acme/platform, who is not independent of the user platform: @acme/platform is an alias of platform
`,
  "kept by somebody else, or computed elsewhere": `
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
    audit: \${TRAIL}
    auditBy: audit
`,
});
