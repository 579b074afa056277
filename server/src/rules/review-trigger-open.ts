/** Something happened that asked for a review, and none followed. */
import { formatDay } from "../model/day.ts";
import { inDays, mayBeRetired } from "../model/due.ts";
import type { Identity, ReviewTrigger } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { defineRule } from "./rule.ts";

export const reviewTriggerOpen = defineRule({
  id: "review-trigger-open",
  title: "An incident or audit finding asked for a review that has not happened",
  why: "Trouble shows after an outage, an audit finding or a leak. What it says about an identity is lost when the next planned review is a year away.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    open: "{title}: the {what} of {on}, {ago} ago, asked for a review that has not happened",
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
  requirements: ["0.20"],
  noFix: "Only a review closes it; then its day is written here",
  examples: [
    {
      bad: `
nhi: 1
identities:
  deploy-key:
    type: ssh-key
    owner: platform
    purpose: Deploys the web shop
    review: { last: 2026-06-10, by: security }
    reviewTriggers:
      - { kind: leak, on: 2026-10-14 }
                ^^^^ warning review-trigger-open: Identity "deploy-key": the leak of 2026-10-14, 39 days ago, asked for a review that has not happened
`,
      good: `
nhi: 1
identities:
  deploy-key:
    type: ssh-key
    owner: platform
    purpose: Deploys the web shop
    review: { last: 2026-06-10, by: security }
    reviewTriggers:
      - { kind: leak, on: 2026-10-14, reviewedOn: 2026-10-16, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.reviewTriggers.length === 0 || mayBeRetired(it)) return;
    for (const trigger of it.reviewTriggers) {
      const { on } = trigger;
      if (on.is !== "present" || on.value.day >= world.today || isReviewed(trigger, it)) continue;
      const related =
        it.review.is === "present" && it.review.value.last.is === "present"
          ? it.review.value.last
          : undefined;
      report({
        say: "open",
        with: {
          title: it.title,
          what: (valueOf(trigger.type) ?? "event").replaceAll("-", " "),
          on: formatDay(on.value.day),
          ago: inDays(world.today - on.value.day),
        },
        at: trigger.at,
        related: related ? [{ at: related.at, text: "The last review came before it" }] : [],
      });
    }
  },
});

/** Reviewed on that day or later, by a review of its own or by the next planned one. A day that cannot be read may be later. */
function isReviewed({ on, reviewedOn }: ReviewTrigger, { review }: Identity): boolean {
  if (on.is !== "present") return true;
  const { day } = on.value;
  const own = reviewedOn.is !== "absent" && !(reviewedOn.is === "present" && reviewedOn.value.day < day);
  if (own || (review.is !== "present" && review.is !== "absent")) return true;
  if (review.is === "absent") return false;
  const { last } = review.value;
  return last.is !== "absent" && !(last.is === "present" && last.value.day < day);
}
