/**
 * In the real window, in an example that is whole: the status bar counts what falls due and opens the list, and a team hands over
 * everything through the editor's preview. Pictures lie in `shots/`.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openPage } from "./host/browser.ts";
import { until } from "./host/disk.ts";
import { installHost, root } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { driveWindow, THEMES } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";

const AS_OF = "2026-11-22";

/** Chooses a line of the list that is open under this title. */
async function choose(page: Page, title: RegExp, line: string): Promise<void> {
  const list = page.locator(".quick-input-widget", { hasText: title });
  const row = list.locator(".monaco-list-row", { hasText: line }).first();
  await row.waitFor();
  await row.click();
}

/** What asks for a person's word begins without a tick. The tick of a file is for all of its changes. */
async function tickAll(page: Page): Promise<void> {
  const row = page.locator(".bulk-edit-panel .monaco-list-row.focused");
  await page.keyboard.press("Home");
  for (let last = ""; ; ) {
    await row.waitFor();
    const here = (await row.getAttribute("id")) ?? "";
    if (here === last) return;
    last = here;
    if ((await row.locator(".edit-checkbox").getAttribute("aria-checked")) === "false")
      await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
  }
}

for (const theme of ["light", "dark"] as const)
  test(`what falls due, and a hand-over, ${theme}`, async (t) => {
    await installHost((line) => t.diagnostic(line));
    const home = mkdtempSync(join(tmpdir(), "nhi-handover-"));
    const folder = join(home, "fernhill");
    cpSync(join(root, "examples/mid-size"), folder, { recursive: true });
    const read = (file: string): string => readFileSync(join(folder, file), "utf8");
    const settings = { "nhi.asOf": AS_OF, "workbench.colorTheme": THEMES[theme] };
    const served = await serve({ data: join(home, ".data"), settings, automation: true });
    const browser = await openBrowser();
    try {
      const page = await openPage(browser, theme === "dark");
      const editor = await driveWindow(
        page,
        workbench(served.port, { folder, extension: root }),
        `handover-${theme}`,
      );
      await editor.open("billing.nhi.yaml");
      const count = page.locator(".statusbar-item", { hasText: "3 due in 14 days" });
      await count.waitFor();
      await count.click();
      const list = page.locator(".quick-input-widget", { hasText: "due in 90 days" });
      await list.locator(".monaco-list-row", { hasText: "2026-12-27" }).first().waitFor();
      await editor.shot("1-due");
      await list.locator("input").fill("invoice-export");
      await page.keyboard.press("Enter");
      await page.locator(".statusbar-item", { hasText: "Ln 26, Col 28" }).waitFor();

      await editor.command("NHI: Hand Over Everything of…");
      await choose(page, /hand over everything of/, "#team-billing");
      await page.locator(".quick-input-widget .monaco-list-row", { hasText: "metering" }).first().waitFor();
      await editor.shot("2-successors");
      await choose(page, /places name billing/, "metering");
      const preview = page.locator(".bulk-edit-panel");
      await preview.locator(".monaco-list-row").first().waitFor();
      await editor.shot("3-preview");
      const before = read("services/billing/billing.nhi.yaml");
      const requested = before.match(/requestedBy: billing/g)?.length;
      await tickAll(page);
      await editor.shot("4-ticked");
      await preview.getByRole("button", { name: "Apply" }).click();
      await until(() => read("CODEOWNERS").includes("/services/billing/   @fernhill/metering"));
      await until(() => read("services/billing/billing.nhi.yaml") !== before);
      const after = read("services/billing/billing.nhi.yaml");
      assert.match(after, /hand-over-invoice-export-to-metering\.md/);
      assert.equal(after.match(/requestedBy: billing/g)?.length, requested, "what happened stays");
      await editor.shot("5-done");
    } catch (error) {
      const [page] = browser.contexts().flatMap((context) => context.pages());
      await page?.screenshot({ path: join(root, "test/vscode/shots", `handover-${theme}-failed.png`) });
      throw error;
    } finally {
      await browser.close();
      await served.stop();
      rmSync(home, { recursive: true, force: true });
    }
  });
