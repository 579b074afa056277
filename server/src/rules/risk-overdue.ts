/** The day that was promised has gone by. */
import { formatDay } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import type { Field } from "../model/field.ts";
import type { World } from "../model/world.ts";
import { deadlineOf } from "./parts/risk.ts";
import { defineRule } from "./rule.ts";

export const riskOverdue = defineRule({
  id: "risk-overdue",
  title: "A risk or case is past its due date",
  why: "A due date is a decision about how long something may stay dangerous. Once it has passed in silence, the decision has been changed by nobody.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["risk", "case"],
  messages: {
    overdue: "{title} was due on {due}, {late} ago",
    accepted: "{title} was accepted until {due}, {late} ago",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "ID.RA-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-06" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RM-03" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PM-4" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "RA-7" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.2" },
  ],
  citedByArticles: ["GV.RM-03"],
  requirements: ["3.18"],
  noFix:
    "A later date would only hide the delay; the risk has to be dealt with, or accepted by somebody else than its owner",
  examples: [
    {
      bad: `
nhi: 1
risks:
  shared-secret:
    title: The ERP still needs a shared secret
    owner: security
    severity: high
    status: remediating
    opened: 2026-10-01
    due: 2026-10-31
         ^^^^^^^^^^ warning risk-overdue: Risk "shared-secret" was due on 2026-10-31, 22 days ago
`,
      good: `
nhi: 1
risks:
  shared-secret:
    title: The ERP still needs a shared secret
    owner: security
    severity: high
    status: closed
    opened: 2026-10-01
    due: 2026-10-31
`,
    },
  ],
  check({ it }, { world, report }) {
    const status = it.status.is === "present" ? it.status.value : undefined;
    if (status === undefined || status === "closed") return;
    // What is accepted has no end of its own but the one that is written.
    if (status === "accepted" && it.due.is !== "present") return;
    const deadline = deadlineOf(it, world);
    if (!deadline || deadline.day >= world.today) return;
    if (it.kind === "risk" && isToldByCase(it.case, world)) return;
    const words = {
      title: it.title,
      due: formatDay(deadline.day),
      late: inDays(world.today - deadline.day),
    };
    const { at, because, limitAt } = deadline;
    const related = limitAt ? [{ at: limitAt, text: "The limit is set here" }] : [];
    report({ say: status === "accepted" ? "accepted" : "overdue", with: words, at, because, related });
  },
});

/** Where a case deals with the risk and is late itself, the case says it. */
function isToldByCase(field: Field<string>, world: World): boolean {
  if (field.is !== "present") return false;
  const found = world.cases().find(({ id }) => id.value === field.value);
  if (!found || (found.status.is === "present" && found.status.value === "closed")) return false;
  const deadline = deadlineOf(found, world);
  return deadline !== undefined && deadline.day < world.today;
}
