/** A rule as SARIF describes it: what, why, an example, its controls. */
import type { ReportingDescriptor } from "sarif";
import type { Level, Rule } from "../rules/rule.ts";
import type { Frameworks } from "./sarif-controls.ts";

export const SARIF_LEVELS = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
} as const satisfies Record<Level, string>;

const PROBLEM: Readonly<Record<Level, string>> = {
  error: "error",
  warning: "warning",
  information: "recommendation",
  hint: "recommendation",
};

/** Within the bands that GitHub calls high, medium and low. */
const SEVERITY: Readonly<Record<Level, string>> = {
  error: "8.0",
  warning: "5.0",
  information: "3.0",
  hint: "1.0",
};

export function descriptorOf(
  rule: Rule,
  page: string | undefined,
  { relations }: Frameworks,
): ReportingDescriptor {
  const [example] = rule.examples;
  const shown = [
    ...(example.before === undefined ? [] : [["Before the change", example.before] as const]),
    ["Wrong", example.bad] as const,
    ["Right", example.good] as const,
  ];
  const relationships = relations(rule);
  return {
    id: rule.id,
    name: rule.id.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: rule.title },
    fullDescription: { text: rule.why },
    ...(page ? { helpUri: page } : {}),
    help: {
      text: `${rule.title}.\n\n${rule.why}\n\n${shown.map(([name, text]) => `${name}:\n${text}`).join("\n")}`,
      markdown: `${rule.why}\n\n${shown.map(([name, text]) => `**${name}**\n\n\`\`\`yaml${text}\`\`\`\n`).join("\n")}`,
    },
    defaultConfiguration: { level: SARIF_LEVELS[rule.level] },
    properties: {
      tags: ["security", "identity"],
      // How GitHub sorts alerts.
      "problem.severity": PROBLEM[rule.level],
      "security-severity": SEVERITY[rule.level],
      "nhi/level": rule.level,
      "nhi/support": rule.support,
    },
    ...(relationships.length > 0 ? { relationships } : {}),
  };
}
