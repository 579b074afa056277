/** Findings as Markdown, grouped by cause. */
import { findingSections } from "./findings.ts";
import { escaped, sectionText } from "./governance/markdown.ts";
import type { Findings } from "./outputs.ts";

export const TITLE = "Ownership and access of non-human identities: findings";

/** Ends with a line break. */
export const markdownReport = ({
  rows,
  passed,
  files,
  asOf,
}: Pick<Findings, "rows" | "passed" | "files" | "asOf">): string =>
  `${[
    `# ${escaped(TITLE)}`,
    `As of ${escaped(asOf)}`,
    ...findingSections(rows, files, passed).map((section) => sectionText(section, "##")),
  ].join("\n\n")}\n`;
