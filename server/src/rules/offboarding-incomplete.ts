/** To retire an identity is to take its keys, its access and its users away, and to say so. */

import { listed } from "./parts/levels.ts";
import { OFFBOARDING, offboardingEdits } from "./parts/offboarding.ts";
import { defineRule } from "./rule.ts";

export const offboardingIncomplete = defineRule({
  id: "offboarding-incomplete",
  title: "Keys revoked, access removed, dependencies confirmed: one is missing on a retired identity",
  why: "An account that is only called retired still opens doors. It is gone when its keys are revoked, its access is removed and somebody has made sure that nothing depends on it.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "identity",
  messages: {
    nothing:
      "{title} is retired, and nothing says that keys are revoked, access removed and dependencies confirmed",
    missing: "{title} is retired, and nothing says {missing}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "CIS Controls", version: "8.1", id: "15.7" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-07" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OC-05" },
  ],
  citedByArticles: ["NHI-01", "GV.OC"],
  requirements: ["2.11"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  carrier-ftp:
    type: service-account
    owner: orders
    purpose: Drops files at the carrier
    status: retired
    offboarding:
    ^^^^^^^^^^^ error offboarding-incomplete: Identity "carrier-ftp" is retired, and nothing says when it was confirmed that nothing depends on it
      trigger: The carrier moved to the API
      revokedOn: 2026-10-30
      accessRemovedOn: 2026-10-30
      by: platform
`,
      good: `
nhi: 1
identities:
  carrier-ftp:
    type: service-account
    owner: orders
    purpose: Drops files at the carrier
    status: retired
    offboarding:
      trigger: The carrier moved to the API
      revokedOn: 2026-10-30
      accessRemovedOn: 2026-10-30
      dependenciesConfirmedOn: 2026-11-03
      by: platform
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.status.is !== "present" || it.status.value !== "retired") return;
    const { offboarding, title } = it;
    if (offboarding.is !== "absent" && offboarding.is !== "present") return;
    const missing =
      offboarding.is === "present"
        ? [
            ...OFFBOARDING.filter(({ key }) => offboarding.value[key].is === "absent").map(({ lacks }, i) =>
              i === 0 ? `when ${lacks}` : lacks,
            ),
            ...(offboarding.value.by.is === "absent" ? ["who did it"] : []),
          ]
        : [];
    if (offboarding.is === "present" && missing.length === 0) return;
    const [first, ...rest] = offboardingEdits(it, world);
    const fixes = first
      ? [
          {
            title: "Write the steps of its offboarding",
            class: "choice",
            preferred: true,
            edits: [first, ...rest],
          } as const,
        ]
      : [];
    if (offboarding.is === "absent") report({ say: "nothing", with: { title }, at: it.id.at, fixes });
    else report({ say: "missing", with: { title, missing: listed(missing) }, at: offboarding.at, fixes });
  },
});
