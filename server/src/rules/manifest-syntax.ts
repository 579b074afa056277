/** The text itself cannot be read: nothing can be said about what stands there. */
import { defineRule } from "./rule.ts";

export const manifestSyntax = defineRule({
  id: "manifest-syntax",
  title: "The file is not valid YAML or JSON",
  why: "What cannot be read cannot be checked, and silence would pass for a clean bill. The rest of the file is checked all the same.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "problem",
  messages: {
    broken: "{message}",
    // A template is no fault; it only has to be known that its entries are not checked.
    note: { text: "{message}", level: "information" },
    // A chart is full of templates, and meant to be.
    foreignNote: { text: "{message}", level: "hint" },
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  noFix: "What was meant cannot be known from text that does not parse",
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
    purpose: Runs the weekly build
    ^^^^^^^ error manifest-syntax: The key \`purpose\` is here already. Only one of the two can count
`,
      good: `
nhi: 1
identities:
  ci-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
`,
    },
  ],
  check({ it }, { report }) {
    if (it.rule !== "manifest-syntax") return;
    const note = it.foreign === undefined ? "note" : "foreignNote";
    report({ say: it.grade === "note" ? note : "broken", with: { message: it.message }, at: it.at });
  },
});
