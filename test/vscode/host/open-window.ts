/** One window with its server, for as long as a test needs it; what it shows when the test fails is kept as a picture. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openBrowser, openPage } from "./browser.ts";
import { installHost, root } from "./install.ts";
import { serve } from "./serve.ts";
import { driveWindow, type Editor, THEMES } from "./window.ts";
import { workbench } from "./workbench.ts";

export interface Wanted {
  readonly folder: string;
  /** Settings of the user. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Begins the names of pictures. */
  readonly tag: string;
  say?(line: string): void;
}

/** Runs `work` in a window on the folder with the extension of this repository. The theme follows the page's colour scheme. */
export async function inWindow(
  { folder, settings, tag, say }: Wanted,
  work: (editor: Editor) => Promise<void>,
): Promise<void> {
  await installHost(say);
  const data = mkdtempSync(join(tmpdir(), "nhi-data-"));
  const served = await serve({ data, settings: { ...FOLLOWING, ...settings }, automation: true });
  const browser = await openBrowser();
  const page = await openPage(browser);
  try {
    await work(await driveWindow(page, workbench(served.port, { folder, extension: root }), tag));
  } catch (error) {
    await page.screenshot({ path: join(root, "test/vscode/shots", `${tag}-failed.png`) });
    throw error;
  } finally {
    await browser.close();
    await served.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

const FOLLOWING = {
  "window.autoDetectColorScheme": true,
  "workbench.preferredLightColorTheme": THEMES.light,
  "workbench.preferredDarkColorTheme": THEMES.dark,
  "editor.stickyScroll.enabled": false,
  "editor.minimap.enabled": false,
};

/** A picture in light and one in dark, of the same moment: what is open stays open. */
export async function shootBoth(editor: Editor, name: string): Promise<void> {
  for (const scheme of ["dark", "light"] as const) {
    await editor.page.emulateMedia({ colorScheme: scheme });
    await editor.page.locator(`.monaco-workbench[class*='${scheme}_modern']`).waitFor();
    await editor.shot(`${name}-${scheme}`);
  }
}
