/** Without a purpose nobody can say when an identity may go. */
import { valueOf } from "../model/field.ts";
import { isStub } from "../model/placeholder.ts";
import { defineRule } from "./rule.ts";

const PURPOSE = {
  ask: "purpose",
  prompt: "What does it do, and for whom?",
  sample: "Runs the nightly build",
  kind: "text",
} as const;

export const purposeMissing = defineRule({
  id: "purpose-missing",
  title: "No business justification or purpose",
  why: "A reviewer judges rights against what they are for. Without a purpose every right looks needed, and no one dares to remove the account.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    missing: "{title} has no purpose",
    stub: '{title} has the placeholder "{text}" as its purpose',
  },
  support: "direct",
  controls: [
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
  ],
  citedByArticles: [],
  requirements: ["3.08"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  ci-bot:
  ^^^^^^ warning purpose-missing: Identity "ci-bot" has no purpose
    type: bot
    owner: platform
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
    // What is retired does nothing any more, and needs no reason to.
    if (valueOf(it.status) === "retired") return;
    const { purpose, title } = it;
    if (purpose.is === "absent") {
      const fix = {
        title: "Add the purpose",
        class: "choice",
        preferred: true,
        edits: [{ do: "put", to: purpose.to, value: PURPOSE }],
      } as const;
      report({ say: "missing", with: { title }, at: it.id.at, fixes: [fix] });
    }
    if (purpose.is !== "present" || !isStub(purpose.value)) return;
    const fix = {
      title: "Write the purpose",
      class: "choice",
      preferred: true,
      edits: [{ do: "replace", at: purpose.at, value: PURPOSE }],
    } as const;
    report({ say: "stub", with: { title, text: purpose.value }, at: purpose.at, fixes: [fix] });
  },
});
