/** What pipelines run: the action, the hook, the template, and every command and example of their pages. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import picomatch from "picomatch";
import { parse } from "yaml";
import { formats } from "../../server/src/formats/registry.ts";
import { ROOT } from "../house/sources.ts";
import { annotations } from "../report/readers.ts";
import { buildIn, repository } from "./house.ts";
import { folderOf, nhi } from "./nhi.ts";

/** Plain JavaScript, which runs where nothing is built yet. */
const { argumentsOf }: { readonly argumentsOf: (env: Record<string, string>) => readonly string[] } =
  await import(pathToFileURL(path.join(ROOT, "ci/action.mjs")).href);

const PAGES = ["output", "levels", "ci", "ci-github", "ci-gitlab", "ci-pre-commit"];

const read = (file: string): string => readFileSync(path.join(ROOT, file), "utf8");
const page = (name: string): string => read(`docs/${name}.md`);
const blocks = (text: string, language: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, "gms"))].map(([, inner = ""]) => inner);

let home = "";
let house = "";
before(() => {
  home = mkdtempSync(path.join(tmpdir(), "nhi-ci-"));
  house = path.join(home, "house");
  buildIn(house);
  mkdirSync(path.join(home, "bin"));
  symlinkSync(path.join(house, "dist/cli.js"), path.join(home, "bin/nhi"));
});
after(() => rmSync(home, { recursive: true, force: true }));

/** The environment of a runner: what is built, and nothing of ours. */
const env = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  PATH: `${path.join(home, "bin")}:${path.dirname(process.execPath)}:/usr/bin:/bin`,
  HOME: home,
  ...more,
});

async function options(): Promise<ReadonlySet<string>> {
  const { out } = await nhi(["check", "--help"], { cwd: ROOT });
  return new Set(out.match(/--[a-z-]+/g));
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly run: string;
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
    }[];
  };
}

const action: Action = parse(read("action.yml"));
const variable = (input: string): string => `NHI_${input.toUpperCase().replaceAll("-", "_")}`;

test("every input of the action reaches the command line, and only through the environment", async () => {
  const [step] = action.runs.steps;
  assert.equal(action.runs.using, "composite");
  assert.ok(step?.shell === "bash" && !step.run.includes("${{"));
  for (const input of Object.keys(action.inputs))
    if (input !== "working-directory")
      assert.equal(step.env[variable(input)], `\${{ inputs.${input} }}`, input);
  const known = await options();
  const all = Object.fromEntries(Object.keys(step.env).map((name) => [name, "x"]));
  const args = argumentsOf({ ...all, NHI_ONLY: "true" });
  for (const arg of args)
    if (arg.startsWith("--") && arg !== "--") assert.ok(known.has(arg.split("=")[0] ?? ""), arg);
  assert.equal(args.length, 1 + Object.keys(step.env).length + 1, "one argument for each input");
});

test("inputs become arguments one a line, and nothing in them becomes an option", () => {
  assert.deepEqual(argumentsOf({ NHI_PATHS: "a b\n\n --fix \n$(id)", NHI_FORMAT: "github\njson=x.json" }), [
    "check",
    "--format=github",
    "--format=json=x.json",
    "--",
    "a b",
    "--fix",
    "$(id)",
  ]);
  assert.deepEqual(argumentsOf({}), ["check", "--"]);
});

