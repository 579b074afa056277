/** The page of a rule, made from its declaration alone. */
import { articleCites } from "../../server/src/engine/explain/controls.ts";
import { mend, offersOf } from "../../server/src/engine/fixes.ts";
import { factsFor } from "../../server/src/frameworks/articles.ts";
import { controlOf, nameOf } from "../../server/src/frameworks/catalogue.ts";
import type { Message, Rule } from "../../server/src/rules/rule.ts";
import { pagesOf } from "../harness/annotated.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const MADE = "<!-- Made by `npm run generate` from server/src/rules. Do not edit. -->";

const FORMATS = { native: "manifests", all: "every format" } as const;
const SUPPORT = {
  direct: "Backed by (direct: they ask for it):",
  partial: "Backed by (partial: they ask for the aim, the form is ours or the articles'):",
  convention: "Backed by (convention: none asks for it, these are near):",
  own: "Backed by no framework: a rule about the manifest itself.",
} as const;

export function pageOf(rule: Rule): string {
  return `${[
    MADE,
    `# ${rule.id}`,
    `${rule.title}.`,
    `| level | reads | since |\n| --- | --- | --- |\n| ${levelsOf(rule)} | ${FORMATS[rule.formats]} | ${rule.since} |`,
    `## Why\n\n${rule.why}`,
    ...articlesOf(rule),
    ...rule.examples.map(({ bad, good, path, before }, i) =>
      [
        `## Example${rule.examples.length > 1 ? ` ${i + 1}` : ""}`,
        ...(path ? [`In \`${path}\`:`] : []),
        ...(before ? ["Before the change:", fence(before, path)] : []),
        "Wrong, with the finding drawn under it:",
        fence(bad, path),
        "Right:",
        fence(good, path),
      ].join("\n\n"),
    ),
    `## Repair\n\n${repairOf(rule)}`,
    controlsOf(rule),
    `## Set its level\n\nIn a manifest, for the whole workspace or for some paths:\n\n\`\`\`yaml\npolicy:\n  rules:\n    ${rule.id}: off # or hint, information, warning, error\n\`\`\``,
  ].join("\n\n")}\n`;
}

/** What the source articles say beside their requirements, in our words; a figure is the article's claim. */
function articlesOf({ id }: Rule): readonly string[] {
  const facts = factsFor(id);
  return facts.length > 0
    ? [`## What the source articles say\n\n${facts.map(({ text }) => `- ${text}`).join("\n")}`]
    : [];
}

const CLASS = {
  safe: "safe: changes no meaning, may run on save and with `--fix`",
  choice: "your decision, one at a time",
  attest: "claims that something happened, so it asks for evidence; never in bulk, never on save",
} as const;

/** The fixes that the wrong examples are offered, as the light bulb words them. */
function repairOf(rule: Rule): string {
  const offered = rule.examples.flatMap(({ bad, path, beside, before }) => {
    const workspace = workspaceOf(pagesOf(bad, path), {
      beside,
      before: before === undefined ? undefined : pagesOf(before, path),
    });
    return verdictsOf(workspace)
      .filter(({ finding }) => finding.rule === rule.id)
      .flatMap((verdict) => offersOf(verdict))
      .filter((offer) => !("refused" in mend(workspace, offer)))
      .map(({ fix }) => `- ${fix.title} (${CLASS[fix.class]})`);
  });
  const lines = [...new Set(offered)];
  return lines.length > 0 ? `For the example:\n\n${lines.join("\n")}` : `No quick fix: ${rule.noFix}.`;
}

const levelsOf = (rule: Rule): string => {
  const others = Object.values<Message>(rule.messages).flatMap((message) =>
    typeof message === "object" && message.level !== rule.level ? [message.level] : [],
  );
  return [rule.level, ...new Set(others)].join(", or ");
};

const fence = (text: string, path: string | undefined): string => {
  const several = /^=== /m.test(text);
  const language = several ? "text" : path?.endsWith(".json") ? "json" : "yaml";
  return `\`\`\`${language}\n${text.replace(/^\r?\n/, "").replace(/\s+$/, "")}\n\`\`\``;
};

function controlsOf(rule: Rule): string {
  const lines = rule.controls.map(({ framework, version, id }) => {
    const control = controlOf(framework, version, id);
    // The AI RMF speaks of AI systems only, wherever a rule names it.
    const only = framework === "NIST AI RMF" && !rule.id.startsWith("agent-") ? " (for AI agents only)" : "";
    return control
      ? `- [${nameOf(control)}](${control.url}) ${control.title}${only}`
      : `- ${framework} ${version} ${id}`;
  });
  const cites = rule.citedByArticles.length > 0 ? [`Source articles cite: ${articleCites(rule)}.`] : [];
  const numbers =
    rule.requirements.length > 0 ? [`Requirements of the articles: ${rule.requirements.join(", ")}.`] : [];
  return [
    `## Controls\n\n${SUPPORT[rule.support]}`,
    ...(lines.length > 0 ? [lines.join("\n")] : []),
    ...cites,
    ...numbers,
  ].join("\n\n");
}
