/** A word in the owner's place that names nobody who could be called. */
import { isPlaceholderOwner } from "../model/placeholder.ts";
import { isToldElsewhere, ownerFixes, ownerPlace, successors } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerPlaceholder = defineRule({
  id: "owner-placeholder",
  title: "Owner is a placeholder (everyone, shared, tbd, none, changeme, guest)",
  why: "What everybody owns, nobody rotates. A placeholder passes every check for a filled field and leaves the leaked key without anyone to call.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "identity",
  messages: {
    placeholder: '{title} has the placeholder "{owner}" as its owner',
    // In other tools' files the word may be a habit of that tool.
    foreign: { text: '{title} has the placeholder "{owner}" as its owner', level: "warning" },
    empty: { text: "{title} has an empty owner", level: "warning" },
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
  requirements: ["2.05"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: tbd
           ^^^ error owner-placeholder: Identity "ci-bot" has the placeholder "tbd" as its owner
    purpose: Runs the nightly build
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
`,
    },
  ],
  check({ it }, { world, report }) {
    const ownership = world.ownership(it);
    if (ownership.is !== "owned") return;
    const { answer } = ownership;
    const { value } = answer.owner;
    // A team that is listed under such a name exists, whatever one thinks of the name.
    if (!isPlaceholderOwner(value) || world.party(value).is === "team" || isToldElsewhere(it, answer)) return;
    const rest = {
      ...ownerPlace(it, answer),
      fixes: ownerFixes(it, answer, successors(it, value, world), world),
    };
    const { title, system } = it;
    if (value.trim() === "") report({ say: "empty", with: { title }, ...rest });
    else
      report({
        say: system === "native" ? "placeholder" : "foreign",
        with: { title, owner: value },
        ...rest,
      });
  },
});
