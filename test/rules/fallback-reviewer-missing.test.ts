/** Cases of fallback-reviewer-missing beyond its examples. */
import { fallbackReviewerMissing } from "../../server/src/rules/fallback-reviewer-missing.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(fallbackReviewerMissing, {
  "those who lead are proposed first": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  grc: { contact: "#grc", function: compliance }
  founders: { contact: founders@acme.example, function: leadership }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning fallback-reviewer-missing: security reviews everything, and nobody is named who reviews the access of security
  accountable: security
`,
    fixes: [
      "Set fallbackReviewer to founders (function leadership)",
      "Set fallbackReviewer to grc (function compliance)",
    ],
    fixed: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  grc: { contact: "#grc", function: compliance }
  founders: { contact: founders@acme.example, function: leadership }
policy:
  model: security-led
  fallbackReviewer: founders
  accountable: security
`,
  },
  "nobody else is known: a person is asked": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
policy:
  model: security-led
         ^^^^^^^^^^^^ warning fallback-reviewer-missing: security reviews everything, and nobody is named who reviews the access of security
  accountable: security
`,
    fixes: ["Add a fallback reviewer"],
  },
  "a compensating control softens": `
nhi: 1
teams:
  security: { contact: "#security", function: security }
policy:
  model: security-led
         ^^^^^^^^^^^^ hint fallback-reviewer-missing: Nobody is named who reviews the access of security, with a compensating control on record
  accountable: security
  compensating: Our auditor reads the vault's log each quarter
`,
  "the reviewer itself, by another name": {
    doc: `
nhi: 1
teams:
  security: { contact: security@acme.example, function: security }
  founders: { contact: founders@acme.example, function: leadership }
policy:
  model: security-led
  accountable: security
  fallbackReviewer: security@acme.example
                    ^^^^^^^^^^^^^^^^^^^^^ warning fallback-reviewer-missing: The fallback reviewer security@acme.example is not independent of security, which reviews: security@acme.example is the contact of security
`,
    fixes: ["Set fallbackReviewer to founders (function leadership)"],
  },
  "the same team in so many words, in any model": `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
policy:
  model: shared
  accountable: security
  fallbackReviewer: security
                    ^^^^^^^^ warning fallback-reviewer-missing: The fallback reviewer security is the team that reviews: nobody else sees its access
`,
  "in the other models one team can review the other": `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
  security: { contact: "#security", function: security }
policy: { model: shared, accountable: security }
`,
  "where nobody reviews, that is the fault": `
nhi: 1
teams:
  it-ops: { contact: "#it-ops", function: it }
policy: { model: security-led, accountable: it-ops }
`,
});
