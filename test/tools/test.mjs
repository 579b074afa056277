/**
 * `npm test`: sets up and runs everything, real editors included. `npm test -- rules lsp` runs the named suites alone
 * (folders of `test/`). The last line says how many passed and failed.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setup } from "./setup.mjs";
import { commandStep, pinnedNode, root, run, step } from "./steps.mjs";

/** Projects of the type checker; the core's own has neither Node nor a browser in it. */
const PROJECTS = ["server", "server/src/hosts", "client", "test", "test/vscode/suite"];

/** Run last and one after the other: each starts an editor. */
const EDITORS = "vscode";

const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const started = Date.now();
const total = { passed: 0, failed: 0 };
const wants = (name) => named.length === 0 || named.includes(name);
const count = ({ ok }) => (ok ? total.passed++ : total.failed++);

const ready = await setup({ editors: wants(EDITORS) });
if (!existsSync(join(root, "node_modules/.bin/node"))) {
  console.log("0 passed, 1 failed");
  process.exit(1);
}
if (!ready) total.failed++;

if (named.length === 0) {
  for (const project of PROJECTS)
    if (existsSync(join(root, project, "tsconfig.json")))
      count(await commandStep(`types of ${project}`, "tsc", ["-p", `${project}/tsconfig.json`]));
  count(await commandStep("lint and format", "biome", ["check", "--error-on-warnings", "."]));
}
count(await commandStep("build", pinnedNode(), ["esbuild.mjs", "--production"]));
for (const suite of suites().filter(wants)) await runSuite(suite);

const minutes = ((Date.now() - started) / 60_000).toFixed(1);
console.error(`\nall of it took ${minutes} minutes`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

/** Every folder of `test/` with tests in it, the editors' last. */
function suites() {
  const folders = readdirSync(join(root, "test"), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const names = folders.map(({ name }) => name).filter((name) => testFiles(name).length > 0);
  return [...names.filter((name) => name !== EDITORS).sort(), ...names.filter((name) => name === EDITORS)];
}

function testFiles(suite) {
  const inside = readdirSync(join(root, "test", suite), { recursive: true });
  return inside.map(String).filter((file) => file.endsWith(".test.ts") && !file.includes("node_modules"));
}

/** Counts single tests: the runner's own words are shown only for those that failed. */
async function runSuite(suite) {
  const scratch = mkdtempSync(join(tmpdir(), "nhi-test-"));
  const results = join(scratch, "results.tap");
  const files = testFiles(suite).map((file) => join("test", suite, file));
  const oneByOne = suite === EDITORS;
  const sums = await step(`${suite} tests`, async () => {
    const { code, output } = await run(pinnedNode(), [
      "--test",
      ...(oneByOne ? ["--test-concurrency=1", "--test-timeout=240000"] : ["--test-timeout=120000"]),
      "--test-reporter=tap",
      `--test-reporter-destination=${results}`,
      "--test-reporter=spec",
      "--test-reporter-destination=stdout",
      ...files,
    ]);
    const tap = existsSync(results) ? readFileSync(results, "utf8") : "";
    const sum = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(tap)?.[1] ?? 0);
    const passed = sum("pass");
    const failed = sum("fail") + sum("cancelled");
    // A runner that ended early has not counted what it did not run.
    const lost = code !== 0 && failed === 0 ? 1 : 0;
    const failures = output.slice(Math.max(output.indexOf("failing tests:"), output.length - 20_000, 0));
    const note = `${passed} passed${failed > 0 ? `, ${failed} failed` : ""}`;
    return { ok: code === 0, passed, failed: failed + lost, note, output: failures };
  });
  total.passed += sums.passed ?? 0;
  total.failed += sums.failed ?? 1;
  rmSync(scratch, { recursive: true, force: true });
}
