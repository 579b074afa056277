/** A strong right that is always on. */
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { limitStep, policyPeriod } from "../model/due.ts";
import type { Grant } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const grantStanding = defineRule({
  id: "grant-standing",
  title: "Privileged grant without an end",
  why: "A strong right that is always on serves whoever steals the account as well as its holder. A review looks back; only an end, or access on request, makes the right disappear while nobody needs it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    standing: "{title} is {privilege} and standing, without an end",
  },
  support: "direct",
  controls: [
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(2)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(6)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.7" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["1.11"],
  examples: [
    {
      bad: `
nhi: 1
access:
  - subject: team:dba
             ^^^^^^^^ warning grant-standing: Grant to team:dba is privileged and standing, without an end
    scopes: ["aws:rds:ModifyDBInstance@arn:aws:rds:*:111122223333:db:shop"]
    privilege: privileged
    mode: standing
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: Keeps the shop's databases patched
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
      good: `
nhi: 1
access:
  - subject: team:dba
    scopes: ["aws:rds:ModifyDBInstance@arn:aws:rds:*:111122223333:db:shop"]
    privilege: privileged
    mode: standing
    expires: 2027-01-31
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
    justification: Keeps the shop's databases patched
    approvedBy: security
    review: { last: 2026-11-02, by: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { mode, expires } = it;
    if (mode.is !== "present" || mode.value !== "standing" || expires.is !== "absent") return;
    const privilege = world.privilege(it);
    if (privilege.value === "standard") return;
    report({
      say: "standing",
      with: { title: it.title, privilege: privilege.value },
      at: it.at,
      related: [{ at: mode.at, text: "Standing: held all the time" }],
      because: [
        { label: privilege.value, value: privilege.because, at: privilege.at },
        limitStep(policyPeriod(world.policy.maxGrant, "policy.maxGrant")),
      ],
      fixes: fixesOf(it, world),
    });
  },
});

function fixesOf({ mode, expires, maxDuration }: Grant, { policy, today }: World): readonly Fix[] {
  if (mode.is !== "present" || expires.is !== "absent") return [];
  const end = formatDay(addTo(today, policy.maxGrant.value));
  const longest = formatDuration(policy.maxDuration.value);
  const limit: readonly Edit[] =
    maxDuration.is === "absent" ? [{ do: "put", to: maxDuration.to, value: longest }] : [];
  return [
    {
      title: `Turn into access on request, ${longest} at a time`,
      class: "choice",
      preferred: true,
      edits: [{ do: "replace", at: mode.at, value: "jit" }, ...limit],
    },
    {
      title: `Set expires to ${end} (the longest grant, ${formatDuration(policy.maxGrant.value)})`,
      class: "choice",
      edits: [{ do: "put", to: expires.to, value: end }],
    },
  ];
}
