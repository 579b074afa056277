/** An emergency path opened again while the last use is still unexplained. */
import { type Day, formatDay } from "../model/day.ts";
import type { BreakGlassUse } from "../model/facts.ts";
import type { Reason } from "./finding.ts";
import { isAttested } from "./parts/breakglass.ts";
import { defineRule } from "./rule.ts";

export const breakglassReused = defineRule({
  id: "breakglass-reused",
  title: "Used again before the earlier use was attested",
  why: "Access is renewed only after somebody has said that the last use was right. A path that is used again before has become an ordinary door.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    open: 'Break-glass path "{path}" was used again on {on}; the use of {earlier} is not attested to this day',
    late: 'Break-glass path "{path}" was used again on {on}; the use of {earlier} was attested only on {attested}',
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3(10)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "RC.RP-06" },
    { framework: "CIS Controls", version: "8.1", id: "17.8" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.27" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
  ],
  citedByArticles: [],
  requirements: ["0.12"],
  noFix:
    "What happened cannot be undone: the earlier use has to be attested, and the attestation of the later one says why the path was opened again",
  examples: [
    {
      bad: `
nhi: 1
breakGlass:
  prod-admin:
    owner: security
    activatedBy: platform
    scopes: ["aws:AdministratorAccess@111122223333"]
    maxDuration: 1h
    preApproved: true
    audit: "splunk:breakglass"
    reviewWithin: 7d
    tested: 2026-10-01
    uses:
      - { on: 2026-11-16, by: platform, incident: INC-31 }
      - { on: 2026-11-20, by: platform, incident: INC-34 }
              ^^^^^^^^^^ error breakglass-reused: Break-glass path "prod-admin" was used again on 2026-11-20; the use of 2026-11-16 is not attested to this day
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
    reviewWithin: 7d
    tested: 2026-10-01
    uses:
      - { on: 2026-11-16, by: platform, incident: INC-31, attestedBy: security, attestedOn: 2026-11-17 }
      - { on: 2026-11-20, by: platform, incident: INC-34 }
`,
    },
  ],
  check({ it }, { report }) {
    if (it.uses.length < 2) return;
    for (const use of it.uses) {
      const { on } = use;
      if (on.is !== "present") continue;
      const { day } = on.value;
      const earlier = it.uses.find((other) => isOpenOn(other, day));
      if (earlier?.on.is !== "present") continue;
      const { attestedOn } = earlier;
      const used = formatDay(earlier.on.value.day);
      const words = { path: it.id.value, on: formatDay(day), earlier: used };
      const because: readonly Reason[] = [
        { label: "used", value: used, at: earlier.on.at },
        { label: "used again", value: formatDay(day), at: on.at },
      ];
      const related = [{ at: earlier.on.at, text: "The earlier use" }];
      if (!isAttested(earlier)) report({ say: "open", with: words, at: on.at, related, because });
      // Where the later use is attested too, somebody has looked at both of them.
      else if (attestedOn.is === "present" && !isAttested(use)) {
        const attested = formatDay(attestedOn.value.day);
        const reasons = [...because, { label: "attested", value: attested, at: attestedOn.at }];
        report({ say: "late", with: { ...words, attested }, at: on.at, related, because: reasons });
      }
    }
  },
});

/** Whether the use is an earlier one that nobody had attested on the day. Two uses of one day may be one emergency. */
function isOpenOn(use: BreakGlassUse, day: Day): boolean {
  const { on, attestedOn } = use;
  if (on.is !== "present" || on.value.day >= day) return false;
  return !isAttested(use) || (attestedOn.is === "present" && attestedOn.value.day > day);
}
