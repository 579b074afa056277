/** Where words stand in the window: pointed at by what they say, as a reader would. */
import type { Page } from "playwright-core";
import type { Spot } from "./window.ts";

/** Brings the line into view, in the middle of the editor. */
export async function reveal(page: Page, line: number): Promise<void> {
  await page.keyboard.press("Control+G");
  const asked = page.locator(".quick-input-widget:not([style*='display: none'])");
  await asked.locator("input").fill(`:${line}`);
  await asked.locator(".monaco-list-row", { hasText: new RegExp(`\\b${line}\\b`) }).waitFor();
  await page.keyboard.press("Enter");
  await page
    .locator(".line-numbers.active-line-number", { hasText: new RegExp(`^\\s*${line}\\s*$`) })
    .waitFor();
}

export type Level = "error" | "warning" | "info";

/** Where something stands in the window, in pixels. */
export interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

/** The middle of `word` in the visible line that has `text`; `word` is a part of `text`. */
export async function pointAt(page: Page, text: string, word: string): Promise<Spot> {
  const { x, y, width, height } = await boxOf(page, text, word);
  return { x: x + width / 2, y: y + height / 2 };
}

/** The squiggles of this level in view, from their left and upper edges. */
export async function squiggles(page: Page, level: Level): Promise<readonly Box[]> {
  // All in one look: one that goes while it is asked would be waited for.
  return page.locator(`.editor-instance .squiggly-${level}`).evaluateAll((found) =>
    found.map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { x, y, width, height };
    }),
  );
}

/** Waits until a squiggle of this level stands under the word, from its first letter to its last; rejects with what stands there. */
export async function underlined(page: Page, level: Level, line: string, word: string): Promise<void> {
  let seen: readonly Box[] = [];
  for (let left = 40; left > 0; left--) {
    const { x, y, width, height } = await boxOf(page, line, word);
    seen = await squiggles(page, level);
    const here = seen.filter((one) => one.y >= y - height && one.y <= y + height);
    if (here.some((one) => Math.abs(one.x - x) <= 1.5 && Math.abs(one.width - width) <= 1.5)) return;
    await page.waitForTimeout(250);
  }
  throw new Error(`no ${level} under exactly ${word}: ${JSON.stringify(seen)}`);
}

/** Waits until no squiggle of any level stands in the visible line that has `text`. */
export async function notUnderlined(page: Page, text: string): Promise<void> {
  let seen: readonly Box[] = [];
  for (let left = 40; left > 0; left--) {
    const { y, height } = await boxOf(page, text, text);
    seen = (
      await Promise.all((["error", "warning", "info"] as const).map((level) => squiggles(page, level)))
    ).flat();
    if (!seen.some((one) => one.y >= y - height / 2 && one.y <= y + height)) return;
    await page.waitForTimeout(250);
  }
  throw new Error(`a squiggle stays in ${text}: ${JSON.stringify(seen)}`);
}

/** Where `word` stands in the visible line that has `text`. */
export async function boxOf(page: Page, text: string, word: string): Promise<Box> {
  const spot = await page.waitForFunction(
    ([text, word]) => {
      const plain = (words: string) => words.replaceAll("\u00a0", " ");
      for (const line of document.querySelectorAll(".editor-instance .view-line")) {
        const whole = plain(line.textContent ?? "");
        const from = whole.indexOf(text);
        if (from < 0) continue;
        const start = from + text.indexOf(word);
        const range = document.createRange();
        const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let at = 0;
        for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
          const length = node.textContent?.length ?? 0;
          if (start >= at && start < at + length) range.setStart(node, start - at);
          const end = start + word.length;
          if (end > at && end <= at + length) {
            range.setEnd(node, end - at);
            const { left, top, width, height } = range.getBoundingClientRect();
            return { x: left, y: top, width, height };
          }
          at += length;
        }
      }
      return undefined;
    },
    [text, word] as const,
  );
  const found = await spot.jsonValue();
  if (!found) throw new Error(`"${word}" is not in view`);
  return found;
}

/** Makes the open hover as tall as what it says, by its lower edge, as far as the window goes. */
export async function stretchHover(page: Page): Promise<void> {
  const hover = page.locator(".monaco-resizable-hover").first();
  const [box, wanted] = await Promise.all([
    hover.boundingBox(),
    page
      .locator(".monaco-hover:not(.hidden) .monaco-hover-content")
      .first()
      .evaluate((one) => one.scrollHeight),
  ]);
  if (!box || wanted <= box.height) return;
  const x = box.x + box.width / 2;
  const bottom = box.y + box.height - 1;
  const by = Math.min(wanted - box.height + 8, (page.viewportSize()?.height ?? 0) - bottom - 12);
  await page.mouse.move(x, bottom, { steps: 8 });
  await page.mouse.down();
  await page.mouse.move(x, bottom + by, { steps: 8 });
  await page.mouse.up();
}
