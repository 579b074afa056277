/** The end date has passed: either something has stopped, or the date is not true. */
import { formatDay } from "../model/day.ts";
import { credentialName, inDays, isAtWork } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const credentialExpired = defineRule({
  id: "credential-expired",
  title: "Credential is past its expiry",
  why: "Either the credential is dead and what depends on it has stopped or soon will, or it still works and the date here is wrong. Both need somebody today.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "credential",
  messages: {
    expired: "{title}: the {kind} expired on {day}, {late} ago",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-07" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
  ],
  citedByArticles: [],
  requirements: ["1.17"],
  noFix: "A later date would claim a credential that may not exist; renew it, then write its date",
  examples: [
    {
      bad: `
nhi: 1
identities:
  edge-proxy:
    type: certificate
    owner: networking
    purpose: Terminates TLS for the shop
    credentials:
      - kind: certificate
        expires: 2026-11-15
                 ^^^^^^^^^^ error credential-expired: Identity "edge-proxy": the certificate expired on 2026-11-15, 7 days ago
`,
      good: `
nhi: 1
identities:
  edge-proxy:
    type: certificate
    owner: networking
    purpose: Terminates TLS for the shop
    credentials:
      - kind: certificate
        expires: 2027-02-10
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const { expires } = it;
    if (expires.is !== "present" || expires.value === "never" || !isAtWork(holder)) return;
    const late = world.today - expires.value.day;
    if (late <= 0) return;
    const day = formatDay(expires.value.day);
    report({
      say: "expired",
      with: { title: holder.title, kind: credentialName(it), day, late: inDays(late) },
      at: expires.at,
      related: it.runbook.is === "present" ? [{ at: it.runbook.at, text: "This says how to renew it" }] : [],
      because: [
        { label: "expires", value: day, at: expires.at },
        { label: "late", value: inDays(late) },
      ],
    });
  },
});