test("the action annotates, writes SARIF, tells its exit code and fails as it was told", () => {
  const cwd = repository();
  const output = path.join(cwd, "output.txt");
  const defaults = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [variable(name), input.default]),
  );
  const run = (more: Record<string, string>) =>
    spawnSync(process.execPath, [path.join(house, "ci/action.mjs")], {
      cwd,
      encoding: "utf8",
      env: env({ ...defaults, GITHUB_OUTPUT: output, NHI_AS_OF: "2026-11-22", ...more }),
    });
  const first = run({ NHI_SARIF_FILE: "nhi.sarif", NHI_ONLY: "true", NHI_PATHS: "nhi.yaml" });
  assert.equal(first.status, 2, first.stderr);
  const told = annotations(first.stdout);
  assert.ok(told.some(({ kind, title }) => kind === "error" && title.startsWith("owner-missing")));
  assert.ok(told.every(({ file }) => file === "nhi.yaml"));
  assert.equal(JSON.parse(readFileSync(path.join(cwd, "nhi.sarif"), "utf8")).version, "2.1.0");
  assert.equal(run({ NHI_FAIL_ON: "never" }).status, 0);
  assert.equal(run({ NHI_SINCE: "main...", NHI_FAIL_ON: "error" }).status, 2);
  assert.equal(run({ NHI_FAIL_ON: "loudly" }).status, 64);
  assert.equal(readFileSync(output, "utf8"), "exit-code=2\nexit-code=0\nexit-code=2\nexit-code=64\n");
});

test("where nothing is built and nothing can be, that is said", () => {
  const bare = folderOf({ "ci/nhi.mjs": read("ci/nhi.mjs") });
  const { status, stderr } = spawnSync(process.execPath, [path.join(bare, "ci/nhi.mjs"), "check"], {
    cwd: bare,
    encoding: "utf8",
    env: { PATH: "/nowhere" },
  });
  assert.equal(status, 70);
  assert.match(stderr, /the command line could not be built: npm ci: /);
});

test("the action's page has every input", () => {
  const rows = Object.entries(action.inputs).map(
    ([name, { description, default: unwritten }]) =>
      `| \`${name}\` | ${description} | ${unwritten === "" ? "" : `\`${unwritten}\` `}|`,
  );
  const table = /<!-- inputs -->\n[^\n]*\n[^\n]*\n(.*)\n<!-- \/inputs -->/s.exec(page("ci-github"))?.[1];
  assert.equal(table, rows.join("\n"));
  for (const name of Object.keys(action.outputs)) assert.ok(page("ci-github").includes(`\`${name}\``), name);
});

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly language: string;
  readonly files: string;
  readonly require_serial: boolean;
}

test("the hook runs what is there, with options that exist, for every file that a format may read", async () => {
  const [hook, ...others]: Hook[] = parse(read(".pre-commit-hooks.yaml"));
  assert.ok(hook && others.length === 0 && hook.require_serial);
  const [program = "", command, ...args] = hook.entry.split(" ");
  assert.ok(statSync(path.join(ROOT, program)).mode & 0o100, "it can be executed");
  assert.equal(command, "check");
  const known = await options();
  for (const arg of args) assert.ok(known.has(arg), arg);
  const wanted = new RegExp(hook.files);
  for (const glob of formats.flatMap(({ files }) => files)) {
    const name = glob
      .replaceAll("**/", "a/")
      .replace(/\*+/g, "x")
      .replace(/\{([^,}]*)[^}]*\}/g, "$1");
    assert.ok(picomatch.isMatch(name, glob, { dot: true }));
    assert.match(name, wanted, glob);
  }
  for (const name of ["CODEOWNERS", "nhi.yaml", ".github/workflows/ci.yml"]) assert.match(name, wanted);
  for (const name of ["README.md", "a/b.ts", "MYOWNERS", "x.yaml.bak"]) assert.doesNotMatch(name, wanted);
  const [, local] = blocks(page("ci-pre-commit"), "yaml");
  assert.equal(
    parse(local ?? "").repos[0].hooks[0].files,
    hook.files,
    "the page's own hook has the same files",
  );
});

test("the hook fails for what stands in the changed files, and for nothing else", () => {
  const cwd = repository();
  const run = (...args: string[]) =>
    spawnSync(path.join(house, "ci/nhi.mjs"), ["check", "--only", "--as-of", "2026-11-22", ...args], {
      cwd,
      encoding: "utf8",
      env: env(),
    });
  assert.equal(run("nhi.yaml").status, 2);
  assert.equal(run("README.md").status, 0);
});

