/** The application went, its account stayed. */
import { isAtWork } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import { endingFixes } from "./parts/offboarding.ts";
import { defineRule } from "./rule.ts";

export const identityOutlived = defineRule({
  id: "identity-outlived",
  title: "The application that created the identity is gone",
  why: "An account made for an application has no work once that is switched off. What it may do stays, and nobody is left who would notice its use.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    outlived: "{title} is active, although {application} is retired",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["3.21"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  loyalty-sync:
    type: service-account
    owner: retail
    purpose: Copies points from the loyalty card system
    application: { name: Loyalty cards, status: retired }
                                                ^^^^^^^ warning identity-outlived: Identity "loyalty-sync" is active, although Loyalty cards is retired
`,
      good: `
nhi: 1
identities:
  loyalty-sync:
    type: service-account
    owner: retail
    purpose: Copies points from the loyalty card system
    status: retired
    application: { name: Loyalty cards, status: retired }
    offboarding:
      trigger: The loyalty card was given up
      revokedOn: 2026-11-02
      accessRemovedOn: 2026-11-02
      dependenciesConfirmedOn: 2026-11-05
      by: platform
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.application.is !== "present" || !isAtWork(it)) return;
    const { name, status } = it.application.value;
    if (status.is !== "present" || status.value !== "retired") return;
    const related = it.status.is === "present" ? [{ at: it.status.at, text: "Said to be active" }] : [];
    report({
      say: "outlived",
      with: { title: it.title, application: valueOf(name) ?? "its application" },
      at: status.at,
      related,
      fixes: endingFixes(it, world),
    });
  },
});
