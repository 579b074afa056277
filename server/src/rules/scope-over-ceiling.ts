/** The policy says how far such an identity may reach at most. */
import { mayBeRetired } from "../model/due.ts";
import { ceilingsFor, isWithin } from "./parts/ceiling.ts";
import { defineRule } from "./rule.ts";

export const scopeOverCeiling = defineRule({
  id: "scope-over-ceiling",
  title: "A scope exceeds the ceiling set for the type, team or environment",
  why: "A ceiling is decided once, with a cool head, for all identities of a kind. A right beyond it is one that nobody weighed for such an identity.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "scope",
  messages: {
    over: "{title}: scope {scope} goes beyond the ceiling for {whom}: {patterns}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.11"],
  noFix: "Whether the right is too wide or the ceiling too low is a decision that the policy's owner takes",
  examples: [
    {
      bad: `
nhi: 1
policy:
  ceilings:
    - { match: { type: bot }, scopes: ["github:*:read@*", "github:pull-requests:write@*"] }
identities:
  label-bot:
    type: bot
    owner: platform
    purpose: Labels pull requests
    scopes: ["github:pull-requests:write@acme/web", "github:contents:write@acme/web"]
                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning scope-over-ceiling: Identity "label-bot": scope github:contents:write@acme/web goes beyond the ceiling for type bot: github:*:read@*, github:pull-requests:write@*
`,
      good: `
nhi: 1
policy:
  ceilings:
    - { match: { type: bot }, scopes: ["github:*:read@*", "github:pull-requests:write@*"] }
identities:
  label-bot:
    type: bot
    owner: platform
    purpose: Labels pull requests
    scopes: ["github:pull-requests:write@acme/web", "github:contents:read@acme/web"]
`,
    },
  ],
  check({ it, holder }, { world, report }) {
    // Ceilings are for identities; grants and emergency paths have limits of their own.
    if (holder.kind !== "identity" || !world.policyEntry("ceilings") || mayBeRetired(holder)) return;
    // An expression is not known here.
    if (it.text.includes("${") || it.text.includes("{{")) return;
    const over = ceilingsFor(holder, world).find(({ patterns }) => !isWithin(it.text, patterns));
    if (!over) return;
    const { whom, patterns, at } = over;
    report({
      say: "over",
      with: { title: holder.title, scope: it.text, whom, patterns: patterns.join(", ") || "no scope at all" },
      at: it.at,
      related: [{ at, text: "The ceiling is set here" }],
      because: [
        { label: "scope", value: it.text, at: it.at },
        { label: "ceiling", value: `${patterns.join(", ")} (for ${whom})`, at },
      ],
    });
  },
});
