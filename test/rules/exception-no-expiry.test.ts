/** Cases of exception-no-expiry beyond its examples. */
import { exceptionNoExpiry } from "../../server/src/rules/exception-no-expiry.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(exceptionNoExpiry, {
  "the end is the longest grant from today": {
    doc: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { maxGrant: 30d }
identities:
  sync:
    type: service-account
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: 2026-01-01 }]
exceptions:
  - rule: rotation-stale
          ^^^^^^^^^^^^^^ warning exception-no-expiry: The exception for rotation-stale has no last day, and hides nothing
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
`,
    fixes: ["Set expires to 2026-12-22 (30d from today, the longest grant)"],
    fixed: `
nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#security", function: security }
  audit: { contact: "#audit", function: compliance }
policy: { maxGrant: 30d }
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
    approvedBy: security
    expires: 2026-12-22
`,
  },
  "an end that cannot be read is told by the rules about dates": `
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
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: some day
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires:
`,
  "in JSON": {
    doc: `
{
  "nhi": 1,
  "exceptions": [
    { "rule": "rotation-stale", "match": "k8s/**", "reason": "Moves in May", "approvedBy": "security" }
              ^^^^^^^^^^^^^^^^ warning exception-no-expiry: The exception for rotation-stale has no last day, and hides nothing
  ]
}
`,
    path: "x.nhi.json",
    fixed: `
{
  "nhi": 1,
  "exceptions": [
    { "rule": "rotation-stale", "match": "k8s/**", "reason": "Moves in May", "approvedBy": "security", "expires": "2027-02-20" }
  ]
}
`,
  },
});
