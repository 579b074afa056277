/** A person at VS Code's window: opens files, points at words, takes the light bulb, types. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { root } from "./install.ts";

const shots = join(root, "test/vscode/shots");

/** The themes in which pictures are taken, as VS Code calls them. */
export const THEMES = { light: "Default Light Modern", dark: "Default Dark Modern" } as const;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Editor {
  readonly page: Page;
  /** Opens a file of the workspace by its name. */
  open(name: string): Promise<void>;
  /** The middle of the first squiggle of this level that is in view. */
  squiggle(level: "error" | "warning"): Promise<Spot>;
  noSquiggle(level: "error" | "warning"): Promise<void>;
  /** Points there until a hover with this text is shown; gives the hover's whole text. */
  hover(spot: Spot, text: string): Promise<string>;
  /** Puts the cursor there, opens the light bulb and gives its offers. */
  bulb(spot: Spot): Promise<readonly string[]>;
  /** Takes an offer of the open light bulb. */
  take(offer: string): Promise<void>;
  /** Waits for an input box with this prompt and answers it. */
  answer(prompt: RegExp, text: string): Promise<void>;
  /** Takes a row of the list that is open under this title; gives all its rows. */
  choose(title: RegExp, row: string): Promise<readonly string[]>;
  /** Runs a command by its title. */
  command(title: string): Promise<void>;
  save(): Promise<void>;
  /** Waits for a message to the person, which may have left the screen, and takes a button of it. */
  told(message: string, button?: string): Promise<void>;
  /** Takes the pointer from the text and closes what hovers. */
  away(): Promise<void>;
  /** All text of the editor's visible lines. */
  text(): Promise<string>;
  shot(name: string): Promise<void>;
}

/** Settles once the workbench is there. `tag` begins the names of pictures. */
export async function driveWindow(page: Page, address: string, tag: string): Promise<Editor> {
  mkdirSync(shots, { recursive: true });
  await page.goto(address);
  await page.locator(".monaco-workbench").waitFor();
  await page.locator(".explorer-folders-view .monaco-list-row").first().waitFor();
  const editor = page.locator(".editor-instance .monaco-editor").first();
  const hover = page.locator(".monaco-hover:not(.hidden)");
  const quickInput = page.locator(".quick-input-widget:not([style*='display: none'])");

  const away = async () => {
    await page.keyboard.press("Escape");
    await page.mouse.move(640, 790);
    await hover.first().waitFor({ state: "hidden" });
  };

  /** The first row that was found by what is typed: the list shows other rows, in other places, until the typing has told. */
  const found = (label: string | RegExp) =>
    quickInput
      .locator(".monaco-list-row")
      .filter({ has: page.locator(".label-name:has(.highlight)", { hasText: label }) })
      .first();

  const command = async (title: string) => {
    await page.keyboard.press("F1");
    await quickInput.locator("input").fill(`>${title}`);
    await found(title).click();
  };

  return {
    page,
    away,
    async open(name) {
      await page.keyboard.press("Control+P");
      await quickInput.locator("input").fill(name);
      // `nhi.yaml` is also a part of the name of `jobs.nhi.yaml`.
      await found(new RegExp(`^${name.replaceAll(".", "\\.")}$`)).click();
      await page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
      await editor.locator(".view-line").first().waitFor();
    },
    async squiggle(level) {
      return middleOf(editor.locator(`.squiggly-${level}`).first());
    },
    async noSquiggle(level) {
      await editor.locator(`.squiggly-${level}`).first().waitFor({ state: "detached" });
    },
    async hover({ x, y }, text) {
      const found = hover.filter({ hasText: text }).first();
      // Who asks before the server has read the workspace is told nothing, and not told again until the pointer moves.
      for (let left = 5; left > 0; left--) {
        await away();
        await page.mouse.move(x - 12, y);
        await page.mouse.move(x, y, { steps: 6 });
        try {
          await found.waitFor({ timeout: 6000 });
          break;
        } catch (error) {
          if (left === 1) throw error;
        }
      }
      return (await found.innerText()).replace(/\u00a0/g, " ");
    },
    async bulb(spot) {
      const rows = page.locator(".action-widget .monaco-list-row.action");
      // The bulb moves while the editor asks for actions anew, so a click can miss it.
      for (let left = 5; left > 0; left--) {
        await away();
        await page.mouse.click(spot.x, spot.y);
        try {
          await clickBulb(page, spot);
          await rows.first().waitFor({ timeout: 4000 });
          break;
        } catch (error) {
          if (left === 1) throw error;
        }
      }
      return rows.allInnerTexts();
    },
    async take(offer) {
      await page.locator(".action-widget .monaco-list-row.action", { hasText: offer }).first().click();
    },
    async answer(prompt, text) {
      await quickInput.filter({ hasText: prompt }).locator("input").waitFor();
      await quickInput.locator("input").fill(text);
      await page.keyboard.press("Enter");
    },
    async choose(title, row) {
      const rows = quickInput.filter({ hasText: title }).locator(".monaco-list-row");
      const chosen = rows.filter({ hasText: row }).first();
      await chosen.waitFor();
      const all = await rows.allInnerTexts();
      await chosen.click();
      return all;
    },
    command,
    async told(message, button) {
      await command("Notifications: Show Notifications");
      const center = page.locator(".notifications-center.visible");
      const item = center.locator(".notification-list-item", { hasText: message }).first();
      await item.waitFor();
      if (button !== undefined) {
        await item.hover();
        await item.getByRole("button", { name: button }).click();
      }
      await center.getByRole("button", { name: "Hide Notifications" }).click();
    },
    async save() {
      await page.keyboard.press("Control+S");
    },
    async text() {
      const lines = await editor.locator(".view-line").allInnerTexts();
      return lines.map((line) => line.replace(/\u00a0/g, " ")).join("\n");
    },
    async shot(name) {
      // Without the colours on their way from one theme to the other.
      await page.screenshot({ path: join(shots, `${tag}-${name}.png`), animations: "disabled" });
    },
  };
}

async function middleOf(locator: Locator): Promise<Spot> {
  await locator.waitFor();
  const box = await locator.boundingBox();
  if (!box) throw new Error("The squiggle is out of view");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** The bulb of the last line stays for a moment; the new one stands on this line or beside it. */
async function clickBulb(page: Page, { y }: Spot): Promise<void> {
  await page.waitForFunction(
    (y) => {
      const bulb = document.querySelector(
        ".monaco-editor [class*='codicon-gutter-lightbulb'], .lightBulbWidget",
      );
      return bulb !== null && Math.abs(bulb.getBoundingClientRect().top - y) < 40;
    },
    y,
    { timeout: 10_000 },
  );
  await page
    .locator(".monaco-editor [class*='codicon-gutter-lightbulb'], .monaco-editor .lightBulbWidget")
    .first()
    .click({ timeout: 2000 });
}
