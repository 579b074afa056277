/** A credential that has outlived its period. */
import { formatDay, formatDuration } from "../model/day.ts";
import {
  credentialName,
  type Due,
  inDays,
  isAtWork,
  isPast,
  lateBy,
  rotationDue,
  steps,
} from "../model/due.ts";
import type { Credential, Identity } from "../model/facts.ts";
import type { Fix, Related } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const rotationStale = defineRule({
  id: "rotation-stale",
  title: "Credential not rotated within the policy period",
  why: "A secret that nobody changes stays useful to everyone who has ever seen it: people who left, old laptops, build logs. Each period without a rotation adds to that list, and to the doubt whether anybody still can rotate it.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "credential",
  messages: {
    stale: "{title}: the {kind} was due for rotation on {due}, {late} ago",
    long: {
      text: "{title}: the {kind} was due for rotation on {due}, {late} ago, more than four periods of {limit} after the last one",
      level: "error",
    },
    recent: { text: "{title}: the {kind} was due for rotation on {due}, {late} ago", level: "information" },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI7:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "SC-12" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.17" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-14" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["1.17"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  payroll-export:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-06-01
                 ^^^^^^^^^^ warning rotation-stale: Identity "payroll-export": the access key was due for rotation on 2026-08-30, 84 days ago
`,
      good: `
nhi: 1
identities:
  payroll-export:
    type: service-account
    owner: finance
    purpose: Sends salaries to the bank
    credentials:
      - kind: access-key
        rotated: 2026-11-20
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    const due = rotationDue(it, world.policy);
    if (!due || lateBy(due, world.today) <= 0 || !isAtWork(holder)) return;
    const words = {
      title: holder.title,
      kind: credentialName(it),
      due: formatDay(due.due),
      late: inDays(lateBy(due, world.today)),
    };
    const place = {
      at: due.from.at,
      related: relatedTo(it, due),
      because: steps(due, world.today),
      fixes: fixesOf(it, holder, formatDay(world.today)),
    };
    if (isPast(due, 4, world.today))
      report({ say: "long", with: { ...words, limit: formatDuration(due.period.value) }, ...place });
    else report({ say: isMild(due, holder, world.today) ? "recent" : "stale", with: words, ...place });
  },
});

/** A manifest states its own date, so a late one is a broken promise; a date found in a foreign file may be a by-product, and one period of grace costs little. */
const isMild = (due: Due, { system }: Identity, today: number): boolean =>
  system !== "native" && !isPast(due, 2, today);

function relatedTo({ runbook }: Credential, { period }: Due): readonly Related[] {
  return [
    ...(period.at
      ? [{ at: period.at, text: `The limit of ${formatDuration(period.value)} is set here` }]
      : []),
    ...(runbook.is === "present" ? [{ at: runbook.at, text: "This says how to rotate it" }] : []),
  ];
}

/** The date never moves without what shows that the rotation took place. */
function fixesOf({ rotated }: Credential, { evidence }: Identity, today: string): readonly Fix[] {
  if (rotated.is !== "present" || !evidence) return [];
  const on = askDate("When was it rotated?", today);
  return [
    {
      title: "Record a rotation with evidence",
      class: "attest",
      edits: [
        { do: "replace", at: rotated.at, value: on },
        {
          do: "append",
          to: evidence,
          value: {
            kind: "log",
            ref: askEvidence("What shows the rotation (a log, a ticket: path or URL)?"),
            on,
          },
        },
      ],
    },
  ];
}
