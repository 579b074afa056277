/** A person repairs two findings in the real window; pictures of each step lie in `shots/`. */
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser, openPage } from "./host/browser.ts";
import { until } from "./host/disk.ts";
import { installHost, root } from "./host/install.ts";
import { serve } from "./host/serve.ts";
import { driveWindow, THEMES } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";
import { AS_OF, makeWorkspace } from "./workspace.ts";

for (const theme of ["light", "dark"] as const)
  test(`from a squiggle to a saved repair, ${theme}`, async (t) => {
    await installHost((line) => t.diagnostic(line));
    const workspace = makeWorkspace();
    const folder = join(workspace, "a");
    const manifest = join(folder, "nhi.yaml");
    const settings = {
      "nhi.asOf": AS_OF,
      "workbench.colorTheme": THEMES[theme],
      "editor.stickyScroll.enabled": false,
    };
    const served = await serve({ data: join(workspace, ".data"), settings, automation: true });
    const browser = await openBrowser();
    try {
      const page = await openPage(browser, theme === "dark");
      const editor = await driveWindow(page, workbench(served.port, { folder, extension: root }), theme);
      await editor.open("nhi.yaml");

      const stale = await editor.squiggle("warning");
      const missing = await editor.squiggle("error");
      await editor.shot("1-squiggles");

      const hover = await editor.hover(stale, "84 days late");
      await editor.shot("2-hover");
      for (const part of ["rotation-stale", "2026-06-01", "90d", "2026-08-30"])
        assert.ok(hover.includes(part), `the hover tells ${part}: ${hover}`);
      assert.match(hover, /NIST|CIS|ISO|OWASP|CSA/, "the hover cites a control");

      const offers = await editor.bulb(missing);
      await editor.shot("3-light-bulb");
      assert.ok(
        offers.some((offer) => offer.includes("Set owner to payments")),
        `an owner is offered: ${offers}`,
      );
      await editor.take("Set owner to payments");
      await editor.noSquiggle("error");
      await editor.save();
      await until(() => /ci-bot:.*owner: payments.*bank-transfer/s.test(readFileSync(manifest, "utf8")));
      await editor.shot("4-repaired");

      const claims = await editor.bulb(await editor.squiggle("warning"));
      assert.ok(
        claims.some((offer) => offer.includes("Record a rotation")),
        `a rotation can be recorded: ${claims}`,
      );
      await editor.take("Record a rotation");
      await editor.answer(/YYYY-MM-DD/, "2026-11-20");
      await page.locator(".quick-input-widget", { hasText: "What shows the rotation" }).waitFor();
      await editor.shot("5-asked");
      await page.keyboard.press("Escape");
      assert.ok(!(await editor.text()).includes("2026-11-20"), "leaving changes nothing");

      await editor.bulb(await editor.squiggle("warning"));
      await editor.take("Record a rotation");
      await editor.answer(/YYYY-MM-DD/, "2026-11-20");
      await editor.answer(/What shows the rotation/, "https://tickets.example/SEC-7");
      await editor.noSquiggle("warning");
      await editor.save();
      await until(() => /rotated: 2026-11-20.*SEC-7/s.test(readFileSync(manifest, "utf8")));
      await editor.shot("6-recorded");
    } catch (error) {
      const [page] = browser.contexts().flatMap((context) => context.pages());
      // What VS Code wanted to say has left the screen by now.
      await page?.keyboard.press("F1");
      await page?.keyboard.type("Notifications: Show Notifications\n", { delay: 20 });
      await page
        ?.locator(".notifications-center.visible")
        .waitFor({ timeout: 3000 })
        .catch(() => {});
      await page?.screenshot({ path: join(root, "test/vscode/shots", `${theme}-failed.png`) });
      throw error;
    } finally {
      await browser.close();
      await served.stop();
      rmSync(workspace, { recursive: true, force: true });
    }
  });
