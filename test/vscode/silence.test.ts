/** A person silences a finding in the real window, with a reason and an end; when the clock passes the end, it is back. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openPage } from "./host/browser.ts";
import { until } from "./host/disk.ts";
import { installHost, root } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { driveWindow, THEMES } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";
import { AS_OF, makeWorkspace } from "./workspace.ts";

test("silenced from the light bulb, gone, and back past its end", async (t) => {
  await installHost((line) => t.diagnostic(line));
  const workspace = makeWorkspace();
  const folder = join(workspace, "a");
  const manifest = join(folder, "nhi.yaml");
  const settings = {
    "nhi.asOf": AS_OF,
    "workbench.colorTheme": THEMES.light,
    "editor.stickyScroll.enabled": false,
  };
  const served = await serve({ data: join(workspace, ".data"), settings, automation: true });
  const browser = await openBrowser();
  try {
    const page = await openPage(browser, false);
    const editor = await driveWindow(page, workbench(served.port, { folder, extension: root }), "silence");
    await editor.open("nhi.yaml");

    const offers = await editor.bulb(await editor.squiggle("error"));
    await editor.shot("1-light-bulb");
    for (const way of ["on this line", "for ci-bot", "in this file", "with an exception in nhi.yaml"])
      assert.ok(
        offers.some((offer) => offer.includes(`Suppress owner-missing ${way}`)),
        `${way}: ${offers}`,
      );
    await editor.take("Suppress owner-missing for ci-bot");
    await page.locator(".view-line", { hasText: "nhi-ignore owner-missing" }).waitFor();
    await editor.shot("2-written");
    assert.match(await editor.text(), /# nhi-ignore owner-missing until=2026-12-22 by=security reason=""/);

    // The approver stands there already; the next stop is the reason.
    await page.keyboard.press("Tab");
    await page.keyboard.type("moves to payments, SEC-88", { delay: 15 });
    await page.keyboard.press("Escape");
    await editor.noSquiggle("error");
    await editor.save();
    await until(() =>
      /^ {2}# nhi-ignore owner-missing until=2026-12-22 by=security reason="moves to payments, SEC-88"\n {2}ci-bot:/m.test(
        readFileSync(manifest, "utf8"),
      ),
    );
    await editor.shot("3-gone");

    await editor.command("NHI: Show What Is Silenced");
    const entry = page.locator(".quick-input-widget .monaco-list-row", { hasText: "SEC-88" });
    await entry.waitFor();
    await editor.shot("4-ledger");
    assert.match(await entry.innerText(), /owner-missing.*hides 1 finding.*until 2026-12-22/s);
    await page.keyboard.press("Escape");

    mkdirSync(join(folder, ".vscode"));
    writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify({ "nhi.asOf": "2026-12-23" }));
    const back = await editor.squiggle("error");
    const hover = await editor.hover(back, "ran out on 2026-12-22");
    assert.match(hover, /suppression-expired/);
    await editor.shot("5-back");
    assert.equal(await page.locator(".squiggly-error").count(), 2, "the suppression and what it hid");
  } catch (error) {
    const [page] = browser.contexts().flatMap((context) => context.pages());
    await page?.screenshot({ path: join(root, "test/vscode/shots", "silence-failed.png") });
    throw error;
  } finally {
    await browser.close();
    await served.stop();
    rmSync(workspace, { recursive: true, force: true });
  }
});
