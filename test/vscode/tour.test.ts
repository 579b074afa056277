/**
 * The pictures of the guided tour, taken of the examples in the real window. What each picture says is kept beside it
 * (`shown.json`): where the editor says something else today, the test fails until `NHI_TOUR=1` has taken the pictures anew.
 */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { openBrowser } from "./host/browser.ts";
import { installHost, root } from "./host/install.ts";
import { pointAt, reveal, stretchHover } from "./host/point.ts";
import { serve } from "./host/serve.ts";
import { driveWindow, type Editor, THEMES } from "./host/window.ts";
import { workbench } from "./host/workbench.ts";

const TAKE = process.env.NHI_TOUR === "1";
const WIDTH = 1040;
const HEIGHT = 760;
const folder = join(root, "docs/images/tour");
const record = join(folder, "shown.json");

/** A picture: an example, a file of it, and what a person does there. */
interface Stop {
  readonly name: string;
  readonly example: string;
  readonly file: string;
  /** A text of the line that is brought into view. */
  readonly line: string;
  readonly dark?: boolean;
  readonly height?: number;
  /** Does what the picture shows and gives the words that it shows. */
  show(editor: Editor, page: Page): Promise<string>;
}

/** Rests the pointer on a word until the hover tells `says`. */
const hovering = (line: string, word: string, says: string) => async (editor: Editor, page: Page) => {
  const text = await editor.hover(await pointAt(page, line, word), says);
  await stretchHover(page);
  // The editor's own buttons come when they are ready.
  return text.replace(/\n+View Problem[\s\S]*$/, "").trim();
};

const STOPS: readonly Stop[] = [
  {
    name: "finding",
    example: "small-broken",
    file: "nhi.yaml",
    line: "rotated: 2026-05-14",
    show: hovering("rotated: 2026-05-14", "2026-05-14", "102 days late"),
  },
  {
    name: "finding-dark",
    example: "small-broken",
    file: "nhi.yaml",
    line: "rotated: 2026-05-14",
    dark: true,
    show: hovering("rotated: 2026-05-14", "2026-05-14", "102 days late"),
  },
  {
    name: "light-bulb",
    example: "small-broken",
    file: "nhi.yaml",
    line: "    approvedBy: platform",
    async show(editor, page) {
      const offers = await editor.bulb(await pointAt(page, "approvedBy: platform", "platform"));
      return offers.join("\n");
    },
  },
  {
    name: "problems",
    example: "small-broken",
    file: "nhi.yaml",
    line: "      - on: 2026-09-30",
    height: 900,
    async show(editor, page) {
      await editor.command("Problems: Focus on Problems View");
      const found = page.locator(".markers-panel .monaco-list-row .marker-message-line");
      await found.nth(5).waitFor();
      return (await found.allInnerTexts()).slice(0, 5).join("\n");
    },
  },
  {
    name: "path",
    example: "mid-size-broken",
    file: ".nhi/access.yaml",
    line: 'approvedBy: "@fernhill/billing"',
    show: hovering('approvedBy: "@fernhill/billing"', "@fernhill/billing", "alias"),
  },
  {
    name: "model",
    example: "enterprise",
    file: "identity/hub.nhi.yaml",
    line: "  model: federated",
    height: 1080,
    show: hovering("model: federated", "federated", "approve"),
  },
  {
    name: "case",
    example: "mid-size-broken",
    file: "product/controls.nhi.yaml",
    line: "    closedBy: billing",
    show: hovering("closedBy: billing", "billing", "case-function"),
  },
  {
    name: "citation",
    example: "mid-size-broken",
    file: "product/controls.nhi.yaml",
    line: "NIST CSF 2.0 PR.AC-4",
    show: hovering("PR.AC-4", "PR.AC-4", "PR.AA-05"),
  },
  {
    name: "clean",
    example: "small",
    file: "nhi.yaml",
    line: "rotated: 2026-10-14",
    show: hovering("rotated: 2026-10-14", "2026-10-14", "2027-01-12"),
  },
  {
    name: "binding",
    example: "day-one",
    file: "k8s/shop/settlement.yaml",
    line: "name: cluster-admin",
    show: hovering("name: cluster-admin", "cluster-admin", "administrator rights"),
  },
  {
    name: "pipeline",
    example: "day-one",
    file: ".github/workflows/release.yml",
    line: "aws-secret-access-key",
    height: 560,
    async show(editor, page) {
      const offers = await editor.bulb(await pointAt(page, "secrets.RELEASE_KEY }}", "RELEASE_KEY"));
      return offers.join("\n");
    },
  },
  {
    name: "policy",
    example: "day-one",
    file: "iam/export-policy.json",
    line: '"s3:*"',
    show: hovering('"s3:*"', "s3:*", "every action of s3"),
  },
  {
    name: "terraform",
    example: "day-one",
    file: "infra/export.tf",
    line: 'Action = "s3:*"',
    dark: true,
    height: 1080,
    show: hovering('Action = "s3:*"', "s3:*", "every action of s3"),
  },
];

