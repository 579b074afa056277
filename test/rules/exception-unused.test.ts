/** Cases of exception-unused beyond its examples. */
import { exceptionUnused } from "../../server/src/rules/exception-unused.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(exceptionUnused, {
  "nobody has said that all is read": `
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
    credentials: [{ kind: access-key, rotated: 2026-11-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`,
  "it is taken out": {
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
    credentials: [{ kind: access-key, rotated: 2026-11-01 }]
exceptions:
  - rule: rotation-stale
          ^^^^^^^^^^^^^^ warning exception-unused: The exception from rotation-stale covers nothing: identity:sync has no such finding
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`,
    beside: [],
    fixes: ["Remove the exception"],
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
    credentials: [{ kind: access-key, rotated: 2026-11-01 }]
exceptions:
`,
  },
  "one that is not in force is told by other rules": {
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
    credentials: [{ kind: access-key, rotated: 2026-11-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    expires: 2027-01-31
  - rule: rotation-stale
    match: identity:sync
    reason: Long gone
    approvedBy: security
    expires: 2026-01-31
`,
    beside: [],
  },
  "an unknown name is told as such": {
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
    match: identity:sink
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`,
    beside: [],
  },
  "one from this rule itself is left alone": {
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
    credentials: [{ kind: access-key, rotated: 2026-11-01 }]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
  - rule: exception-unused
    match: nhi.yaml
    reason: The next rotation will be late
    approvedBy: security
    expires: 2027-01-31
`,
    beside: [],
  },
  "a glob that covers nothing any more": {
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
          ^^^^^^^^^^^^^^ warning exception-unused: The exception from rotation-stale covers nothing: k8s/old/** has no such finding
    match: k8s/old/**
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`,
    beside: [],
  },
  "a file that extends reaches out of what is read, and only a name is sure": {
    doc: `
=== nhi.yaml
nhi: 1
extends: [gone.nhi.yaml]
exceptions:
  - rule: rotation-stale
    match: k8s/old/**
    reason: Moves in May
    approvedBy: security
    expires: 2027-01-31
`,
    beside: [],
  },
});
