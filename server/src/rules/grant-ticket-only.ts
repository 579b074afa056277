/** A number in another system, and nothing else that holds the access. */
import { valueOf } from "../model/field.ts";
import { defineRule } from "./rule.ts";

export const grantTicketOnly = defineRule({
  id: "grant-ticket-only",
  title: "A ticket is the only control: no policy, end or review",
  why: "A ticket says that somebody asked. What keeps access in bounds afterwards is a policy, an end and a review; a queue of closed tickets controls nothing.",
  since: "0.1.0",
  level: "hint",
  formats: "native",
  looksAt: "grant",
  messages: {
    only: "{title} rests on the ticket {ticket} alone: no policy, no end, no review",
  },
  support: "direct",
  controls: [
    { framework: "CSA CCM", version: "4.1", id: "IAM-10" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(2)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(6)" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.2" },
    { framework: "PCI DSS", version: "4.0.1", id: "8.2.7" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: ["1.15"],
  noFix: "Whether the access ends, is reviewed or falls under a policy is for its owners to decide",
  examples: [
    {
      bad: `
nhi: 1
access:
  - subject: team:support
    scopes: ["crm:cases.read"]
    maxDuration: 4h
    justification: Second-level support, SUP-1204
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint grant-ticket-only: Grant to team:support rests on the ticket SUP-1204 alone: no policy, no end, no review
    approvedBy: security
`,
      good: `
nhi: 1
access:
  - subject: team:support
    scopes: ["crm:cases.read"]
    maxDuration: 4h
    justification: Second-level support, SUP-1204
    approvedBy: security
    policy: docs/policies/customer-data.md
    expires: 2027-01-31
`,
    },
  ],
  check({ it }, { report }) {
    const { justification } = it;
    if (justification.is !== "present") return;
    // A window ends by itself, and of standing access the review is asked elsewhere. What may be asked for again and again is left.
    const mode = it.mode.is === "absent" ? "jit" : valueOf(it.mode);
    if (mode !== "jit" || it.policy.is !== "absent") return;
    if (it.expires.is !== "absent" || it.review.is !== "absent" || it.window.is !== "absent") return;
    const ticket = ticketIn(justification.value);
    if (ticket !== undefined)
      report({ say: "only", with: { title: it.title, ticket }, at: justification.at });
  },
});

/** The first ticket that the text names. */
const ticketIn = (text: string): string | undefined =>
  text
    .slice(0, 400)
    .match(TICKET)
    ?.find((word) => !STANDARD.test(word));

/** `SUP-1204`, `#4711`. */
const TICKET = /\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b|(?<!\w)#\d{1,7}\b/g;
/** Standards and algorithms that are written the same way. */
const STANDARD = /^(UTF|ISO|IEC|DIN|EN|SHA|AES|RSA|TLS|RFC|CVE|CWE|NIST|SP|PCI|SOC|AAL|IAL)-/;
