/** A window that opens before anybody has looked at the way in. */
import { formatDay } from "../model/day.ts";
import type { Grant } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { askDate } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const grantPathUnchecked = defineRule({
  id: "grant-path-unchecked",
  title: "A deployment-window grant was not checked against the access-control outcome first",
  why: "Access for a deployment is given in a hurry. Before the window opens somebody compares the way in with what access control is meant to achieve: least privilege, logged, ended.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "grant",
  messages: {
    unchecked: "{title}: the access path of the window was not checked against a control",
    late: "{title}: the access path was checked on {checked}, after the window opened on {opened}",
  },
  support: "partial",
  controls: [
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(2)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
  ],
  citedByArticles: [],
  requirements: ["0.14"],
  examples: [
    {
      bad: `
nhi: 1
policy: { accountable: security }
access:
  - subject: team:app
             ^^^^^^^^ hint grant-path-unchecked: Grant to team:app: the access path of the window was not checked against a control
    scopes: ["db:INSERT,UPDATE@ledger/public.invoices"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    justification: Backfill of VAT ids, LED-812
    approvedBy: security
    session: { recorded: true, logTo: "aws:cloudtrail" }
`,
      good: `
nhi: 1
policy: { accountable: security }
access:
  - subject: team:app
    scopes: ["db:INSERT,UPDATE@ledger/public.invoices"]
    mode: window
    window: { from: 2026-11-24T20:00Z, to: 2026-11-24T22:00Z }
    pathCheck: { controls: ["NIST CSF 2.0 PR.AA-05"], on: 2026-11-20, by: security }
    justification: Backfill of VAT ids, LED-812
    approvedBy: security
    session: { recorded: true, logTo: "aws:cloudtrail" }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { pathCheck, window } = it;
    if (window.is !== "present") return;
    const { from, to } = window.value;
    // What is over can no longer be checked first.
    if (to.is === "present" && to.value.day < world.today) return;
    if (pathCheck.is === "absent") {
      if (world.privilege(it).value === "standard") return;
      report({ say: "unchecked", with: { title: it.title }, at: it.at, fixes: fixesOf(it, world) });
      return;
    }
    if (pathCheck.is !== "present" || from.is !== "present") return;
    const { on } = pathCheck.value;
    if (on.is !== "present" || on.value.day <= from.value.day) return;
    report({
      say: "late",
      with: { title: it.title, checked: formatDay(on.value.day), opened: formatDay(from.value.day) },
      at: on.at,
      related: [{ at: from.at, text: "The window opened here" }],
    });
  },
});

function fixesOf({ pathCheck, approvedBy }: Grant, world: World): readonly Fix[] {
  if (pathCheck.is !== "absent") return [];
  const by = valueOf(approvedBy);
  const value = {
    controls: ["NIST CSF 2.0 PR.AA-05"],
    on: askDate("When was the access path checked?", formatDay(world.today)),
    ...(by === undefined ? {} : { by }),
  };
  return [
    {
      title: "Record the check of the access path",
      class: "choice",
      preferred: true,
      edits: [{ do: "put", to: pathCheck.to, value }],
    },
  ];
}
