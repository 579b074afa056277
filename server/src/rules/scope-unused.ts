/** A right that nobody uses can go. */
import { inDays, isAtWork } from "../model/due.ts";
import type { BreakGlass, Grant, Identity, Scope } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { unusedFor } from "./parts/lifecycle.ts";
import { defineRule } from "./rule.ts";

export const scopeUnused = defineRule({
  id: "scope-unused",
  title: "A scope has not been used for longer than policy allows",
  why: "A right that is not used does no work, but whoever takes over the account has it as well. Taking it away costs nothing and makes the next break-in smaller.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "scope",
  messages: {
    unused: "{title}: scope {scope} was last used on {last}, {days} ago; the limit is {limit}",
  },
  support: "direct",
  controls: [
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(7)" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5.1" },
    { framework: "CIS Controls", version: "8.1", id: "6.8" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-08" },
  ],
  citedByArticles: [],
  requirements: ["2.11"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  report-export:
    type: service-account
    owner: data
    purpose: Sends the monthly report
    scopes:
      - "s3:reports.read"
      - { scope: "mail:send", justification: Sends the report, lastUsed: 2026-07-31 }
                                                                         ^^^^^^^^^^ warning scope-unused: Identity "report-export": scope mail:send was last used on 2026-07-31, 114 days ago; the limit is 45d
`,
      good: `
nhi: 1
identities:
  report-export:
    type: service-account
    owner: data
    purpose: Sends the monthly report
    scopes:
      - "s3:reports.read"
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    // An emergency path is meant to lie unused.
    if (it.lastUsed.is !== "present" || holder.kind === "breakGlass") return;
    // What has run out is told by its end.
    if (it.expires.is === "present" && it.expires.value.day < world.today) return;
    if (isOver(holder, world)) return;
    const unused = unusedFor(it.lastUsed, world);
    if (!unused) return;
    const { at, days, last, limit, because, related } = unused;
    const words = { title: holder.title, scope: it.text, last, days: inDays(days), limit };
    report({ say: "unused", with: words, at, because, related, fixes: fixesOf(it, holder) });
  },
});

/** Of an identity that is not at work or dormant as a whole, and of a grant that has ended, single rights need no word. */
const isOver = (holder: Identity | Grant, world: World): boolean =>
  holder.kind === "identity"
    ? !isAtWork(holder) || unusedFor(holder.lastUsed, world) !== undefined
    : holder.expires.is === "present" && holder.expires.value.day < world.today;

/** A grant without a scope is no grant: with its last scope the whole of it goes. */
function fixesOf(it: Scope, holder: Identity | Grant | BreakGlass): readonly Fix[] {
  const whole = holder.kind === "grant" && holder.scopes.length === 1;
  return [
    {
      title: whole ? "Remove the grant" : "Remove the scope",
      class: "choice",
      preferred: true,
      edits: [{ do: "remove", from: whole ? holder.entry : it.entry }],
    },
  ];
}
