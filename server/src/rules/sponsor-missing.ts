/** Somebody in the business has to say why the account exists. */
import { valueOf } from "../model/field.ts";
import { businessTeams, partyFixes } from "./parts/sponsor.ts";
import { defineRule } from "./rule.ts";

export const sponsorMissing = defineRule({
  id: "sponsor-missing",
  title: "No business owner (error for third-party, privileged and AI-agent identities)",
  why: "The owner keeps an identity running; only a sponsor can say that the business still needs it. Without one it is never ended, and nobody accepts the risk of what it may do.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    agent: { text: "{title} is an AI agent and has no sponsor", level: "error" },
    thirdParty: { text: "{title} belongs to a third party ({vendor}) and has no sponsor", level: "error" },
    privileged: { text: "{title} is privileged and has no sponsor", level: "error" },
    elevated: "{title} has elevated rights and no sponsor",
    // The manifest asks a sponsor only of the three above; for the rest it is good practice, and said quietly.
    standard: { text: "{title} has no sponsor", level: "hint" },
  },
  support: "direct",
  controls: [
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8(4)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.9" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-03" },
  ],
  citedByArticles: [],
  requirements: ["2.08"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  review-bot:
  ^^^^^^^^^^ error sponsor-missing: Identity "review-bot" is an AI agent and has no sponsor
    type: ai-agent
    owner: platform
    purpose: Comments on pull requests
    agent: { actsFor: itself, humanApproval: writes, stop: Remove the app }
`,
      good: `
nhi: 1
identities:
  review-bot:
    type: ai-agent
    owner: platform
    sponsor: cto@northlight.example
    purpose: Comments on pull requests
    agent: { actsFor: itself, humanApproval: writes, stop: Remove the app }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.sponsor.is !== "absent") return;
    // Nobody has to want a retired identity any more.
    if (valueOf(it.status) === "retired") return;
    const title = it.title;
    const rest = { at: it.id.at, fixes: partyFixes("sponsor", it.sponsor, businessTeams(world), QUESTION) };
    if (valueOf(it.type) === "ai-agent") report({ say: "agent", with: { title }, ...rest });
    else if (it.thirdParty.is === "present") {
      const vendor = valueOf(it.thirdParty.value.vendor) ?? "no vendor named";
      report({ say: "thirdParty", with: { title, vendor }, ...rest });
    } else {
      const privilege = world.privilege(it);
      // A rule of owners: names one for all that it matches. What must have one names its own.
      if (privilege.value !== "privileged" && world.ownersRule(it)?.sponsor) return;
      const { value, because } = privilege;
      const text = because === "written" ? `Written as ${value}` : `${capital(value)} by ${because}`;
      const related = privilege.at ? [{ at: privilege.at, text }] : [];
      report({ say: privilege.value, with: { title }, ...rest, related });
    }
  },
});

const QUESTION = {
  title: "Add a sponsor",
  prompt: "Which business team or person says why it exists?",
  sample: "sponsor@company.example",
};

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
