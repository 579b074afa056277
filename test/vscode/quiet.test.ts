/**
 * A day with findings that somebody has to live with, in the real window: one is silenced with a reason and an end, and speaks again
 * when the end has come; what a baseline knows is not told; a change that widens a right is; a rule is
 * repaired everywhere at once, and a team hands over what it has. Pictures lie in `shots/`, each in light and in dark.
 */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { git } from "../cli/git.ts";
import { until } from "./host/disk.ts";
import { root } from "./host/install.ts";
import { inWindow, shootBoth } from "./host/open-window.ts";
import { notUnderlined, pointAt, reveal, underlined } from "./host/point.ts";
import type { Editor } from "./host/window.ts";
import { makeScene, type Scene, TODAY } from "./scene.ts";

const STALE = "rotated: 2026-05-14";
const REASON = "The new gateway takes its keys from the vault";
const COMMENT = ` # nhi-ignore rotation-stale until=2027-02-20 by=security reason="${REASON}"`;

/** What the hand-over of `app` to `platform` changes, line by line. */
const HANDED_OVER = [
  "-/web/       @tidewell/app",
  "+/web/       @tidewell/platform",
  '-  - { match: "services/clinic/**", owner: app, sponsor: clinics }',
  '+  - { match: "services/clinic/**", owner: platform, sponsor: clinics }',
  "-    owner: app",
  "+    owner: platform",
  '-    monitoring: { logs: "aws:cloudtrail", by: security, explainedBy: app }',
  '+    monitoring: { logs: "aws:cloudtrail", by: security, explainedBy: platform }',
  "+    evidence: [{ kind: attestation, ref: evidence/hand-over-card-payments-to-platform.md }]",
];

