/** The server in a third editor, unchanged: Emacs with eglot, which takes pushed diagnostics and edits that come with the action. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "./host/install.ts";
import { AS_OF, makeWorkspace } from "./workspace.ts";

const run = promisify(execFile);

test("Emacs shows findings, hover and repairs", async () => {
  const workspace = makeWorkspace();
  const folder = join(workspace, "a");
  const env = {
    ...process.env,
    HOME: workspace,
    NHI_NODE: process.execPath,
    NHI_SERVER: join(root, "dist/server.js"),
    NHI_FOLDER: folder,
    NHI_AS_OF: AS_OF,
  };
  const args = ["-Q", "--batch", "-l", join(root, "test/vscode/eglot.el")];
  // Emacs in a batch speaks on stderr.
  const { stderr } = await run("emacs", args, { env, timeout: 60_000 }).catch((error) => ({
    stderr: String(error.stderr ?? error),
  }));
  assert.match(stderr, /^PASS$/m, stderr);
  assert.match(stderr, /^diagnostic: .*Identity "ci-bot" has no owner/m);
  assert.match(stderr, /^word: ci-bot$/m);
  assert.match(stderr, /^stale: .*84 days/m);
  assert.match(stderr, /^hover: .*2026-08-30/ms);
  assert.match(readFileSync(join(folder, "nhi.yaml"), "utf8"), /ci-bot:.*owner: payments.*bank-transfer/s);
  rmSync(workspace, { recursive: true, force: true });
});
