/** Everything that is made from the sources and committed: path → text. `generate.ts` writes it, a house test compares it. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findingsJsonSchema } from "../../schemas/findings.ts";
import { manifestJsonSchema } from "../../schemas/json-schema.ts";
import { formats } from "../../server/src/formats/registry.ts";
import { EXIT, EXIT_WORDS } from "../../server/src/hosts/cli/exit.ts";
import { OUTPUTS } from "../../server/src/report/outputs.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { activationEvents } from "./activation.ts";
import { operatingModels } from "./operating-models.ts";
import { pageOf } from "./pages.ts";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** All formats but our own. */
const FOREIGN = formats.filter(({ id }) => id !== "native");

export function generated(): ReadonlyMap<string, string> {
  return new Map([
    ["schemas/nhi.schema.json", `${JSON.stringify(manifestJsonSchema(), null, 2)}\n`],
    ["schemas/findings.schema.json", `${JSON.stringify(findingsJsonSchema(), null, 2)}\n`],
    ["README.md", readme()],
    ["docs/output.md", outputPage()],
    ["package.json", packageJson()],
    ["docs/rules/README.md", rulesIndex()],
    ["docs/operating-models.md", operatingModels()],
    ...rules.map((rule) => [`docs/rules/${rule.id}.md`, pageOf(rule)] as const),
  ]);
}

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");

/** The text between `<!-- name -->` and `<!-- /name -->` is ours; the rest is its author's. */
function between(text: string, name: string, made: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) return text;
  return `${text.slice(0, start + open.length)}\n${made}\n${text.slice(end)}`;
}

const readme = (): string =>
  (
    [
      ["rules", rulesTable("docs/rules/")],
      ["exit-codes", exitCodes()],
      ["formats", formatsTable()],
    ] as const
  ).reduce((text, [name, made]) => between(text, name, made), read("README.md"));

/** The files of others that are read, by their formats. */
function formatsTable(): string {
  const rows = FOREIGN.map(({ id, title, files }) => {
    const names = [...new Set(files.map((glob) => `\`${glob.replace("**/", "")}\``))];
    return `| ${title.charAt(0).toUpperCase()}${title.slice(1)} | ${names.join(" ")} | \`${id}\` |`;
  });
  return ["| what is read | in files | switch |", "| --- | --- | --- |", ...rows].join("\n");
}

/** The formats and how a run ends, in a page whose other words are its author's. */
const outputPage = (): string =>
  between(between(read("docs/output.md"), "formats", outputsTable()), "exit-codes", exitCodes());

const outputsTable = (): string =>
  [
    "| format | what it is | hints |",
    "| --- | --- | --- |",
    ...Object.entries(OUTPUTS).map(
      ([name, { what, reader }]) =>
        `| \`${name}\` | ${what} | ${reader === "person" ? "left out" : "told"} |`,
    ),
  ].join("\n");

const rulesIndex = (): string =>
  `<!-- Made by \`npm run generate\` from server/src/rules. Do not edit. -->\n\n# Rules\n\n${rulesTable("")}\n`;

function rulesTable(base: string): string {
  const rows = rules.map((rule) => {
    const fixes = rule.noFix ? "" : "💡";
    return `| [${rule.id}](${base}${rule.id}.md) | ${rule.title} | ${rule.level} | ${rule.formats === "all" ? "every format" : "manifests"} | ${fixes} |`;
  });
  return ["| rule | what it finds | level | reads | fix |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

const exitCodes = (): string =>
  [
    "| code | meaning |",
    "| --- | --- |",
    ...Object.entries(EXIT).map(([name, code]) => `| ${code} | ${EXIT_WORDS[name as keyof typeof EXIT]} |`),
  ].join("\n");

/** What wakes the extension, and a switch for each foreign format, from the registry. */
function packageJson(): string {
  const text = read("package.json");
  const data = JSON.parse(text);
  data.activationEvents = activationEvents(FOREIGN);
  const properties: Record<string, unknown> = data.contributes?.configuration?.properties ?? {};
  for (const name of Object.keys(properties)) if (name.startsWith("nhi.formats.")) delete properties[name];
  const switches = FOREIGN.map(({ id, title }) => [
    `nhi.formats.${id}`,
    { type: "boolean", default: true, scope: "resource", markdownDescription: `Read ${title}.` },
  ]);
  Object.assign(properties, Object.fromEntries(switches));
  return `${JSON.stringify(data, null, 2)}\n`;
}
