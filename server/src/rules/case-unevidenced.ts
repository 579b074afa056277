/** It is said to be over. */

import { formatDay } from "../model/day.ts";
import { valueAt } from "../model/policy-view.ts";
import type { World } from "../model/world.ts";
import type { Edit } from "./finding.ts";
import { askDate, askEvidence } from "./parts/ask.ts";
import { listed } from "./parts/levels.ts";
import { defineRule } from "./rule.ts";

export const caseUnevidenced = defineRule({
  id: "case-unevidenced",
  title: "A case is closed without evidence",
  why: "A case that was closed on somebody's word is opened again by the next auditor, or by the next use of the same key. Evidence is what lets others stop asking.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "case",
  messages: {
    closed: "{title} is closed, and nothing shows that it is over",
  },
  support: "partial",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CA-7" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AU-12" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.OV-03" },
    { framework: "NIST CSF", version: "2.0", id: "ID.IM-01" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC4.1" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.36" },
  ],
  citedByArticles: ["NHI-03"],
  requirements: ["3.17"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
cases:
  leaked-key:
  ^^^^^^^^^^ error case-unevidenced: Case "leaked-key" is closed, and nothing shows that it is over
    identity: ci-bot
    severity: low
    status: closed
    openedBy: security
    opened: 2026-11-02
    assignee: platform
    resolution: rotated
    closed: 2026-11-04
    closedBy: security
`,
      good: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
cases:
  leaked-key:
    identity: ci-bot
    severity: low
    status: closed
    openedBy: security
    opened: 2026-11-02
    assignee: platform
    resolution: rotated
    closed: 2026-11-04
    closedBy: security
    evidence: [{ kind: ticket, ref: "https://tickets.example/SEC-7", on: 2026-11-04 }]
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.proofs.length > 0 || it.status.is !== "present" || it.status.value !== "closed") return;
    const kinds = closureKinds(world);
    const day = it.closed.is === "present" ? it.closed.value.day : world.today;
    const [first = stub("ticket", day), ...rest] = kinds.map((kind) => stub(kind, day));
    const edits: readonly [Edit, ...Edit[]] = [{ do: "put", to: it.proofsTo, value: [first, ...rest] }];
    const fix = {
      title: `Add the ${listed(kinds.length > 0 ? kinds : ["ticket"])} as evidence`,
      class: "choice",
      preferred: true,
      edits,
    } as const;
    report({ say: "closed", with: { title: it.title }, at: it.id.at, fixes: [fix] });
  },
});

/** What the policy asks for when something is closed. */
function closureKinds(world: World): readonly string[] {
  const kinds = valueAt(world.policyEntry("evidenceFor")?.value, ["closure"]);
  return Array.isArray(kinds) ? kinds.filter((one: unknown): one is string => typeof one === "string") : [];
}

const stub = (kind: string, day: number) => ({
  kind,
  ref: { ...askEvidence(`Where is the ${kind} (path or URL)?`), ask: kind },
  on: askDate("Of which day is it?", formatDay(day)),
});
