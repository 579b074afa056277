/** Cases of risk-overdue beyond its examples. */
import { riskOverdue } from "../../server/src/rules/risk-overdue.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(riskOverdue, {
  "without a date of its own the policy's time for the severity counts, and the last day is in time": {
    doc: `
nhi: 1
policy:
  sla: { remediate: { high: 14d, low: 180d } }
                            ~~~ risk-overdue: The limit is set here
risks:
  in-time:
    title: Old keys
    owner: security
    severity: high
    status: open
    opened: 2026-11-08
  late:
    title: Old keys
    owner: security
    severity: high
    status: open
    opened: 2026-11-07
            ^^^^^^^^^^ warning risk-overdue: Risk "late" was due on 2026-11-21, 1 day ago
  medium:
    title: Nobody has said how long a medium one may take
    owner: security
    severity: medium
    status: open
    opened: 2020-11-07
`,
    because: [
      "opened: 2026-11-07",
      "limit: 14d (policy.sla.remediate.high)",
      "due: 2026-11-21",
      "late: 1 day",
    ],
  },
  "a date of its own wins over the policy": `
nhi: 1
policy:
  sla: { remediate: { high: 14d } }
risks:
  agreed:
    title: Old keys
    owner: security
    severity: high
    status: open
    opened: 2026-01-08
    due: 2026-11-22
`,
  "an acceptance ends on the day that is written, and on no other": `
nhi: 1
policy:
  sla: { remediate: { high: 14d } }
risks:
  for-ever:
    title: Old keys
    owner: security
    severity: high
    status: accepted
    acceptedBy: founders
    opened: 2026-01-08
  until:
    title: Old keys
    owner: security
    severity: high
    status: accepted
    acceptedBy: founders
    opened: 2026-01-08
    due: 2026-10-01
         ^^^^^^^^^^ warning risk-overdue: Risk "until" was accepted until 2026-10-01, 52 days ago
`,
  "a case is late until it is closed, and speaks for the risk that it deals with": `
nhi: 1
risks:
  leak:
    title: A key leaked
    owner: security
    severity: high
    status: remediating
    opened: 2026-10-01
    due: 2026-10-15
    case: c-1
  other-leak:
    title: Another key leaked
    owner: security
    severity: high
    status: remediating
    opened: 2026-10-01
    due: 2026-10-15
         ^^^^^^^^^^ warning risk-overdue: Risk "other-leak" was due on 2026-10-15, 38 days ago
    case: c-2
cases:
  c-1:
    identity: ci-bot
    severity: high
    status: resolved
    openedBy: soc
    opened: 2026-10-01
    assignee: platform
    due: 2026-10-15
         ^^^^^^^^^^ warning risk-overdue: Case "c-1" was due on 2026-10-15, 38 days ago
  c-2:
    identity: ci-bot
    severity: high
    status: closed
    openedBy: soc
    opened: 2026-10-01
    assignee: platform
    due: 2026-10-15
`,
  "a date that cannot be read is told by the rules about dates": `
nhi: 1
policy:
  sla: { remediate: { high: 14d } }
risks:
  leak:
    title: A key leaked
    owner: security
    severity: high
    status: open
    opened: 2026-01-01
    due: soon
`,
});
