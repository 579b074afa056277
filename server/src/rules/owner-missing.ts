/** The first question that a leaked credential raises. */
import type { Spot } from "../text/span.ts";
import { ownerFixes, successors } from "./parts/owner.ts";
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
    none: '{title} has no owner: "{word}" leaves it without one on purpose',
    unowned: "{title} has no owner: a rule leaves it without one on purpose",
    // Other tools' files have no duty to name an owner; where the workspace lists teams it has begun to care.
    foreign: { text: "{title} has no owner", level: "warning" },
    foreignUnlisted: {
      text: "{title} has no owner: no rule of this workspace covers it",
      level: "information",
    },
    // Where no file says who owns what, the owner may stand in a place that we do not see: worth knowing, no accusation.
    foreignUnrecorded: { text: "{title} has no owner on record here", level: "hint" },
    foreignUnowned: {
      text: "{title} has no owner: a rule leaves it without one on purpose",
      level: "information",
    },
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
    // Nobody has to answer for what is gone.
    if (it.status.is === "present" && it.status.value === "retired") return;
    const ownership = world.ownership(it);
    if (ownership.is === "owned" || ownership.is === "elsewhere") return;
    const { owner, title } = it;
    const native = it.system === "native";
    const rest = { at: it.id.at, fixes: ownerFixes(it, undefined, successors(it, undefined, world), world) };
    if (ownership.is === "nobody") {
      const unlisted = world.saysWhoOwns(it) ? "foreignUnlisted" : "foreignUnrecorded";
      const foreign = world.listsTeams ? "foreign" : unlisted;
      report({ say: native ? "missing" : foreign, with: { title }, ...rest });
      return;
    }
    const { by } = ownership;
    const related = [{ at: by, text: "This leaves it without an owner" }];
    if (owner.is === "present" && isSamePlace(owner.at, by))
      report({ say: "none", with: { title, word: owner.value }, ...rest, related });
    else report({ say: native ? "unowned" : "foreignUnowned", with: { title }, ...rest, related });
  },
});

const isSamePlace = (a: Spot, b: Spot): boolean => a.in === b.in && a.start === b.start;
