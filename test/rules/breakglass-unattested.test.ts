/** Cases of breakglass-unattested beyond its examples. */
import { breakglassUnattested } from "../../server/src/rules/breakglass-unattested.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(breakglassUnattested, {
  "on the last good day it is in time, the day after it is late": {
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
      - { on: 2026-11-21, by: platform }
      - { on: 2026-11-20, by: platform }
              ^^^^^^^^^^ error breakglass-unattested: Break-glass path "prod-admin": the use of 2026-11-20 had to be attested by 2026-11-21, 1 day ago
`,
    because: ["used: 2026-11-20", "limit: 24h (reviewWithin)", "due: 2026-11-21", "late: 1 day"],
  },
  "a name without a day is half an attestation": {
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
      - { on: 2026-11-03, by: platform, attestedBy: security }
              ^^^^^^^^^^ error breakglass-unattested: Break-glass path "prod-admin": the use of 2026-11-03 had to be attested by 2026-11-04, 18 days ago
`,
    fixes: ["Record the day of the attestation"],
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - { on: 2026-11-03, by: platform, attestedBy: security, attestedOn: 2026-11-22, evidence: [{ kind: attestation, ref: https://tickets.example/SEC-1, on: 2026-11-22 }] }
`,
  },
  "the whole attestation is written at once, with what shows it": {
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
      - on: 2026-11-03
            ^^^^^^^^^^ error breakglass-unattested: Break-glass path "prod-admin": the use of 2026-11-03 had to be attested by 2026-11-04, 18 days ago
        by: platform
        evidence: [{ kind: recording, ref: "vault:recordings/7", on: 2026-11-03 }]
`,
    fixes: ["Record the attestation"],
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
    audit: "splunk:bg"
    tested: 2026-10-01
    reviewWithin: 24h
    uses:
      - on: 2026-11-03
        by: platform
        evidence: [{ kind: recording, ref: "vault:recordings/7", on: 2026-11-03 }, { kind: attestation, ref: https://tickets.example/SEC-1, on: 2026-11-22 }]
        attestedBy: security
        attestedOn: 2026-11-22
`,
  },
  "without a limit nobody is late; a day to come is told by the rules about dates": `
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
    uses:
      - { on: 2026-01-03, by: platform }
      - { on: 2027-01-03, by: platform }
`,
  "one that cannot be read here may be there": `
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
      - { on: 2026-11-03, by: platform, attestedBy: "\${WHO}", attestedOn: "\${WHEN}" }
`,
});
