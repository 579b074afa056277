/** A strong right that was added has to say what for. */
import { mayBeRetired } from "../model/due.ts";
import type { Scope } from "../model/facts.ts";
import { isStub } from "../model/placeholder.ts";
import { askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const scopeUnjustified = defineRule({
  id: "scope-unjustified",
  title: "An elevated scope states no need",
  why: "Whoever confirms or reviews a strong right compares it with its need. Where none is written, the right cannot be weighed, and nobody can say when it is no longer needed.",
  since: "0.1.0",
  level: "information",
  formats: "native",
  looksAt: "scope",
  messages: {
    missing: "{title}: scope {scope} states no need ({because})",
    stub: '{title}: "{text}" is no need for scope {scope}',
  },
  support: "partial",
  controls: [
    { framework: "PCI DSS", version: "4.0.1", id: "8.6.1" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6(3)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["0.11"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  invoice-export:
    type: service-account
    owner: orders
    sponsor: finance
    purpose: Sends invoices to the bookkeeping
    privilege: elevated
    requestedBy: orders
    approvedBy: security
    monitoring: { logs: "splunk:orders", alerts: "#sec-alerts", by: security }
    review: { every: 90d, last: 2026-10-20, by: security }
    scopes:
      - scope: "db:SELECT,INSERT@books/invoices"
               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ information scope-unjustified: Identity "invoice-export": scope db:SELECT,INSERT@books/invoices states no need (INSERT changes data)
        requestedBy: orders
        approvedBy: security
        approvedOn: 2026-10-02
        expires: 2027-04-02
`,
      good: `
nhi: 1
identities:
  invoice-export:
    type: service-account
    owner: orders
    sponsor: finance
    purpose: Sends invoices to the bookkeeping
    privilege: elevated
    requestedBy: orders
    approvedBy: security
    monitoring: { logs: "splunk:orders", alerts: "#sec-alerts", by: security }
    review: { every: 90d, last: 2026-10-20, by: security }
    scopes:
      - scope: "db:SELECT,INSERT@books/invoices"
        justification: The bookkeeping takes invoices from this table
        requestedBy: orders
        approvedBy: security
        approvedOn: 2026-10-02
        expires: 2027-04-02
`,
    },
  ],
  check({ it, holder }, { report }) {
    if (it.reach === "narrow" || it.in !== "identity" || holder.kind !== "identity") return;
    const { justification } = it;
    if (mayBeRetired(holder)) return;
    const words = { title: holder.title, scope: it.text };
    const why = askText(
      "justification",
      "What does the identity need this right for?",
      "Writes the invoices of the day",
    );
    if (justification.is === "absent") {
      if (!isOnRecord(it)) return;
      report({
        say: "missing",
        with: { ...words, because: it.because },
        at: it.at,
        fixes: [
          {
            title: "Write what it is needed for",
            class: "choice",
            preferred: true,
            edits: [{ do: "put", to: justification.to, value: why }],
          },
        ],
      });
    } else if (justification.is === "present" && isStub(justification.value))
      report({
        say: "stub",
        with: { ...words, text: justification.value },
        at: justification.at,
        fixes: [
          {
            title: "Write what it is needed for",
            class: "choice",
            preferred: true,
            edits: [{ do: "replace", at: justification.at, value: why }],
          },
        ],
      });
  },
});

/**
 * Whether the scope is an entry of its own, with a requester, an approval, a date. A scope that is only named belongs to the
 * identity as a whole: its need is the identity's purpose, weighed with the identity's own approval and review, which have rules.
 */
const isOnRecord = ({ requestedBy, approvedBy, approvedOn, changedOn, expires, lastUsed }: Scope): boolean =>
  [requestedBy, approvedBy, approvedOn, changedOn, expires, lastUsed].some(({ is }) => is !== "absent");
