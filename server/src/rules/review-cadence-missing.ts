/** Strong access that nobody has promised to look at. */
import { formatDuration } from "../model/day.ts";
import { isAtWork, limitStep, type Period, reviewPeriod } from "../model/due.ts";
import type { Grant, Identity } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { usersOf } from "./parts/separation.ts";
import { defineRule } from "./rule.ts";

export const reviewCadenceMissing = defineRule({
  id: "review-cadence-missing",
  title: "No fixed review cadence, or ad hoc",
  why: "A review when somebody thinks of it never comes for the access that nobody thinks of. A fixed cadence and a named reviewer bring each strong right back to somebody's desk.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: ["identity", "grant"],
  messages: {
    adHoc: "{title} is reviewed ad hoc, not at fixed times",
    missing: "{title} is {privilege} and has no review",
    standing: "{title} is standing and has no review",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "12.3.1" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-08" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["1.13"],
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
    review: { every: ad-hoc, last: 2026-11-02, by: security }
                     ^^^^^^ warning review-cadence-missing: Identity "directory-sync" is reviewed ad hoc, not at fixed times
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
    review: { every: 90d, last: 2026-11-02, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.kind === "identity" && !isAtWork(it)) return;
    const { title, review } = it;
    const privilege = world.privilege(it);
    const period = reviewPeriod(privilege.value, world.policy);
    const because = [
      { label: privilege.value, value: privilege.because, at: privilege.at },
      limitStep(period),
    ];
    if (review.is === "present") {
      const { every } = review.value;
      if (every.is !== "present" || every.value !== "ad-hoc") return;
      const value = formatDuration(period.value);
      const fix: Fix = {
        title: `Set every to ${value} (${period.source})`,
        class: "choice",
        preferred: true,
        edits: [{ do: "replace", at: every.at, value }],
      };
      report({ say: "adHoc", with: { title }, at: every.at, because, fixes: [fix] });
    } else if (review.is === "absent") {
      const standing = it.kind === "grant" && it.mode.is === "present" && it.mode.value === "standing";
      const fixes = fixesOf(it, period, world);
      if (standing) report({ say: "standing", with: { title }, at: it.at, because, fixes });
      else if (it.kind === "identity" && privilege.value !== "standard")
        report({ say: "missing", with: { title, privilege: privilege.value }, at: it.id.at, because, fixes });
    }
  },
});

/*
 * Silent on purpose: a review without `every` (the policy's cadence holds), a standard identity without a review (the policy
 * asks for one a year, and the date of the last one is what is missing then), access on request or within a window (it ends by
 * itself, and its sessions are looked at one by one), and whatever is planned, suspended or retired.
 */

function fixesOf(it: Identity | Grant, period: Period, world: World): readonly Fix[] {
  const { review } = it;
  if (review.is !== "absent") return [];
  const every = formatDuration(period.value);
  return world.independent("review", usersOf(it, world)).map(({ ref, reason }, i) => ({
    title: `Add a review every ${every} by ${ref} (${reason})`,
    class: "choice",
    preferred: i === 0,
    edits: [{ do: "put", to: review.to, value: { every, by: ref } }],
  }));
}