test("the template of GitLab names options, formats and files that fit together", async () => {
  const template = parse(read("ci/gitlab.yml"));
  const job = template[".nhi"];
  const [script]: [string] = job.script;
  const known = await options();
  for (const option of script.match(/--[a-z-]+/g) ?? []) assert.ok(known.has(option), option);
  for (const [report, format] of [
    ["codequality", "gitlab"],
    ["junit", "junit"],
  ] as const)
    assert.ok(script.includes(`--format ${format}=${job.artifacts.reports[report]}`), report);
  assert.equal(job.artifacts.when, "always");
  assert.equal(template.nhi.extends, ".nhi");
});

test("the job of GitLab runs as it is written", () => {
  const job = parse(read("ci/gitlab.yml"))[".nhi"];
  const cwd = repository();
  const { status, stderr } = spawnSync("bash", ["-euc", job.script[0]], {
    cwd,
    encoding: "utf8",
    env: env({ ...job.variables, CI_PROJECT_DIR: cwd }),
  });
  assert.equal(status, 2, stderr);
  const issues: { location: { path: string } }[] = JSON.parse(
    readFileSync(path.join(cwd, "gl-code-quality-report.json"), "utf8"),
  );
  assert.ok(issues.some(({ location }) => location.path === "nhi.yaml"));
  assert.ok(existsSync(path.join(cwd, "nhi-junit.xml")));
});

test("every example of YAML can be read, and names inputs and hooks that exist", () => {
  for (const name of PAGES)
    for (const text of blocks(page(name), "yaml")) {
      const data = parse(text);
      for (const job of Object.values<{ steps?: { uses?: string; with?: object }[] }>(data?.jobs ?? {}))
        for (const { uses = "", with: given = {} } of job.steps ?? [])
          if (uses.includes("nhi-ownership"))
            for (const input of Object.keys(given)) assert.ok(input in action.inputs, `${name}: ${input}`);
    }
  assert.equal(blocks(page("levels"), "yaml").length, 1);
});

test("the policy of the page on levels is one that the manifest knows", async () => {
  const [text = ""] = blocks(page("levels"), "yaml");
  const { out } = await nhi(["check", "--format", "json"], { cwd: folderOf({ "nhi.yaml": text }) });
  assert.deepEqual(JSON.parse(out).findings, []);
});

test("every command of the pages runs", () => {
  const commands = PAGES.flatMap((name) =>
    blocks(page(name), "sh").flatMap((block) =>
      block
        .split("\n")
        .filter((line) => /\bnhi\b/.test(line) && !/^(npm|node) /.test(line))
        .map((line) => ({ name, line: line.replace("FILE…", "nhi.yaml") })),
    ),
  );
  assert.ok(commands.length > 10);
  for (const { name, line } of commands) {
    const { status, stderr } = spawnSync("bash", ["-uc", line], {
      cwd: repository(),
      encoding: "utf8",
      env: env(),
    });
    assert.ok([0, 1, 2, 123].includes(status ?? -1), `${name}: ${line}: ${status} ${stderr}`);
    assert.doesNotMatch(stderr, /a fault of our own|unknown option/, line);
  }
});

test("the pages name files that exist, and the npm package holds what the command line needs", () => {
  for (const name of PAGES)
    for (const [, to = ""] of page(name).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g))
      assert.ok(existsSync(path.join(ROOT, "docs", to)), `${name}: ${to}`);
  cpSync(path.join(ROOT, ".npmignore"), path.join(house, ".npmignore"));
  const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], {
    cwd: house,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const [{ files }]: [{ files: { path: string }[] }] = JSON.parse(packed);
  const names = files.map(({ path: file }) => file);
  for (const file of readdirSync(path.join(house, "dist")))
    assert.equal(names.includes(`dist/${file}`), !/^(client|server)/.test(file), file);
  assert.ok(names.every((file) => /^(dist|schemas)\/|^(package\.json|README\.md|LICENSE)$/.test(file)));
});
