/** Emergency access that nothing ends. */
import { formatDuration } from "../model/day.ts";
import { defineRule } from "./rule.ts";

export const breakglassNoLimit = defineRule({
  id: "breakglass-no-limit",
  title: "Break-glass without a time box",
  why: "Emergency access is the widest there is, and an emergency has an end. Where no limit is set the access outlives it, and nobody notices.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    missing: 'Break-glass path "{path}" has no limit for one use',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(2)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(10)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.2" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
  ],
  citedByArticles: [],
  requirements: ["1.14"],
  examples: [
    {
      bad: `
nhi: 1
breakGlass:
  prod-admin:
  ^^^^^^^^^^ error breakglass-no-limit: Break-glass path "prod-admin" has no limit for one use
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
      good: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 24h
    tested: 2026-10-01
`,
    },
  ],
  check({ it }, { world, report }) {
    const { maxDuration } = it;
    if (maxDuration.is !== "absent") return;
    const longest = formatDuration(world.policy.maxDuration.value);
    // An hour is what a path approved in advance may have for an administrator's right.
    const limits = ["1h", ...(longest === "1h" || it.preApproved.is === "present" ? [] : [longest])];
    report({
      say: "missing",
      with: { path: it.id.value },
      at: it.id.at,
      fixes: limits.map((limit, i) => ({
        title: `Set maxDuration to ${limit}${i === 0 ? "" : " (the longest elevation)"}`,
        class: "choice",
        preferred: i === 0,
        edits: [{ do: "put", to: maxDuration.to, value: limit }],
      })),
    });
  },
});
