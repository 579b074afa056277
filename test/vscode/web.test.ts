/** The extension in the browser's extension host: client and server run in web workers, no process of ours anywhere. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { bundleSuite, innerTests } from "./bundle.ts";
import { listenToTests, openBrowser, openPage } from "./host/browser.ts";
import { installHost, root } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { proxyTo } from "./host/web-proxy.ts";
import { workbench } from "./host/workbench.ts";
import { makeWorkspace } from "./workspace.ts";

const LIMIT_MS = Number(process.env.NHI_VSCODE_SECONDS ?? 120) * 1000;

test("web extension host", async (t) => {
  await installHost((line) => t.diagnostic(line));
  const workspace = makeWorkspace();
  const tests = relative(root, await bundleSuite("web"));
  const served = await serve({ data: join(workspace, ".data"), automation: true });
  const proxy = await proxyTo(served.port, { folder: root, tests });
  const browser = await openBrowser();
  let output = "";
  try {
    const page = await openPage(browser);
    const { ended } = await listenToTests(page, (line) => {
      output += `${line}\n`;
    });
    if (process.env.NHI_VSCODE_VERBOSE === "1") page.on("console", (message) => console.log(message.text()));
    await page.goto(workbench(proxy.port, { folder: join(workspace, "both.code-workspace") }));
    const late = new Promise<number>((done) => setTimeout(() => done(-1), LIMIT_MS).unref());
    const code = await Promise.race([ended, late]);
    const inner = innerTests(output);
    if (inner.length === 0) await page.screenshot({ path: join(root, "test/vscode/shots/web-failed.png") });
    for (const { name, error } of inner) await t.test(name, () => assert.equal(error, undefined, error));
    assert.ok(inner.length > 0, `No test reported itself: ${output.slice(-2000)}`);
    assert.equal(code, 0, "the host's own code");
  } finally {
    await browser.close();
    proxy.stop();
    await served.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
});
