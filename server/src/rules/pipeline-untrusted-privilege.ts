/** Rights in a pipeline that anybody can start. */
import type { PipelineRight } from "../model/facts.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const pipelineUntrustedPrivilege = defineRule({
  id: "pipeline-untrusted-privilege",
  title: "A pipeline that outsiders can start holds write rights or may mint tokens",
  why: "Whoever can open an issue or a pull request feeds this pipeline their words and sometimes their code, while it runs with the rights of the repository. One careless step hands those rights over.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "pipeline",
  messages: {
    untrusted: "{title} can be started by outsiders ({door}) and holds {rights}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-3" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: [],
  examples: [
    {
      path: ".github/workflows/preview.yml",
      bad: `
name: Preview
on: pull_request_target
jobs:
  publish:
    permissions:
      contents: write
                ^^^^^ warning pipeline-untrusted-privilege: Job "publish" can be started by outsiders (pull_request_target) and holds contents: write
    runs-on: ubuntu-latest
    steps:
      - run: make preview
`,
      good: `
name: Preview
on: pull_request_target
jobs:
  publish:
    permissions:
      contents: read
    runs-on: ubuntu-latest
    steps:
      - run: make preview
`,
    },
  ],
  check({ it: { title, outsiders, rights } }, { report }) {
    const worst = outsiders && WORST.flatMap((does) => rights.find((right) => right.does === does) ?? [])[0];
    if (!worst) return;
    report({
      say: "untrusted",
      with: { title, door: outsiders.value, rights: rights.map(({ text }) => text).join(" and ") },
      at: worst.at,
      related: [{ at: outsiders.at, text: `"${outsiders.value}" lets outsiders start it` }],
      fixes: narrower(rights),
    });
  },
});

const WORST = ["everything", "mints", "writes"] as const satisfies readonly PipelineRight["does"][];

/** All of them at once: one that stays is the finding again. */
function narrower(rights: readonly PipelineRight[]): readonly Fix[] {
  const [first, ...rest] = rights.map(({ at, narrower: value }) => ({ do: "replace", at, value }) as const);
  if (!first) return [];
  const title = `Narrow ${rights.map(({ text, narrower: to }) => `${text} to ${to}`).join(", ")}`;
  return [{ title, class: "choice", preferred: true, edits: [first, ...rest] }];
}
