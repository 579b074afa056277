/** Cases of suppression-expired beyond its examples. */
import { suppressionExpired } from "../../server/src/rules/suppression-expired.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(suppressionExpired, {
  "on its last day it still holds": {
    today: "2026-10-31",
    doc: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-10-31 by=security reason="one ceremony a year, SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  },
  "without a readable end it has not run out": `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=soon by=security reason="one ceremony a year, SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
  "it is renewed by somebody who is asked again": {
    doc: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-11-21 by=security reason="one ceremony a year, SEC-88"
                                    ^^^^^^^^^^ error suppression-expired: The suppression of rotation-stale ran out on 2026-11-21, 1 day ago, and hides nothing any more
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
    fixes: ["Remove the suppression", "Renew until 2026-12-22 (30d from today, the longest for errors)"],
    fix: "Renew until 2026-12-22 (30d from today, the longest for errors)",
    fixed: `
nhi: 1
teams:
  cards: { contact: "#cards" }
  security: { contact: "#security", function: security }
identities:
  # nhi-ignore rotation-stale until=2026-12-22 by=security reason="one ceremony a year, SEC-88"
  signer: { type: certificate, owner: cards, purpose: Signs files }
`,
    because: ["until: 2026-11-21", "late: 1 day"],
  },
});
