/** Findings as Markdown and as a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { htmlReport } from "../../server/src/report/html.ts";
import { markdownReport } from "../../server/src/report/markdown.ts";
import type { Findings } from "../../server/src/report/outputs.ts";
import { plain } from "../../server/src/report/paint.ts";
import type { Row } from "../../server/src/report/row.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const of = (...rows: readonly Row[]): Findings => ({
  rows,
  passed: [],
  asOf: "2026-11-22",
  product: { name: "nhi", version: "0.1.0" },
  rules: [],
  files: 2,
  textOf: () => undefined,
  paint: plain,
  group: "place",
  failOn: "warning",
});

const bots = ["web", "ci-bot"].map((id, i) =>
  rowAt(MANIFEST, "ci-bot", {
    path: `${i}.yaml`,
    message: `Identity "${id}" has no owner`,
    say: { text: 'Identity "{id}" has no owner', with: { id } },
    about: `identity:${id}`,
    names: [`identity:${id}`, id],
  }),
);

test("Markdown tells causes with counts first, then each finding with its place", () => {
  const text = markdownReport(of(...bots));
  assert.match(text, /\n2 errors in 2 files\.\n/);
  assert.match(text, /\| \*\*error\*\* \| Identity "…" has no owner<br>.* \| 2 \| 2 \| – \|/);
  assert.match(text, /Identity "web" has no owner \| 0\.yaml:5:3 /);
  assert.match(text, /Identity "ci-bot" has no owner \| 1\.yaml:5:3 /);
  assert.equal(text, markdownReport(of(...bots.toReversed())));
});

test("nothing found is said, and what is let pass stands apart with its reason", () => {
  assert.match(markdownReport(of()), /\nNo findings in 2 files\.\n/);
  const hidden = {
    by: "exception",
    reason: "Moves in May",
    approvedBy: "council",
    expires: "2027-05-01",
  } as const;
  const text = markdownReport(of(rowAt(MANIFEST, "ci-bot", { hidden })));
  assert.match(text, /\nNo findings in 2 files, 1 let pass\.\n/);
  assert.match(text, /## Let pass\n.*because: Moves in May.*council<br>2027-05-01/s);
});

test("what files say marks up nothing", () => {
  const message = "a | b\n<script>alert(1)</script> [x](http://y) @team #12";
  const rows = of(rowAt(MANIFEST, "ci-bot", { message, path: "<b>.yaml", say: { text: message, with: {} } }));
  const [markdown, html] = [markdownReport(rows), htmlReport(rows)];
  for (const text of [markdown, html]) assert.ok(!text.includes("<script") && !text.includes("<b>.yaml"));
  assert.ok(!/[^\\]\[x\]/.test(markdown) && !markdown.includes("@team"));
});

test("the page needs nothing else, and says the same twice", () => {
  const html = htmlReport(of(...bots));
  assert.match(html, /^<!doctype html>/);
  assert.match(html, /default-src 'none'/);
  assert.ok(!/<(script|link|img|iframe)\b|url\(|@import|src=/.test(html));
  assert.equal(html, htmlReport(of(...bots.toReversed())));
});
