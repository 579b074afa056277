/** The walkthrough in the real window: each step shows its page, and its first button makes a manifest that is no file yet; as the command for a table does. */
import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openPage } from "./host/browser.ts";
import { installHost, root } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { driveWindow } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";

interface Step {
  readonly title: string;
  readonly media: { readonly markdown: string };
}

test("the walkthrough leads from its first step to a manifest", async (t) => {
  await installHost((line) => t.diagnostic(line));
  const { contributes } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const [walkthrough]: readonly { title: string; steps: readonly Step[] }[] = contributes.walkthroughs;
  const [first] = walkthrough?.steps ?? [];
  assert.ok(walkthrough && first);
  const folder = mkdtempSync(join(tmpdir(), "nhi-walk-"));
  const data = mkdtempSync(join(tmpdir(), "nhi-data-"));
  cpSync(join(root, "examples/day-one"), folder, { recursive: true });
  const served = await serve({ data, automation: true });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser);
    const editor = await driveWindow(
      page,
      workbench(served.port, { folder, extension: root }),
      "walkthrough",
    );
    // In a narrow editor the steps' pages are not shown.
    await editor.command("View: Close Primary Side Bar");
    await editor.command("Welcome: Open Walkthrough...");
    await page
      .locator(".quick-input-widget .monaco-list-row", { hasText: walkthrough.title })
      .first()
      .click();
    for (const [i, { title, media }] of walkthrough.steps.entries()) {
      await page.locator(".getting-started-step .step-title", { hasText: title }).click();
      const [heading = ""] = readFileSync(join(root, media.markdown), "utf8").split("\n");
      await shows(page, heading.replace(/^#+ /, ""));
      await editor.shot(`${i + 1}`);
    }
    await page.locator(".getting-started-step .step-title", { hasText: first.title }).click();
    await page.locator(".getting-started-step.expanded .monaco-button").first().click();
    await page.locator(".tab.active", { hasText: "nhi.yaml" }).waitFor();
    await page.waitForFunction(() => document.querySelector(".editor-instance .view-line") !== null);
    assert.match(await editor.text(), /@lindqvist\/payments/);
    await editor.shot("manifest");

    await editor.open("service-accounts.md");
    await editor.command("NHI: Convert Table into Identities");
    // The manifest that is not saved yet keeps its place.
    await page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
    await page.locator(".editor-instance .view-line", { hasText: "map-tiles" }).waitFor();
    assert.match(await editor.text(), /owner: "?@lindqvist\/data/);
    await editor.shot("table");
    assert.equal(existsSync(join(folder, "nhi.yaml")), false);
  } finally {
    await browser.close();
    await served.stop();
    for (const one of [folder, data]) rmSync(one, { recursive: true, force: true });
  }
});

/** Waits until one of the frames in which VS Code renders Markdown has this heading. */
async function shows(page: Page, heading: string): Promise<void> {
  for (let left = 100; left > 0; left--) {
    for (const frame of page.frames()) {
      const found = await frame
        .getByRole("heading", { name: heading, exact: true })
        .count()
        .catch(() => 0);
      if (found > 0) return;
    }
    await page.waitForTimeout(100);
  }
  assert.fail(`no frame shows "${heading}"`);
}
