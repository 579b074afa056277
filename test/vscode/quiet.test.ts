/**
 * A day with findings that somebody has to live with, in the real window: one is silenced with a reason and an end, and speaks again
 * when the end has come; what a baseline knows is not told; a change that widens a right is. Pictures lie in `shots/`, each in light and in dark.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { until } from "./host/disk.ts";
import { root } from "./host/install.ts";
import { inWindow, shootBoth } from "./host/open-window.ts";
import { notUnderlined, pointAt, reveal, underlined } from "./host/point.ts";
import type { Editor } from "./host/window.ts";
import { makeScene, type Scene, TODAY } from "./scene.ts";

const STALE = "rotated: 2026-05-14";
const REASON = "The new gateway takes its keys from the vault";
const COMMENT = ` # nhi-ignore rotation-stale until=2027-02-20 by=security reason="${REASON}"`;

test("findings that somebody has to live with", async (t) => {
  const scene = makeScene();
  const wanted = { folder: scene.folder, tag: "quiet", say: (line: string) => t.diagnostic(line) };
  try {
    await inWindow(wanted, async (editor) => {
      const step = (name: string, work: (editor: Editor, scene: Scene) => Promise<void>) =>
        t.test(name, async () => {
          await work(editor, scene).catch(async (error: unknown) => {
            await editor.shot("failed");
            throw error;
          });
        });
      await step("a finding is silenced with a reason and an end", silence);
      await step("past its end it is told again, and why", end);
      await step("what the baseline knows is not told", baseline);
      await step("a change that widens a right is told against HEAD, and no more when it is undone", widened);
    });
  } finally {
    rmSync(scene.folder, { recursive: true, force: true });
  }
});

async function silence(editor: Editor, { folder }: Scene): Promise<void> {
  const { page } = editor;
  const manifest = join(folder, "nhi.yaml");
  const before = readFileSync(manifest, "utf8");
  await editor.open("nhi.yaml");
  const line = lineOf(before, STALE);
  await reveal(page, line);
  await underlined(page, "warning", STALE, "2026-05-14");
  const offers = await editor.bulb(await pointAt(page, STALE, "2026-05-14"));
  const ways = ["on this line", "for card-payments", "in this file", "with an exception in nhi.yaml"];
  assert.deepEqual(
    offers.filter((offer) => offer.startsWith("Suppress")),
    ways.map((way) => `Suppress rotation-stale ${way}`),
    "the narrowest first",
  );
  assert.ok(!offers[0]?.startsWith("Suppress"), "what mends comes before what hides");
  await shootBoth(editor, "1-offers");
  await editor.take("Suppress rotation-stale on this line");
  // Who may approve is proposed; nobody who gains by it is.
  const approvers = page.locator(".suggest-widget.visible .monaco-list-row");
  await approvers.first().waitFor();
  assert.deepEqual(
    (await approvers.allInnerTexts()).map((one) => one.trim()),
    ["security", "founders"],
  );
  // Without a reason nothing is silenced.
  await underlined(page, "error", "# nhi-ignore rotation-stale", "nhi-ignore");
  await shootBoth(editor, "2-asked");
  await page.keyboard.press("Enter");
  await page.keyboard.type(REASON);
  await page.locator(".editor-instance .view-line", { hasText: /the.vault"/ }).waitFor();
  await page.keyboard.press("Escape");
  await reveal(page, line);
  await notUnderlined(page, STALE);
  await editor.save();
  await until(() => readFileSync(manifest, "utf8").includes(REASON));
  assert.deepEqual(
    readFileSync(manifest),
    Buffer.from(before.replace(STALE, `${STALE}${COMMENT}`)),
    "every other byte is as it was",
  );
  await editor.command("Problems: Focus on Problems View");
  await page.locator(".markers-panel", { hasText: "No problems have been detected" }).waitFor();
  await shootBoth(editor, "3-silenced");
}

async function end(editor: Editor, { set }: Scene): Promise<void> {
  const { page } = editor;
  set({ "nhi.asOf": "2027-02-21" });
  await underlined(page, "warning", STALE, "2026-05-14");
  await underlined(page, "error", COMMENT, "2027-02-20");
  await shootBoth(editor, "4-back");
  const hover = await editor.hover(await pointAt(page, COMMENT, "2027-02-20"), "suppression-expired");
  await shootBoth(editor, "5-why");
  for (const part of ["1 day late", "Hides nothing in its line", "approved by security", REASON])
    assert.ok(hover.includes(part), `the hover tells ${part}: ${hover}`);
  const problems = page.locator(".markers-panel .monaco-list-row .marker-message-line");
  await problems.filter({ hasText: /The suppression of rotation-stale ran out on 2027-02-20/ }).waitFor();
  await problems.filter({ hasText: /"card-payments": the api token was due .* 193 days ago/ }).waitFor();
  await editor.away();
  set({ "nhi.asOf": TODAY });
  await notUnderlined(page, STALE);
}

async function baseline(editor: Editor, { folder, reset }: Scene): Promise<void> {
  const { page } = editor;
  reset();
  await underlined(page, "warning", STALE, "2026-05-14");
  nhi(folder, "baseline", "write");
  await notUnderlined(page, STALE);
  await shootBoth(editor, "6-baseline");
  rmSync(join(folder, "nhi.baseline.json"));
  await underlined(page, "warning", STALE, "2026-05-14");
}

async function widened(editor: Editor, { set }: Scene): Promise<void> {
  const { page } = editor;
  set({ "nhi.asOf": TODAY, "nhi.compareWith": "HEAD" });
  const narrow = '"paylane:refunds.write"]';
  const word = await pointAt(page, narrow, "write");
  await page.mouse.dblclick(word.x, word.y);
  await page.keyboard.type("*");
  const wide = '"paylane:charges.write", "paylane:refunds.*"]';
  await underlined(page, "warning", wide, '"paylane:refunds.*"');
  const hover = await editor.hover(await pointAt(page, wide, "refunds"), "change-scope-widened");
  await shootBoth(editor, "7-widened");
  for (const part of [
    "now reaches further than in HEAD",
    "In HEAD it was paylane:charges.write",
    "every permission of refunds",
  ])
    assert.ok(hover.includes(part), `the hover tells ${part}: ${hover}`);
  await editor.away();
  await page.keyboard.press("Control+Z");
  await notUnderlined(page, narrow);
  set({ "nhi.asOf": TODAY });
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

/** Runs the command line, as of today. */
const nhi = (folder: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, "dist/cli.js"), ...args, folder, "--as-of", TODAY], {
    encoding: "utf8",
    stdio: "pipe",
  });
