/**
 * Files of other tools in the real window, in a repository without a manifest: the squiggle stands under exactly the wrong word, the
 * hover names an owner and controls, and the repair leaves every other byte on the disk as it was. Pictures lie in `shots/`.
 */
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser, openPage } from "./host/browser.ts";
import { until } from "./host/disk.ts";
import { installHost, root } from "./host/install.ts";
import { pointAt, underlined } from "./host/point.ts";
import { serve } from "./host/serve.ts";
import { driveWindow, type Editor, THEMES } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";

/** One wrong word in a file, and its repair. */
interface Wrong {
  readonly file: string;
  /** A line of the file, and the wrong word in it. */
  readonly line: string;
  readonly word: string;
  readonly level: "error" | "warning";
  /** What the hover tells besides controls. */
  readonly tells: readonly string[];
  readonly offer: string;
  /** The text of the file after the repair. */
  after(before: string): string;
}

const WRONG: readonly Wrong[] = [
  {
    file: "k8s/shop/settlement.yaml",
    line: "name: cluster-admin",
    word: "cluster-admin",
    level: "error",
    tells: [
      "cluster-admin in the whole cluster",
      "Held by shop/settlement",
      "Owner @lindqvist/payments",
      "rung 7 of 7",
    ],
    offer: "Replace by a narrower role",
    after: (before) => before.replace("name: cluster-admin", "name: view"),
  },
  {
    file: ".github/workflows/release.yml",
    line: "aws-secret-access-key: ${{ secrets.RELEASE_KEY }}",
    word: "RELEASE_KEY",
    level: "warning",
    tells: ["is a stored key for AWS", "Owner @lindqvist/delivery"],
    offer: "Take a token of the pipeline for AWS",
    after: (before) =>
      before
        .replace(
          "          aws-region: eu-north-1\n",
          "          aws-region: eu-north-1\n          role-to-assume: arn:aws:iam::111122223333:role/deploy\n",
        )
        .replace(/^ *aws-(?:access-key-id|secret-access-key): .*\n/gm, ""),
  },
  {
    file: ".github/workflows/release.yml",
    line: "permissions: write-all",
    word: "write-all",
    level: "error",
    tells: ["github:write-all", "Owner @lindqvist/delivery", "CODEOWNERS /.github/"],
    offer: "Narrow it to read-all",
    after: (before) => before.replace("write-all", "read-all"),
  },
  {
    file: "infra/export.tf",
    line: 'Action = "s3:*"',
    word: '"s3:*"',
    level: "warning",
    tells: ["every action of s3 on every resource", "Held by export", "Owner @lindqvist/data", "180 actions"],
    offer: "Name the action that it needs",
    after: (before) => before.replace('"s3:*"', '"s3:GetObject"'),
  },
  {
    file: "iam/export-policy.json",
    line: '"s3:GetObject", "s3:*"',
    word: '"s3:*"',
    level: "warning",
    tells: ["every action of s3 on every resource", "Owner @lindqvist/data", "CODEOWNERS /iam/"],
    offer: "Name the action that it needs",
    after: (before) => before.replace('"s3:*"', '"s3:GetObject"'),
  },
];

for (const theme of ["light", "dark"] as const)
  test(`files of other tools, ${theme}`, async (t) => {
    await installHost((line) => t.diagnostic(line));
    const folder = mkdtempSync(join(tmpdir(), "nhi-day-one-"));
    cpSync(join(root, "examples/day-one"), folder, { recursive: true });
    // As a machine with other habits would have written it.
    rewrite(join(folder, "iam/export-policy.json"), (text) => text.trimEnd().replaceAll("\n", "\r\n"));
    const data = mkdtempSync(join(tmpdir(), "nhi-data-"));
    const settings = { "workbench.colorTheme": THEMES[theme], "editor.stickyScroll.enabled": false };
    const served = await serve({ data, settings, automation: true });
    const browser = await openBrowser();
    try {
      const page = await openPage(browser, theme === "dark");
      const address = workbench(served.port, { folder, extension: root });
      const editor = await driveWindow(page, address, `foreign-${theme}`);
      for (const [i, wrong] of WRONG.entries())
        await t.test(`${wrong.word} in ${wrong.file}`, () => repair(editor, page, folder, wrong, i + 1));
    } catch (error) {
      const [page] = browser.contexts().flatMap((context) => context.pages());
      await page?.screenshot({ path: join(root, "test/vscode/shots", `foreign-${theme}-failed.png`) });
      throw error;
    } finally {
      await browser.close();
      await served.stop();
      for (const one of [folder, data]) rmSync(one, { recursive: true, force: true });
    }
  });

async function repair(editor: Editor, page: Page, folder: string, wrong: Wrong, n: number): Promise<void> {
  const file = join(folder, wrong.file);
  const before = readFileSync(file, "utf8");
  await editor.open(wrong.file.slice(wrong.file.lastIndexOf("/") + 1));
  await underlined(page, wrong.level, wrong.line, wrong.word);
  const spot = await pointAt(page, wrong.line, wrong.word);
  // The finding's own words stand there before the server has answered: what is told last is waited for.
  const hover = await editor.hover(spot, wrong.tells.at(-1) ?? "");
  await editor.shot(`${n}-hover`);
  for (const part of wrong.tells) assert.ok(hover.includes(part), `the hover tells ${part}: ${hover}`);
  assert.match(hover, /NIST SP 800-53|OWASP NHI/, "the hover cites a control");
  const offers = await editor.bulb(spot);
  await editor.shot(`${n}-light-bulb`);
  assert.ok(
    offers.some((offer) => offer.includes(wrong.offer)),
    `offered: ${offers}`,
  );
  await editor.take(wrong.offer);
  const after = wrong.after(before);
  assert.notEqual(after, before);
  await page.waitForFunction(
    (line) =>
      [...document.querySelectorAll(".editor-instance .view-line")].every(
        (one) => !one.textContent?.replaceAll("\u00a0", " ").includes(line),
      ),
    wrong.line,
  );
  // Leaves the place that was filled in.
  await page.keyboard.press("Escape");
  await editor.save();
  await editor.shot(`${n}-repaired`);
  await until(() => readFileSync(file, "utf8") !== before);
  assert.deepEqual(readFileSync(file), Buffer.from(after));
}

const rewrite = (file: string, how: (text: string) => string): void =>
  writeFileSync(file, how(readFileSync(file, "utf8")));
