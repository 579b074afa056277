/**
 * `npm start [-- NAME]`: opens the editor on `examples/NAME` (northlight where no name is given) with the extension live,
 * in desktop VS Code where there is one, else in the VS Code from npm, in the browser.
 * With `--check` it prints the findings and ends. Each folder of `examples/` is a workspace of its own: files of one workspace make one model.
 */
import { existsSync, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setup } from "./setup.mjs";
import { commandStep, pinnedNode, root, run } from "./steps.mjs";

const name = process.argv.slice(2).find((word) => !word.startsWith("-")) ?? "northlight";
const folder = join(root, "examples", name);

/** The day that the examples count from; their `.vscode/settings.json` tell the editor the same. */
const AS_OF = "2026-11-22";

/** Exit codes that mean findings: warnings, errors. */
const FOUND = new Set([1, 2]);

const names = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
if (!names.includes(name)) {
  console.error(`There is no example "${name}". There are: ${names.join(", ")}.`);
  process.exit(1);
}

if (!(await setup())) process.exit(1);
const { ok } = await commandStep("build", pinnedNode(), ["esbuild.mjs", "--production"]);
if (!ok) process.exit(1);

if (process.argv.includes("--check")) process.exitCode = await check();
else if (desktopCode()) process.exitCode = await openDesktop(desktopCode());
else process.exitCode = (await run(pinnedNode(), ["test/tools/open.ts", folder], { inherit: true })).code;

/** Findings are what is shown here, not a failure: only a command that could not do its work fails. */
async function check() {
  const { code } = await run(pinnedNode(), ["dist/cli.js", "check", `examples/${name}`, "--as-of", AS_OF], {
    inherit: true,
  });
  return FOUND.has(code) ? 0 : code;
}

function desktopCode() {
  if (process.argv.includes("--browser")) return undefined;
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  return folders
    .flatMap((folder) => names.map((name) => join(folder, name)))
    .find((path) => existsSync(path));
}

async function openDesktop(code) {
  console.log(`Opening ${code} on examples/${name} with the extension from this folder.`);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, folder];
  return (await run(code, args, { inherit: true })).code;
}
