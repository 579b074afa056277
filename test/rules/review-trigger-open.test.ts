/** Cases of review-trigger-open beyond its examples. */
import { reviewTriggerOpen } from "../../server/src/rules/review-trigger-open.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(reviewTriggerOpen, {
  "the next planned review closes it, on the very day too": `
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
    review: { last: 2026-10-14, by: security }
    reviewTriggers:
      - { kind: incident, on: 2026-10-14 }
      - { kind: outage, on: 2026-10-15 }
                ^^^^^^ warning review-trigger-open: Identity "sync": the outage of 2026-10-15, 38 days ago, asked for a review that has not happened
`,
  "a review from before closes nothing": `
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
    reviewTriggers:
      - { kind: audit-finding, on: 2026-10-14, reviewedOn: 2026-10-13 }
                ^^^^^^^^^^^^^ warning review-trigger-open: Identity "sync": the audit finding of 2026-10-14, 39 days ago, asked for a review that has not happened
      - { kind: audit-finding, on: 2026-11-21 }
                ^^^^^^^^^^^^^ warning review-trigger-open: Identity "sync": the audit finding of 2026-11-21, 1 day ago, asked for a review that has not happened
      - { kind: audit-finding, on: 2026-11-22 }
`,
  "a day that cannot be read may be later": `
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
    review: { last: soon, by: security }
    reviewTriggers:
      - { kind: leak, on: 2026-10-14 }
`,
  "what is retired is given up": `
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
    status: retired
    reviewTriggers:
      - { kind: leak, on: 2026-10-14 }
`,
});
