/** Cases of exception-expired beyond its examples. */
import { exceptionExpired } from "../../server/src/rules/exception-expired.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(exceptionExpired, {
  "its last day still counts": `
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
    approvedBy: security
    expires: 2026-11-22
`,
  "it is taken out, or renewed by somebody": {
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
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2026-11-21
             ^^^^^^^^^^ error exception-expired: The exception for rotation-stale ran out on 2026-11-21, 1 day ago, and hides nothing any more
`,
    because: ["expires: 2026-11-21", "late: 1 day"],
    fixes: ["Remove the exception", "Renew until 2027-02-20, approved again"],
    fix: "Renew until 2027-02-20, approved again",
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
    approvedBy: audit
    expires: 2027-02-20
`,
  },
  "without an approver the renewal names one": {
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
    match: identity:sync
    reason: The vendor allows one change a year
    expires: 2026-10-01
             ^^^^^^^^^^ error exception-expired: The exception for rotation-stale ran out on 2026-10-01, 52 days ago, and hides nothing any more
`,
    fix: "Renew until 2027-02-20, approved again",
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
    expires: 2027-02-20
    approvedBy: security
`,
  },
  "the last one goes with its section": {
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
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2026-11-01
             ^^^^^^^^^^ error exception-expired: The exception for rotation-stale ran out on 2026-11-01, 21 days ago, and hides nothing any more
`,
    fix: "Remove the exception",
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
`,
  },
});
