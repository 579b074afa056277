/** The server in another editor, unchanged: Neovim, which takes pushed diagnostics and cannot ask a person. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { root } from "./host/install.ts";
import { AS_OF, makeWorkspace } from "./workspace.ts";

const run = promisify(execFile);

test("Neovim shows findings, hover and repairs", async () => {
  const workspace = makeWorkspace();
  const folder = join(workspace, "a");
  const env = {
    ...process.env,
    NHI_NODE: process.execPath,
    NHI_SERVER: join(root, "dist/server.js"),
    NHI_FOLDER: folder,
    NHI_AS_OF: AS_OF,
  };
  const args = ["--headless", "-u", "NONE", "-n", "-S", join(root, "test/vscode/nvim.lua")];
  const { stdout } = await run("nvim", args, { env, timeout: 60_000 }).catch((error) => ({
    stdout: String(error.stdout ?? error),
  }));
  assert.match(stdout, /PASS$/m, stdout);
  assert.match(stdout, /diagnostic: Identity "ci-bot" has no owner/);
  assert.match(stdout, /stale: .*84 days/);
  assert.match(stdout, /hover: .*2026-08-30/s);
  assert.match(readFileSync(join(folder, "nhi.yaml"), "utf8"), /ci-bot:.*owner: payments.*bank-transfer/s);
  rmSync(workspace, { recursive: true, force: true });
});
