/** `nhi rules` and `nhi explain`: what the product knows of its rules and of the controls behind them. */
import { type Control, controlOf, nameOf } from "../../frameworks/catalogue.ts";
import { cited } from "../../frameworks/resolve.ts";
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

export function explain(words: string, streams: Streams): number {
  const style = paint(hasColour(streams));
  const rule = rules.find(({ id }) => id === words.trim());
  const found = rule
    ? [explainRule(rule, style)]
    : cited(words).map((control) => explainControl(control, style));
  if (found.length === 0) {
    const [near] = nearest(words.trim(), rules, (one) => [one.id]);
    aside(
      streams,
      `neither a rule nor a control is called "${words}"${near ? `; did you mean ${near.id}?` : ""}`,
    );
    return EXIT.usage;
  }
  streams.out.write(`${found.join("\n")}`);
  return EXIT.clean;
}

function explainRule(rule: Rule, style: Paint): string {
  const [{ bad, good }] = rule.examples;
  const controls = rule.controls.map(({ framework, version, id }) => {
    const control = controlOf(framework, version, id);
    return control ? `  ${nameOf(control)}  ${control.title}` : `  ${framework} ${version} ${id}`;
  });
  return [
    `${style("bold", rule.id)}  ${rule.level}`,
    `${rule.title}.`,
    "",
    rule.why,
    "",
    style("bold", "Wrong"),
    indented(bad),
    style("bold", "Right"),
    indented(good),
    style("bold", "Repair"),
    `  ${rule.noFix ? `No quick fix: ${rule.noFix}.` : "The editor offers it; `nhi check --fix` makes what is safe."}`,
    ...(controls.length > 0 ? ["", style("bold", `Controls (${rule.support})`), ...controls] : []),
    ...(rule.citedByArticles.length > 0
      ? [`  Source articles cite: ${rule.citedByArticles.join(", ")}`]
      : []),
    "",
  ].join("\n");
}

function explainControl(control: Control, style: Paint): string {
  const users = rules.filter(({ controls }) =>
    controls.some(({ framework, version, id }) => controlOf(framework, version, id) === control),
  );
  return [
    `${style("bold", nameOf(control))}  ${control.title}`,
    control.summary,
    control.status === "current" ? "" : `${control.status}${next(control)}`,
    control.url,
    control.licence,
    ...(users.length > 0
      ? ["", style("bold", "Rules"), ...users.map(({ id, title }) => `  ${id}  ${title}`)]
      : []),
    "",
  ]
    .filter((line, i) => i > 4 || line !== "")
    .join("\n");
}

const next = ({ supersededBy }: Control): string =>
  supersededBy && supersededBy.length > 0
    ? `; now ${supersededBy.map(({ framework, version, id }) => `${framework} ${version} ${id}`).join(", ")}`
    : "";

const indented = (text: string): string =>
  text
    .replace(/^\r?\n/, "")
    .replace(/\s+$/, "")
    .split("\n")
    .map((line) => `  ${line}`)
    .concat("")
    .join("\n");
