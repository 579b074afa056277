/** Cases of recovery-path-missing beyond its examples. */
import { recoveryPathMissing } from "../../server/src/rules/recovery-path-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(recoveryPathMissing, {
  "the one who has the duty is written, and a person says the rest": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared, accountable: security, sla: { revoke: 4h, rotate: 24h, recover: 2h } }
breakGlass:
  prod-admin:
  ^^^^^^^^^^ warning recovery-path-missing: Break-glass path "prod-admin" brings back locked-out owners, and does not say how
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    reviewWithin: 24h
    tested: 2026-10-01
    audit: "splunk:bg"
    kind: owner-recovery
    agreedBy: [security, platform]
`,
    fixes: ["Say how it comes back, by whom and when"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { model: shared, accountable: security, sla: { revoke: 4h, rotate: 24h, recover: 2h } }
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
    kind: owner-recovery
    agreedBy: [security, platform]
    recovery:
      path: A new token from the vault, handed over in person
      owner: platform
      trigger: The owner's token has run out
`,
  },
  "emergency access needs no recovery": `
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
    kind: emergency-access
`,
  "half a recovery: nobody has the duty, and nothing sets it off": {
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
    kind: owner-recovery
    recovery: { path: A new token from the vault }
    ^^^^^^^^ warning recovery-path-missing: The recovery of break-glass path "prod-admin" lacks an owner and a trigger
`,
    fixes: ["Add an owner and a trigger"],
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
    kind: owner-recovery
    recovery: { path: A new token from the vault, owner: platform, trigger: The owner's token has run out }
`,
  },
  "where somebody has the duty, the owner may be left out": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { duties: { recover: platform } }
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
    kind: owner-recovery
    recovery: { path: A new token, trigger: The token has run out }
`,
});
