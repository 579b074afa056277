/** Two entries of one name: one of them is read by nobody. */
import { defineRule } from "./rule.ts";

export const identityDuplicate = defineRule({
  id: "identity-duplicate",
  title: "The same id is declared in two places",
  why: "Two entries of one name can say two things about who owns it and when it was reviewed. Only one of them can be true, and readers see only the one that they found.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "declaration",
  messages: {
    duplicate: '{what} "{id}" is declared twice',
    policy: 'The policy sets "{id}" twice; only the first counts',
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  noFix: "Which of the two is true, only their authors know",
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  mailer: { type: bot, owner: web, purpose: Sends the release notes }
  ci-bot: { type: ci-cd, owner: platform, purpose: Runs the nightly build }
  ^^^^^^ error identity-duplicate: Identity "ci-bot" is declared twice
`,
      good: `
nhi: 1
identities:
  ci-bot: { type: bot, owner: web, purpose: Runs the nightly build }
  mailer: { type: bot, owner: web, purpose: Sends the release notes }
`,
    },
  ],
  check({ it }, { world, report }) {
    const { section, id } = it;
    const first = world.declared(section, id.value)[0]?.id.at;
    // In one segment it is this one itself, or the same key twice in a map: a fault of the text, which manifest-syntax tells.
    if (!first || first.in === id.at.in) return;
    const related = [{ at: first, text: "Declared here first" }];
    if (section === "policy") report({ say: "policy", with: { id: id.value }, at: id.at, related });
    else
      report({
        say: "duplicate",
        with: { what: WORDS[section] ?? "Entry", id: id.value },
        at: id.at,
        related,
      });
  },
});

const WORDS: Readonly<Record<string, string>> = {
  teams: "Team",
  identities: "Identity",
  breakGlass: "Break-glass path",
  controls: "Control",
  risks: "Risk",
  cases: "Case",
};
