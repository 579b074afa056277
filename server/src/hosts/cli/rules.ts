/** `nhi rules` and `nhi explain`: what the product knows of its rules and of the controls behind them. */

import { rulesFor } from "../../engine/explain/citation.ts";
import { articleCites, STRENGTH } from "../../engine/explain/controls.ts";
import { type Control, controlOf, nameOf } from "../../frameworks/catalogue.ts";
import { type Resolution, resolve, successorsOf } from "../../frameworks/resolve.ts";
import { nearest } from "../../model/nearest.ts";
import type { Paint } from "../../report/paint.ts";
import { rules } from "../../rules/registry.ts";
import type { Rule } from "../../rules/rule.ts";
import { EXIT } from "./exit.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export function listRules({ format }: { readonly format: string }, streams: Streams): number {
  if (format === "json") {
    const list = rules.map(({ id, title, level, noFix, controls, formats, support }) => ({
      id,
      title,
      level,
      fixable: noFix === undefined,
      formats,
      support,
      controls: controls.map(({ framework, version, id: control }) => ({ framework, version, id: control })),
    }));
    streams.out.write(`${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`);
    return EXIT.clean;
  }
  const style = paint(hasColour(streams));
  const width = Math.max(...rules.map(({ id }) => id.length));
  for (const { id, level, title } of rules)
    streams.out.write(`${style("bold", id.padEnd(width))}  ${level.padEnd(11)}  ${title}\n`);
  return EXIT.clean;
}

/** A rule by its id, or a control as anybody writes it; what cannot be resolved is refused with the reason. */
export function explain(words: string, streams: Streams): number {
  const style = paint(hasColour(streams));
  const rule = rules.find(({ id }) => id === words.trim());
  const found = rule ? undefined : resolve(words);
  if (rule) streams.out.write(explainRule(rule, style));
  else if (found?.is === "known") streams.out.write(explainControl(found.control, style));
  else if (found?.is === "outdated")
    streams.out.write(
      [...(found.control ? [found.control] : []), ...found.now]
        .map((one) => explainControl(one, style))
        .join("\n"),
    );
  else {
    aside(streams, refusal(words, found));
    return EXIT.usage;
  }
  return EXIT.clean;
}

function refusal(words: string, found: Resolution | undefined): string {
  switch (found?.is) {
    case "ambiguous":
      return `"${words}" names no edition: ${found.meanings.map(({ control, as }) => `${as} is ${nameOf(control)} (${control.title})`).join(", ")}`;
    case "bare":
      return `"${words}" names no framework, and CIS, ISO and PCI number alike${found.meanings.length > 0 ? `; could be ${found.meanings.map(nameOf).join(" or ")}` : ""}`;
    case "unheld":
      return `${found.framework} may have "${words}"; the catalogue holds its controls about non-human identities only`;
    case "unknown": {
      const near = nearest(words.split(" ").at(-1) ?? "", found.among, ({ id }) => [id]);
      return `${found.edition} has no "${words}"${near.length > 0 ? `; near are ${near.map(nameOf).join(", ")}` : ""}`;
    }
    default: {
      const [near] = nearest(words.trim(), rules, (one) => [one.id]);
      return `neither a rule nor a control is called "${words}"${near ? `; did you mean ${near.id}?` : ""}`;
    }
  }
}

function explainRule(rule: Rule, style: Paint): string {
  const [{ before, bad, good }] = rule.examples;
  const controls = rule.controls.map(({ framework, version, id }) => {
    const control = controlOf(framework, version, id);
    const only = framework === "NIST AI RMF" && !rule.id.startsWith("agent-") ? " (for AI agents only)" : "";
    return control ? `  ${nameOf(control)}  ${control.title}${only}` : `  ${framework} ${version} ${id}`;
  });
  return [
    `${style("bold", rule.id)}  ${rule.level}`,
    `${rule.title}.`,
    "",
    rule.why,
    "",
    ...(before === undefined ? [] : [style("bold", "Before the change"), indented(before)]),
    style("bold", "Wrong"),
    indented(bad),
    style("bold", "Right"),
    indented(good),
    style("bold", "Repair"),
    `  ${rule.noFix ? `No quick fix: ${rule.noFix}.` : "The editor offers it; `nhi check --fix` makes what is safe."}`,
    ...(controls.length > 0 ? ["", style("bold", `Backed by (${STRENGTH[rule.support]})`), ...controls] : []),
    ...(rule.citedByArticles.length > 0 ? [`  Source articles cite: ${articleCites(rule)}`] : []),
    "",
  ].join("\n");
}

function explainControl(control: Control, style: Paint): string {
  const users = rulesFor(control);
  const now = successorsOf(control).map(nameOf);
  const status =
    control.status === "current"
      ? []
      : [`${control.status}${now.length > 0 ? `; now ${now.join(", ")}` : ""}`];
  return [
    `${style("bold", nameOf(control))}  ${control.title}${control.titleOfficial === false ? " (our words)" : ""}`,
    control.summary,
    ...status,
    ...(control.note ? [control.note] : []),
    control.url,
    control.licence,
    ...(users.length > 0
      ? [
          "",
          style("bold", "Rules"),
          ...users.map(({ id, title, support }) => `  ${id} (${support})  ${title}`),
        ]
      : []),
    "",
  ].join("\n");
}

const indented = (text: string): string =>
  text
    .replace(/^\r?\n/, "")
    .replace(/\s+$/, "")
    .split("\n")
    .map((line) => `  ${line}`)
    .concat("")
    .join("\n");
