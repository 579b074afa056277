/** Access that nobody answers for once it is given. */
import type { Grant } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { usersOf } from "./parts/separation.ts";
import { isOver } from "./parts/session.ts";
import { defineRule } from "./rule.ts";

export const grantUnaccountable = defineRule({
  id: "grant-unaccountable",
  title: "Nobody is accountable once access is granted",
  why: "An approval is one moment; the access lasts. Somebody has to answer for it afterwards: whether it is still needed, still right, and what is done with it.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "grant",
  messages: {
    nobody: "{title}: nobody is accountable for it, here or in the policy",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.3" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.4" },
    { framework: "CIS Controls", version: "8.1", id: "6.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-06" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.07"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
             ^^^^^^^^ warning grant-unaccountable: Grant to team:sre: nobody is accountable for it, here or in the policy
    scopes: ["db:UPDATE@shop/orders"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
      good: `
nhi: 1
teams:
  sre: { contact: "#sre" }
  security: { contact: "#security", function: security }
access:
  - subject: team:sre
    scopes: ["db:UPDATE@shop/orders"]
    maxDuration: 4h
    justification: required
    approvedBy: security
    accountable: security
    session: { recorded: true, logTo: "splunk:pam", reviewedBy: security }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { accountable } = it;
    if (accountable.is !== "absent" || isOver(it, world)) return;
    // An operating model without anybody accountable is told once, where it stands.
    if (world.policyEntry("accountable") ?? world.policyEntry("model")) return;
    // Of a standard right little is asked.
    const privilege = world.privilege(it);
    if (privilege.value === "standard") return;
    report({
      say: "nobody",
      with: { title: it.title },
      at: it.at,
      because: [{ label: privilege.value, value: privilege.because, at: privilege.at }],
      fixes: fixesOf(it, world),
    });
  },
});

/** Whoever said yes, then others who do not use the access themselves. */
function fixesOf(it: Grant, world: World): readonly Fix[] {
  const { accountable } = it;
  if (accountable.is !== "absent") return [];
  const users = usersOf(it, world);
  const approver = valueOf(it.approvedBy);
  const found = new Map<string, string>();
  if (approver !== undefined && !world.overlap(approver, users)) found.set(approver, "approves it");
  for (const { ref, reason } of world.independent("approve", users))
    if (!found.has(ref)) found.set(ref, reason);
  return [...found].map(([ref, reason], i) => ({
    title: `Set accountable to ${ref} (${reason})`,
    class: "choice",
    preferred: i === 0,
    edits: [{ do: "put", to: accountable.to, value: ref }],
  }));
}
