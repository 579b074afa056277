/** A review that was promised and has not come. */
import { formatDay, formatDuration } from "../model/day.ts";
import { type Due, inDays, isAtWork, isPast, lateBy, reviewDue, steps } from "../model/due.ts";
import type { Review } from "../model/facts.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const reviewOverdue = defineRule({
  id: "review-overdue",
  title: "Access review is overdue",
  why: "Rights pile up: projects end, people move, and the access stays. A review in time is the moment when somebody takes it back.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: ["identity", "grant"],
  messages: {
    overdue: "{title}: the review was due on {due}, {late} ago",
    long: {
      text: "{title}: the review was due on {due}, {late} ago, more than two periods of {limit} after the last one",
      level: "error",
    },
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5.1" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "CIS Controls", version: "8.1", id: "6.8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-08" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.04"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  directory-sync:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies people from the directory
    privilege: privileged
    approvedBy: security
    monitoring: { logs: "splunk:directory", by: security }
    review: { last: 2026-08-01, by: security }
                    ^^^^^^^^^^ warning review-overdue: Identity "directory-sync": the review was due on 2026-10-30, 23 days ago
`,
      good: `
nhi: 1
identities:
  directory-sync:
    type: service-account
    owner: platform
    sponsor: cto
    purpose: Copies people from the directory
    privilege: privileged
    approvedBy: security
    monitoring: { logs: "splunk:directory", by: security }
    review: { last: 2026-11-20, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.review.is !== "present" || (it.kind === "identity" && !isAtWork(it))) return;
    const review = it.review.value;
    const due = reviewDue(review, world.privilege(it).value, world.policy);
    if (!due || lateBy(due, world.today) <= 0) return;
    const words = {
      title: it.title,
      due: formatDay(due.due),
      late: inDays(lateBy(due, world.today)),
    };
    const limit = formatDuration(due.period.value);
    const place = {
      at: due.from.at,
      related: due.period.at ? [{ at: due.period.at, text: `The limit of ${limit} is set here` }] : [],
      because: steps(due, world.today),
      fixes: fixesOf(review, due, formatDay(world.today)),
    };
    if (isPast(due, 2, world.today)) report({ say: "long", with: { ...words, limit }, ...place });
    else report({ say: "overdue", with: words, ...place });
  },
});

/** The date never moves without what shows that the review took place. */
function fixesOf({ evidence }: Review, { from }: Due, today: string): readonly Fix[] {
  const proof = askEvidence("What shows the review (a report, a ticket: path or URL)?");
  const shown: readonly Edit[] =
    evidence.is === "absent"
      ? [{ do: "put", to: evidence.to, value: proof }]
      : evidence.is === "present"
        ? [{ do: "replace", at: evidence.at, value: proof }]
        : [];
  if (shown.length === 0) return [];
  return [
    {
      title: "Record a review with evidence",
      class: "attest",
      edits: [{ do: "replace", at: from.at, value: askDate("When was it reviewed?", today) }, ...shown],
    },
  ];
}
