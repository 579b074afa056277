/** `npm run rule <id>`: begins a rule with its file, its test and its lines in the registry. What it writes passes its own test. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ID = /^[a-z]+(-[a-z]+)+$/;

/** The files that were written, from the root; throws with words for the person at the terminal. */
export function beginRule(root: string, id: string): readonly string[] {
  if (!ID.test(id))
    throw new Error(`"${id}" is no id: a thing and its fault in small letters, such as owner-missing`);
  const rule = `server/src/rules/${id}.ts`;
  const check = `test/rules/${id}.test.ts`;
  const registry = "server/src/rules/registry.ts";
  for (const file of [rule, check])
    if (existsSync(path.join(root, file))) throw new Error(`${file} is there already`);
  const registered = withRule(readFileSync(path.join(root, registry), "utf8"), id);
  writeFileSync(path.join(root, rule), ruleText(id));
  writeFileSync(path.join(root, check), testText(id));
  writeFileSync(path.join(root, registry), registered);
  return [rule, check, registry];
}

const nameOf = (id: string): string => id.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const idOf = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** The registry with the rule's import and entry, both in the order of ids. */
function withRule(text: string, id: string): string {
  const lines = text.split("\n");
  insert(
    lines,
    /^import \{ \w+ \} from "\.\/([a-z-]+)\.ts";$/,
    id,
    `import { ${nameOf(id)} } from "./${id}.ts";`,
  );
  insert(lines, /^ {2}(\w+),$/, id, `  ${nameOf(id)},`);
  return lines.join("\n");
}

/** Puts the line before the first of its kind whose id comes later, or behind the last. */
function insert(lines: string[], kind: RegExp, id: string, line: string): void {
  const same = lines.flatMap((one, at) => {
    const name = kind.exec(one)?.[1];
    return name === undefined || name === "rule" ? [] : [{ at, id: idOf(name) }];
  });
  const last = same.at(-1);
  if (!last) throw new Error("The registry does not look as it should");
  lines.splice(same.find((one) => one.id > id)?.at ?? last.at + 1, 0, line);
}

const ruleText = (id: string): string => `/** One line: what this rule looks for, and why it is a fault. */
import { defineRule } from "./rule.ts";

export const ${nameOf(id)} = defineRule({
  id: "${id}",
  title: "One sentence that says what is wrong",
  why: "Say in one to three sentences of your own what goes wrong in the world while this is so.",
  since: "${versionOf()}",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    found: "{title} is the example of ${id}",
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  noFix: "Say why no honest repair exists, or give the finding its fixes",
  examples: [
    {
      bad: \`
nhi: 1
identities:
  bot-with-${id}:
  ${"^".repeat(`bot-with-${id}`.length)} warning ${id}: Identity "bot-with-${id}" is the example of ${id}
    type: bot
    owner: platform
    purpose: Runs the nightly build
\`,
      good: \`
nhi: 1
identities:
  right-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
\`,
    },
  ],
  check({ it }, { report }) {
    if (it.id.value !== "bot-with-${id}") return;
    report({ say: "found", with: { title: it.title }, at: it.id.at });
  },
});
`;

const testText = (id: string): string => `/** Cases of ${id} beyond its examples. */
import { ${nameOf(id)} } from "../../server/src/rules/${id}.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(${nameOf(id)}, {
  "where it keeps silent": \`
nhi: 1
identities:
  build-bot:
    type: bot
    owner: platform
    purpose: Runs the nightly build
\`,
});
`;

/** The version that the rule will be released with. */
function versionOf(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const { version }: { version: string } = JSON.parse(text);
  return version;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    for (const file of beginRule(root, process.argv[2] ?? "")) console.log(file);
    console.log("Write the rule, then: npm run generate && npm test");
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
