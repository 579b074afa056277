/** The extension in a real extension host: desktop VS Code's own test runner, with the VS Code from npm as the editor. */
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { runTests } from "@vscode/test-electron";
import { bundleSuite, innerTests } from "./bundle.ts";
import { installHost, root } from "./host/install.ts";
import { makeWorkspace } from "./workspace.ts";

test("extension host", (t) => runInside(t, "desktop", "both.code-workspace"));

for (const folder of ["yaml-alone", "terraform-alone"])
  test(`extension host, ${folder}`, (t) => runInside(t, "alone", folder));

/** Runs a suite with this folder or workspace open; each of its tests becomes one of ours. */
async function runInside(t: TestContext, suite: "desktop" | "alone", opened: string): Promise<void> {
  await installHost((line) => t.diagnostic(line));
  const workspace = makeWorkspace();
  const output = join(workspace, "output.txt");
  writeFileSync(output, "");
  const given = process.env.VSCODE_EXECUTABLE;
  const outcome = await runTests({
    vscodeExecutablePath: given ?? join(root, "test/vscode/host/code"),
    extensionDevelopmentPath: root,
    extensionTestsPath: await bundleSuite(suite),
    extensionTestsEnv: { NHI_VSCODE_OUTPUT: output },
    launchArgs: [
      join(workspace, opened),
      `--user-data-dir=${join(workspace, ".data")}`,
      `--extensions-dir=${join(workspace, ".extensions")}`,
    ],
  }).catch((error: unknown) => error);
  const inner = innerTests(readFileSync(output, "utf8"));
  for (const { name, error } of inner) await t.test(name, () => assert.equal(error, undefined, error));
  assert.ok(inner.length > 0, `No test reported itself: ${outcome}`);
  assert.equal(outcome, 0);
  rmSync(workspace, { recursive: true, force: true });
}
