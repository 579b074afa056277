/** An emergency use that nobody has looked at in time. */
import { addTo, formatDay, formatDuration } from "../model/day.ts";
import { inDays } from "../model/due.ts";
import type { BreakGlass, BreakGlassUse } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Edit, Fix } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { isAttested, usersOfUse } from "./parts/breakglass.ts";
import { defineRule } from "./rule.ts";

export const breakglassUnattested = defineRule({
  id: "breakglass-unattested",
  title: "A use was not attested in time",
  why: "A break-glass path goes around every other control, so the only control left is somebody who looks at each use afterwards. A use that nobody has attested may have been anything.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "breakGlass",
  messages: {
    unattested: 'Break-glass path "{path}": the use of {on} had to be attested by {due}, {late} ago',
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
    reviewWithin: 24h
    tested: 2026-10-01
    uses:
      - on: 2026-11-03
            ^^^^^^^^^^ error breakglass-unattested: Break-glass path "prod-admin": the use of 2026-11-03 had to be attested by 2026-11-04, 18 days ago
        by: platform
        incident: INC-31
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
    uses:
      - on: 2026-11-03
        by: platform
        incident: INC-31
        attestedBy: security
        attestedOn: 2026-11-04
`,
    },
  ],
  check({ it }, { world, report }) {
    const { reviewWithin } = it;
    if (it.uses.length === 0 || reviewWithin.is !== "present") return;
    for (const use of it.uses) {
      const { on } = use;
      if (on.is !== "present" || isAttested(use)) continue;
      const due = addTo(on.value.day, reviewWithin.value);
      const late = world.today - due;
      if (late <= 0) continue;
      const limit = formatDuration(reviewWithin.value);
      report({
        say: "unattested",
        with: { path: it.id.value, on: formatDay(on.value.day), due: formatDay(due), late: inDays(late) },
        at: on.at,
        related: [{ at: reviewWithin.at, text: `The limit of ${limit} is set here` }],
        because: [
          { label: "used", value: formatDay(on.value.day), at: on.at },
          { label: "limit", value: `${limit} (reviewWithin)`, at: reviewWithin.at },
          { label: "due", value: formatDay(due) },
          { label: "late", value: inDays(late) },
        ],
        fixes: attestation(it, use, world),
      });
    }
  },
});

/** Who attested, when, and what shows it. */
function attestation(it: BreakGlass, use: BreakGlassUse, world: World): readonly Fix[] {
  const { attestedBy, attestedOn, entry } = use;
  const by = world.independent("review", usersOfUse(it, use));
  const choices = by.map(({ ref }) => ref);
  const who = {
    ask: "attestedBy",
    prompt: "Who has looked at the use?",
    sample: choices[0] ?? "security@company.example",
    kind: "team",
    choices,
  } as const;
  const edits: Edit[] = [];
  if (attestedBy.is === "absent") edits.push({ do: "put", to: attestedBy.to, value: who });
  if (attestedOn.is === "absent") {
    const value = askDate("When was it attested?", formatDay(world.today));
    edits.push({ do: "put", to: attestedOn.to, value });
  }
  const value = {
    kind: "attestation",
    ref: askEvidence("What shows the attestation (a signed statement, a ticket: path or URL)?"),
    on: askDate("When was it attested?", formatDay(world.today)),
  };
  edits.push({ do: "append", to: { in: entry.in, path: [...entry.path, "evidence"] }, value });
  const [first, ...rest] = edits;
  const title =
    valueOf(attestedBy) === undefined ? "Record the attestation" : "Record the day of the attestation";
  return first ? [{ title, class: "choice", preferred: true, edits: [first, ...rest] }] : [];
}