/** Examples in whose files nothing is underlined. */
const SILENT = new Set(["small", "enterprise"]);

const settings = {
  "editor.minimap.enabled": false,
  "editor.stickyScroll.enabled": false,
  "editor.hover.above": false,
  "editor.fontSize": 13,
  "editor.lineHeight": 20,
  "editor.scrollbar.vertical": "hidden",
  "editor.scrollbar.horizontal": "hidden",
  "editor.occurrencesHighlight": "off",
  "editor.selectionHighlight": false,
  "editor.renderLineHighlight": "none",
  "editor.cursorBlinking": "solid",
  "editor.guides.indentation": false,
  "breadcrumbs.enabled": false,
  "workbench.activityBar.location": "hidden",
  "workbench.statusBar.visible": false,
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
  "problems.showCurrentInStatus": false,
};

for (const dark of [false, true])
  for (const example of new Set(STOPS.map((stop) => stop.example))) {
    const stops = STOPS.filter((stop) => stop.example === example && (stop.dark ?? false) === dark);
    if (stops.length > 0)
      test(`the pictures of ${example} say what the editor says${dark ? ", dark" : ""}`, async (t) => {
        await installHost((line) => t.diagnostic(line));
        const said = await walk(stops, dark);
        if (TAKE) keep(said);
        const kept = recorded();
        for (const { name } of stops) {
          assert.equal(said[name], kept[name], `${name}: take it anew with NHI_TOUR=1`);
          assert.ok(existsSync(join(folder, `${name}.png`)), name);
        }
      });
  }

test("the tour shows every picture, and no other is kept", () => {
  const text = readFileSync(join(root, "docs/tour.md"), "utf8");
  const names = STOPS.map(({ name }) => name).sort();
  for (const name of names) assert.ok(text.includes(`images/tour/${name}.png`), name);
  assert.deepEqual(Object.keys(recorded()).sort(), names);
});

type Said = Readonly<Record<string, string>>;

const recorded = (): Said => (existsSync(record) ? JSON.parse(readFileSync(record, "utf8")) : {});

function keep(said: Said): void {
  const all = { ...recorded(), ...said };
  const known = STOPS.map(({ name }) => [name, all[name] ?? ""] as const);
  writeFileSync(record, `${JSON.stringify(Object.fromEntries(known), null, 2)}\n`);
}

/** One window for all stops of an example. */
async function walk(stops: readonly Stop[], dark: boolean): Promise<Said> {
  mkdirSync(folder, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), "nhi-tour-"));
  const example = join(root, "examples", stops[0]?.example ?? "");
  const theme = { "workbench.colorTheme": THEMES[dark ? "dark" : "light"] };
  const served = await serve({ data, settings: { ...settings, ...theme }, automation: true });
  const browser = await openBrowser();
  try {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: HEIGHT },
      deviceScaleFactor: 1.5,
      colorScheme: dark ? "dark" : "light",
    });
    const page = await context.newPage();
    const editor = await driveWindow(
      page,
      workbench(served.port, { folder: example, extension: root }),
      "tour",
    );
    await page.locator(`.monaco-workbench[class*='${dark ? "dark" : "light"}_modern']`).waitFor();
    await editor.command("View: Close Primary Side Bar");
    const said: Record<string, string> = {};
    for (const stop of stops) {
      await page.setViewportSize({ width: WIDTH, height: stop.height ?? HEIGHT });
      await editor.open(stop.file.slice(stop.file.lastIndexOf("/") + 1));
      await reveal(page, lineOf(join(example, stop.file), stop.line));
      // Who asks before the findings are there is told the rest only.
      if (!SILENT.has(stop.example)) await page.locator("[class*='squiggly-']").first().waitFor();
      const wanted = TAKE ? undefined : recorded()[stop.name];
      said[stop.name] = await stop.show(editor, page);
      // A finding is told before the whole folder has been read, and told anew when another file says more of it.
      for (let left = TAKE ? 1 : 6; left > 0 && said[stop.name] !== wanted; left--) {
        await page.keyboard.press("Escape");
        await editor.away();
        await page.waitForTimeout(1000);
        said[stop.name] = await stop.show(editor, page);
      }
      if (TAKE) await page.screenshot({ path: join(folder, `${stop.name}.png`) });
      await page.keyboard.press("Escape");
    }
    return said;
  } finally {
    await browser.close();
    await served.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

function lineOf(file: string, text: string): number {
  const line = readFileSync(file, "utf8")
    .split("\n")
    .findIndex((one) => one.includes(text));
  assert.ok(line >= 0, `${file} has no "${text}"`);
  return line + 1;
}
