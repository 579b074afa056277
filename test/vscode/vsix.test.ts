/** The packaged extension: small, complete, installs into a VS Code that knows nothing of this repository, and works there. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { openBrowser, openPage } from "./host/browser.ts";
import { installHost, root, serverRoot } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { driveWindow } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";
import { AS_OF, makeWorkspace } from "./workspace.ts";

const run = promisify(execFile);

const workspace = makeWorkspace();
const vsix = join(workspace, "nhi-ownership.vsix");
const data = join(workspace, ".data");
const extensions = join(workspace, ".extensions");

before(async () => {
  await installHost();
  await run(process.execPath, ["test/tools/package.mjs", vsix], { cwd: root });
  const server = join(serverRoot, "out/server-main.js");
  const folders = ["--server-data-dir", data, "--extensions-dir", extensions];
  await run(process.execPath, [
    server,
    "--accept-server-license-terms",
    ...folders,
    "--install-extension",
    vsix,
  ]);
});

after(() => rmSync(workspace, { recursive: true, force: true }));

test("the package is under 2 MB", () => {
  const { size } = statSync(vsix);
  assert.ok(size < 2 * 1024 * 1024, `${size} bytes`);
});

test("the package holds what runs, and no source, test or map", () => {
  const [installed] = readdirSync(extensions).filter((name) => name.startsWith("nhi-ownership."));
  assert.ok(installed, "it is installed");
  const folder = join(extensions, installed);
  const files = readdirSync(folder, { recursive: true }).map(String);
  const unwanted = files.filter((file) => /\.(ts|map|vsix)$|node_modules|^(test|server)\b/.test(file));
  assert.deepEqual(unwanted, []);
  const { contributes }: { contributes: { yamlValidation: { url: string }[] } } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  for (const { url } of contributes.yamlValidation) assert.ok(files.includes(url.replace("./", "")), url);
});

test("installed, it shows a finding, its hover and its page", async () => {
  const settings = { "nhi.asOf": AS_OF };
  const served = await serve({ data, extensions, settings, automation: true });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    const editor = await driveWindow(page, workbench(served.port, { folder: join(workspace, "a") }), "vsix");
    await editor.open("nhi.yaml");
    const hover = await editor.hover(await editor.squiggle("warning"), "84 days late");
    assert.ok(hover.includes("rotation-stale"), hover);
    await page.locator(".monaco-hover a", { hasText: "rotation-stale" }).first().click();
    await page.locator(".tab", { hasText: "rotation-stale" }).waitFor();
    const shown = await rendered(page, "rotation-stale");
    assert.match(shown, /Why/, "the page is rendered, not shown as text");
    await editor.shot("page");
  } finally {
    await browser.close();
    await served.stop();
  }
});

/** The text of the frame in which VS Code renders Markdown, once it begins with this heading. */
async function rendered(page: Page, heading: string): Promise<string> {
  for (let left = 100; left > 0; left--) {
    for (const frame of page.frames()) {
      const [title] = await frame
        .locator("h1")
        .allInnerTexts()
        .catch(() => []);
      if (title === heading) return frame.locator("body").innerText();
    }
    await page.waitForTimeout(100);
  }
  assert.fail("no frame shows the page");
}
