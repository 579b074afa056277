/** A control that is looked at only when it is too late to change its design. */
import { formatDay } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import type { Milestone } from "../model/facts.ts";
import { defineRule } from "./rule.ts";

export const controlMilestoneUnreviewed = defineRule({
  id: "control-milestone-unreviewed",
  title: "Reviewed only after incidents, or a milestone has passed unreviewed",
  why: "At a milestone a weak design can still be changed for little. After an incident it is changed under pressure, and only in the place that broke.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "control",
  messages: {
    passed: "{title}: the review at {name} was due on {due}, {late} ago",
    incidents: "{title} was reviewed only after incidents, at no milestone",
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "PR.PS-06" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SA-3" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.25" },
  ],
  citedByArticles: ["GV.OV-01"],
  requirements: ["4.16"],
  noFix: "The review has to take place; its date and reviewer are then written to the milestone",
  examples: [
    {
      bad: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    milestones:
      - { name: design-review, due: 2026-10-30 }
                ^^^^^^^^^^^^^ warning control-milestone-unreviewed: Control "partner-tokens": the review at design-review was due on 2026-10-30, 23 days ago
      - { name: release, due: 2027-02-01 }
    released: false
`,
      good: `
nhi: 1
controls:
  partner-tokens:
    title: Tokens of partners
    owner: ines.okafor@example.com
    surface: service-tokens
    protects: Orders of one partner against another
    mayChange: [token lifetime]
    exceptionsBy: security
    raci:
      design: { R: orders, A: ines.okafor@example.com }
      change: { R: orders, A: ines.okafor@example.com }
      incident: { R: orders, A: security }
      review: { R: security, A: security }
    sla: { rotate: 24h, revoke: 4h, recover: 4h }
    milestones:
      - { name: design-review, due: 2026-10-30, doneOn: 2026-10-28, by: security }
      - { name: release, due: 2027-02-01 }
    released: false
`,
    },
  ],
  check({ it }, { world, report }) {
    const { milestones, title } = it;
    if (milestones.length === 0) return;
    for (const milestone of milestones) {
      const { name, due, doneOn, at } = milestone;
      if (doneOn.is !== "absent" || due.is !== "present" || due.value.day >= world.today) continue;
      const late = inDays(world.today - due.value.day);
      const words = {
        name: name.is === "present" ? name.value : "a milestone",
        due: formatDay(due.value.day),
      };
      const because = [
        { label: "due", value: words.due, at: due.at },
        { label: "late", value: late },
      ];
      report({ say: "passed", with: { title, ...words, late }, at, because });
    }
    if (milestones.every(isIncident)) report({ say: "incidents", with: { title }, at: it.id.at });
  },
});

const isIncident = ({ type }: Milestone): boolean => type.is === "present" && type.value === "incident";
