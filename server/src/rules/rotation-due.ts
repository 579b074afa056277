/** The same arithmetic as rotation-stale, early enough to act. */
import { addTo, formatDay } from "../model/day.ts";
import { credentialName, type End, firstEnd, inDays, isAtWork } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const rotationDue = defineRule({
  id: "rotation-due",
  title: "Rotation falls due within the notice period",
  why: "A rotation that is announced is an errand; one that is found out is an outage. The notice leaves time to read the runbook and to tell those who use the credential.",
  since: "0.1.0",
  level: "information",
  formats: "all",
  looksAt: "credential",
  messages: {
    due: "{title}: the {kind} is due for rotation on {day}, {when}",
    dueEarly: { text: "{title}: the {kind} is due for rotation on {day}, {when}", level: "hint" },
    ends: "{title}: the {kind} expires on {day}, {when}",
    endsEarly: { text: "{title}: the {kind} expires on {day}, {when}", level: "hint" },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-12" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["1.17"],
  noFix: "The date is right: only the rotation itself moves it",
  examples: [
    {
      bad: `
nhi: 1
identities:
  payroll-export:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-09-01
                 ^^^^^^^^^^ information rotation-due: Identity "payroll-export": the access key is due for rotation on 2026-11-30, in 8 days
`,
      good: `
nhi: 1
identities:
  payroll-export:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-11-20
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const end = it.rotates && isAtWork(holder) ? firstEnd(it, world.policy, world.today) : undefined;
    if (!end || end.day < world.today || end.day > addTo(world.today, world.policy.notice.value)) return;
    const left = end.day - world.today;
    report({
      say: isEarly(left, end) ? (`${end.say}Early` as const) : end.say,
      with: {
        title: holder.title,
        kind: credentialName(it),
        day: formatDay(end.day),
        when: left === 0 ? "today" : `in ${inDays(left)}`,
      },
      at: end.at,
      because: end.because(),
    });
  },
});

/** A notice longer than a third of the credential's life would stand there for most of it: until the last third it is a hint. */
const isEarly = (left: number, { day, from }: End): boolean => from !== undefined && left * 3 > day - from;
