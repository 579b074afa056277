/**
 * `npm start`: opens the editor on `examples/` with the extension live, in desktop VS Code where there is one,
 * else in the VS Code from npm, in the browser. `npm start -- --check` prints the findings of `examples/` and ends.
 */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { setup } from "./setup.mjs";
import { commandStep, pinnedNode, root, run } from "./steps.mjs";

const examples = join(root, "examples");

/** Exit codes that mean findings: warnings, errors. */
const FOUND = new Set([1, 2]);

if (!(await setup())) process.exit(1);
const { ok } = await commandStep("build", pinnedNode(), ["esbuild.mjs", "--production"]);
if (!ok) process.exit(1);

if (process.argv.includes("--check")) process.exitCode = await check();
else if (desktopCode()) process.exitCode = await openDesktop(desktopCode());
else process.exitCode = (await run(pinnedNode(), ["test/tools/open.ts", examples], { inherit: true })).code;

/** Findings are what is shown here, not a failure: only a command that could not do its work fails. */
async function check() {
  const today = new Date().toISOString().slice(0, 10);
  const { code } = await run(pinnedNode(), ["dist/cli.js", "check", "examples", "--as-of", today], {
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
  console.log(`Opening ${code} on examples/ with the extension from this folder.`);
  const args = ["--new-window", `--extensionDevelopmentPath=${root}`, examples];
  return (await run(code, args, { inherit: true })).code;
}
