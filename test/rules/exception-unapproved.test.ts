/** Cases of exception-unapproved beyond its examples. */
import { exceptionUnapproved } from "../../server/src/rules/exception-unapproved.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(exceptionUnapproved, {
  "without an approver it hides nothing": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
          ^^^^^^^^^^^^^^ error exception-unapproved: The exception for rotation-stale has no approver, and hides nothing
    match: identity:sync
    reason: The vendor allows one change a year
    expires: 2027-01-31
`,
    fixes: [
      "Set approvedBy to security (function security)",
      "Set approvedBy to audit (function compliance)",
    ],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    expires: 2027-01-31
    approvedBy: security
`,
  },
  "through an alias": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", aliases: ["@acme/platform"], function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: "@acme/platform"
                ^^^^^^^^^^^^^^^^ error exception-unapproved: The exception for rotation-stale is approved by @acme/platform, who is not independent of the owner platform: @acme/platform is an alias of platform
    expires: 2027-01-31
`,
    fixes: [
      "Set approvedBy to security (function security)",
      "Set approvedBy to audit (function compliance)",
    ],
  },
  "of a glob nothing is known": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
    match: k8s/**
    reason: The vendor allows one change a year
    approvedBy: platform
    expires: 2027-01-31
`,
  "those who use an emergency path do not let it pass": `
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
exceptions:
  - rule: breakglass-untested
    match: breakGlass:prod-admin
    reason: The test waits for the new cluster
    approvedBy: platform
                ^^^^^^^^ error exception-unapproved: The exception for breakglass-untested is approved by platform, the user of what it covers
    expires: 2027-01-31
`,
  "an unknown identity has no owner": `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sink
    reason: The vendor allows one change a year
    approvedBy: platform
    expires: 2027-01-31
`,
});
