/** Cases of risk-acceptance-unapproved beyond its examples. */
import { riskAcceptanceUnapproved } from "../../server/src/rules/risk-acceptance-unapproved.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(riskAcceptanceUnapproved, {
  "nobody accepted it: those who grant exceptions are proposed, the owner is not": {
    doc: `
nhi: 1
teams:
  security: { contact: "#security", function: security }
  orders: { contact: "#orders" }
  founders: { contact: "#founders", function: leadership }
  it: { contact: "#it", function: it }
policy:
  model: shared
  accountable: security
risks:
  one:
  ^^^ error risk-acceptance-unapproved: Risk "one" is accepted, and nobody is named who accepted it
    title: Old keys
    owner: orders
    severity: low
    status: accepted
    opened: 2026-11-01
`,
    fixes: [
      "Set acceptedBy to security (holds the except duty in the shared model)",
      "Set acceptedBy to founders (function leadership)",
    ],
  },
  "through the team that the person leads": `
nhi: 1
teams:
  orders: { contact: "#orders", lead: kim.lee@example.com }
risks:
  one:
    title: Old keys
    owner: orders
    severity: low
    status: accepted
    opened: 2026-11-01
    acceptedBy: kim.lee@example.com
                ^^^^^^^^^^^^^^^^^^^ error risk-acceptance-unapproved: Risk "one" is accepted by kim.lee@example.com, who is not independent of its owner orders: kim.lee@example.com leads orders
`,
  "a stub accepts nothing": `
nhi: 1
risks:
  one:
    title: Old keys
    owner: orders
    severity: low
    status: accepted
    opened: 2026-11-01
    acceptedBy: TBD
                ^^^ error risk-acceptance-unapproved: Risk "one" is accepted by "TBD", which names nobody
`,
  "a plan to accept is no acceptance, unless the risk was closed by it": `
nhi: 1
risks:
  plan:
    title: Old keys
    owner: orders
    severity: low
    status: open
    opened: 2026-11-01
    treatment: accept
  closed:
  ^^^^^^ error risk-acceptance-unapproved: Risk "closed" is accepted, and nobody is named who accepted it
    title: Old keys
    owner: orders
    severity: low
    status: closed
    opened: 2026-11-01
    treatment: accept
  gone:
    title: Old keys
    owner: orders
    severity: low
    status: closed
    opened: 2026-11-01
    treatment: mitigate
`,
  "somebody else accepted it, or the name is computed elsewhere": `
nhi: 1
risks:
  one:
    title: Old keys
    owner: orders
    severity: low
    status: accepted
    opened: 2026-11-01
    acceptedBy: founders
  two:
    title: Old keys
    owner: orders
    severity: low
    status: accepted
    opened: 2026-11-01
    acceptedBy: \${board}
`,
});