test("findings that somebody has to live with", async (t) => {
  const scene = makeScene();
  const wanted = { folder: scene.folder, tag: "quiet", say: (line: string) => t.diagnostic(line) };
  try {
    await inWindow(wanted, async (editor) => {
      const step = (name: string, work: (editor: Editor, scene: Scene) => Promise<void>) =>
        t.test(name, async () => {
          await work(editor, scene).catch(async (error: unknown) => {
            await editor.shot("failed");
            scene.reset();
            scene.set({ "nhi.asOf": TODAY });
            throw error;
          });
        });
      await step("a finding is silenced with a reason and an end", silence);
      await step("past its end it is told again, and why", end);
      await step("an entity is silenced by a comment above it", entity);
      await step("what the baseline knows is not told", baseline);
      await step("a change that widens a right is told against HEAD, and no more when it is undone", widened);
      await step("what falls due soon is counted, and listed by team", due);
      await step("all findings of a rule in the workspace get one decision, after a preview", bulk);
      await step("a team hands over everything, after a preview", handOver);
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
  await editor.command("NHI: Show What Is Silenced");
  const silences = page.locator(".quick-input-widget .monaco-list-row", { hasText: REASON });
  await silences.waitFor();
  assert.match(
    await silences.innerText(),
    /rotation-stale.*hides 1 finding.*until 2027-02-20.*approved by security/s,
  );
  await shootBoth(editor, "3-list");
  await page.keyboard.press("Escape");
  await editor.command("Problems: Focus on Problems View");
  await page.locator(".markers-panel", { hasText: "No problems have been detected" }).waitFor();
  await shootBoth(editor, "3-silenced");
}

async function end(editor: Editor, { set }: Scene): Promise<void> {
  const { page } = editor;
  set({ "nhi.asOf": "2027-02-21" });
  await underlined(page, "warning", STALE, "2026-05-14");
  await underlined(page, "error", COMMENT, "2027-02-20");
  await page.locator(".statusbar-item", { hasText: "1 due in 14 days" }).waitFor();
  await shootBoth(editor, "4-back");
  const hover = await editor.hover(await pointAt(page, COMMENT, "2027-02-20"), "Hides nothing");
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

async function entity(editor: Editor, { folder, reset }: Scene): Promise<void> {
  const { page } = editor;
  reset();
  await underlined(page, "warning", STALE, "2026-05-14");
  await editor.bulb(await pointAt(page, STALE, "2026-05-14"));
  await editor.take("Suppress rotation-stale for card-payments");
  await page.locator(".suggest-widget.visible .monaco-list-row").first().waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type(REASON);
  await page.keyboard.press("Escape");
  await notUnderlined(page, STALE);
  await editor.save();
  const written = `+ ${COMMENT}`;
  await until(() => readFileSync(join(folder, "nhi.yaml"), "utf8").includes(REASON));
  assert.deepEqual(changesIn(folder, "nhi.yaml"), [written]);
  reset();
}

async function baseline(editor: Editor, { folder }: Scene): Promise<void> {
  const { page } = editor;
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
  const hover = await editor.hover(await pointAt(page, wide, "refunds"), "now also");
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

async function due(editor: Editor): Promise<void> {
  const { page } = editor;
  const count = page.locator(".statusbar-item", { hasText: "2 due in 14 days" });
  await count.waitFor();
  await count.click();
  const list = page.locator(".quick-input-widget", { hasText: "due in 90 days" });
  await list.locator(".monaco-list-row").first().waitFor();
  await shootBoth(editor, "8-due");
  const [first = ""] = await editor.choose(/due in 90 days/, "report-bot");
  assert.match(
    first,
    /2026-11-24 {2}Grant to team:app[\s\S]*2 days[\s\S]*security/,
    "what is due first stands first",
  );
  await page.locator(".tab.active", { hasText: "jobs.nhi.yaml" }).waitFor();
  await page.locator(".statusbar-item", { hasText: "Ln 11, Col 76 (10 selected)" }).waitFor();
}

async function bulk(editor: Editor, { folder }: Scene): Promise<void> {
  const { page } = editor;
  const files = ["jobs/jobs.nhi.yaml", "mail/mail.nhi.yaml"].map((name) => join(folder, name));
  const before = files.map((file) => readFileSync(file, "utf8"));
  await underlined(page, "error", "backup-bot:", "backup-bot");
  const offers = await editor.bulb(await pointAt(page, "backup-bot:", "backup-bot"));
  assert.ok(
    offers.indexOf("Fix all owner-missing in the workspace…") <
      offers.findIndex((one) => one.startsWith("Suppress")),
    `what mends comes before what hides: ${offers}`,
  );
  await shootBoth(editor, "9-bulk-offers");
  await editor.take("Fix all owner-missing in the workspace");
  await page
    .locator(".quick-input-widget", { hasText: "3 findings of owner-missing" })
    .locator(".monaco-list-row")
    .first()
    .waitFor();
  await shootBoth(editor, "10-bulk-asked");
  await editor.choose(/3 findings of owner-missing/, "platform");
  await preview(editor, "11-bulk-preview");
  await until(() => files.every((file) => /owner: platform/.test(readFileSync(file, "utf8"))));
  const [jobs = "", mail = ""] = before;
  assert.deepEqual(
    files.map((file) => readFileSync(file, "utf8")),
    [
      `${jobs.replace("  report-bot:", "    owner: platform\n  report-bot:")}    owner: platform\n`,
      `${mail}    owner: platform\r\n`,
    ],
    "comments, line ends and every other byte are as they were",
  );
  await editor.told("3 findings of owner-missing repaired");
}

async function handOver(editor: Editor, { folder }: Scene): Promise<void> {
  const { page } = editor;
  const files = ["CODEOWNERS", "nhi.yaml"].map((name) => join(folder, name));
  const before = files.map((file) => readFileSync(file, "utf8"));
  await editor.command("NHI: Hand Over Everything of");
  await editor.choose(/hand over everything of/, "app");
  const successors = page.locator(".quick-input-widget .monaco-list-row");
  await successors.filter({ hasText: "known team" }).first().waitFor();
  await shootBoth(editor, "12-successors");
  assert.match(
    (await editor.choose(/4 places name app/, "platform"))[0] ?? "",
    /^platform/,
    "who owns most comes first",
  );
  await preview(editor, "13-handover-preview");
  await until(() => files.every((file, i) => readFileSync(file, "utf8") !== before[i]));
  assert.deepEqual(changesIn(folder, "CODEOWNERS", "nhi.yaml"), HANDED_OVER);
  await editor.told("4 places moved from app to platform", "Show What Is Left");
  await page.locator(".tab.active", { hasText: "Untitled" }).waitFor();
  assert.match(
    await editor.text(),
    /Proofs to write[\s\S]*hand-over-card-payments-to-platform\.md[\s\S]*history is not rewritten/,
  );
  await shootBoth(editor, "15-what-is-left");
  // The proof is asked for and not claimed: it is missing until somebody writes it.
  await editor.open("nhi.yaml");
  const stub = "ref: evidence/hand-over-card-payments-to-platform.md";
  await reveal(page, lineOf(readFileSync(files[1] ?? "", "utf8"), stub));
  await underlined(page, "warning", stub, "evidence/hand-over-card-payments-to-platform.md");
  await shootBoth(editor, "16-stub");
}

/** Looks at what would change, agrees to all of it and applies it. */
async function preview({ page, ...editor }: Editor, shot: string): Promise<void> {
  const panel = page.locator(".bulk-edit-panel");
  const files = panel.locator(".monaco-list-row[aria-level='1'] .edit-checkbox");
  await files.first().waitFor();
  // What is not agreed to is not changed.
  for (const file of await files.all()) {
    assert.equal(await file.getAttribute("aria-checked"), "false");
    await file.click();
  }
  await shootBoth({ page, ...editor }, shot);
  await panel.getByRole("button", { name: "Apply" }).click();
}

const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split("\n").length;

/** Runs the command line, as of today. */
const nhi = (folder: string, ...args: readonly string[]): string =>
  execFileSync(process.execPath, [join(root, "dist/cli.js"), ...args, folder, "--as-of", TODAY], {
    encoding: "utf8",
    stdio: "pipe",
  });

const changesIn = (folder: string, ...files: readonly string[]): readonly string[] =>
  git(folder, "diff", "-U0", "--", ...files)
    .split("\n")
    .filter((line) => /^[-+](?![-+])/.test(line));
