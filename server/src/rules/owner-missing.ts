/** The first question that a leaked credential raises. */
import { defineRule } from "./rule.ts";

export const ownerMissing = defineRule({
  id: "owner-missing",
  title: "Identity has no owner after resolution",
  why: "When a credential leaks, somebody has to answer. An identity that nobody owns is one that nobody rotates, reviews or removes.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "identity",
  messages: {
    missing: "{title} has no owner",
    unowned: "{title} has no owner: this rule leaves it without one",
  },
  support: "direct",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8(4)" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.9" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.16" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-03" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["3.19"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
  ^^^^^^ error owner-missing: Identity "ci-bot" has no owner
    type: bot
    purpose: Runs the nightly build
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    purpose: Runs the nightly build
    owner: payments
`,
    },
  ],
  check({ it }, { world, report }) {
    const ownership = world.ownership(it);
    if (ownership.is === "owned" || ownership.is === "elsewhere") return;
    const { owner } = it;
    if (owner.is === "garbled" || owner.is === "elsewhere") return;
    const fixes =
      owner.is === "absent"
        ? world.likelyOwners(it).map(({ ref, reason }, i) => ({
            title: `Set owner to ${ref} (${reason})`,
            class: "choice" as const,
            preferred: i === 0,
            edits: [{ do: "put", to: owner.to, value: ref }] as const,
          }))
        : [];
    if (ownership.is === "nobody") report({ say: "missing", with: { title: it.title }, at: it.id.at, fixes });
    else
      report({
        say: "unowned",
        with: { title: it.title },
        at: it.id.at,
        related: [{ at: ownership.by, text: "This leaves it without an owner" }],
        fixes,
      });
  },
});
