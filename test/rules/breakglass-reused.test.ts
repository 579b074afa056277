/** Cases of breakglass-reused beyond its examples. */
import { breakglassReused } from "../../server/src/rules/breakglass-reused.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassReused, {
  "attested on the day of the next use is in time": `
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-10-18, by: platform, attestedBy: security, attestedOn: 2026-10-20 }
      - { on: 2026-10-20, by: platform, attestedBy: security, attestedOn: 2026-10-21 }
`,
  "attested only after the next use, which is still open": {
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-11-18, by: platform, attestedBy: security, attestedOn: 2026-11-22 }
      - { on: 2026-11-21, by: platform }
              ^^^^^^^^^^ error breakglass-reused: Break-glass path "prod-admin" was used again on 2026-11-21; the use of 2026-11-18 was attested only on 2026-11-22
`,
    because: ["used: 2026-11-18", "used again: 2026-11-21", "attested: 2026-11-22"],
  },
  "once both are attested, somebody has looked at both": `
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-11-10, by: platform, attestedBy: security, attestedOn: 2026-11-20 }
      - { on: 2026-11-15, by: platform, attestedBy: security, attestedOn: 2026-11-20 }
`,
  "two uses of one day may be one emergency, and the order of the lines does not matter": `
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 7d
    uses:
      - { on: 2026-11-21, by: platform }
              ^^^^^^^^^^ error breakglass-reused: Break-glass path "prod-admin" was used again on 2026-11-21; the use of 2026-11-20 is not attested to this day
      - { on: 2026-11-21, by: platform }
              ^^^^^^^^^^ error breakglass-reused: Break-glass path "prod-admin" was used again on 2026-11-21; the use of 2026-11-20 is not attested to this day
      - { on: 2026-11-20, by: platform }
`,
  "another path is another door": `
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 7d
    uses:
      - { on: 2026-11-18, by: platform }
  other:
    owner: security
    activatedBy: platform
    scopes: ["aws:s3:PutObject@arn:aws:s3:::x"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:bg"
    reviewWithin: 7d
    tested: 2026-10-01
    uses:
      - { on: 2026-11-20, by: platform }
`,
});
