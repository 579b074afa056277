/** Reports for a person at a terminal. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Paint, plain } from "../../server/src/report/paint.ts";
import { textReport } from "../../server/src/report/text.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const manifest = () => MANIFEST;

test("a finding shows its place, its words and its lines with carets", () => {
  const row = rowAt(MANIFEST, "ci-bot", {
    reasons: [
      { label: "rotated", value: "2026-06-01" },
      { label: "late", value: "84 days" },
    ],
    related: [
      {
        path: "policy.nhi.yaml",
        range: { start: { line: 11, character: 2 }, end: { line: 11, character: 5 } },
        text: "The limit",
      },
    ],
    fixes: [{ title: "Set owner to web", class: "choice" }],
  });
  assert.equal(
    textReport([row], manifest, plain, 3),
    `nhi.yaml:5:3 error owner-missing Identity "ci-bot" has no owner
  3 │   web:
  4 │     type: bot
  5 │   ci-bot:
    │   ^^^^^^
  6 │     type: bot
  7 │     purpose: Runs the nightly build
  rotated 2026-06-01 · late 84 days
  see policy.nhi.yaml:12:3 The limit
  fix Set owner to web

1 error in 3 files
`,
  );
});

test("findings stand file by file, in the order of their places, and are counted by level", () => {
  const rows = [
    rowAt(MANIFEST, "purpose", { level: "warning", path: "b.yaml" }),
    rowAt(MANIFEST, "web", { level: "warning", path: "b.yaml" }),
    rowAt(MANIFEST, "nhi", { path: "a.yaml" }),
    rowAt(MANIFEST, "nhi", {
      path: "c.yaml",
      hidden: { by: "exception", reason: "Moves in May", approvedBy: "council", expires: "2027-05-01" },
    }),
  ];
  const report = textReport(rows, manifest);
  const places = report.split("\n").filter((line) => /^\w\.yaml/.test(line));
  assert.deepEqual(
    places.map((line) => line.split(" ")[0]),
    ["a.yaml:1:1", "b.yaml:3:3", "b.yaml:7:5", "c.yaml:1:1"],
  );
  assert.match(report, /hidden Moves in May \(approved by council, until 2027-05-01\)/);
  assert.match(report, /\n1 error, 2 warnings \(1 hidden by an exception\)\n$/);
  assert.equal(textReport([], manifest, plain, 1), "No findings in 1 file\n");
});

/** The line of carets, and the text of the line above it that stands over the carets, by columns. */
function carets(text: string, word: string): { readonly line: string; readonly under: string } {
  const lines = textReport([rowAt(text, word)], () => text).split("\n");
  const at = lines.findIndex((line) => /│ +\^/.test(line));
  return { line: lines[at - 1] ?? "", under: lines[at] ?? "" };
}

test("tabs are spaces up to the next stop, and carets stand under the word", () => {
  const { line, under } = carets('{\n\t"a":\t"word"\n}', '"word"');
  assert.equal(line, '  2 │     "a":    "word"');
  assert.equal(under, "    │             ^^^^^^");
});

test("wide and astral characters take two columns, combining ones none", () => {
  assert.equal(carets("名前: x", "x").under, "    │       ^");
  assert.equal(carets("a😀: word", "word").under, "    │      ^^^^");
  assert.equal(carets("a: 👩‍👩‍👧 word", "word").under, "    │       ^^^^");
  assert.equal(carets("e\u0301: word", "word").under, "    │    ^^^^");
  assert.equal(carets("a: 名前", "名前").under, "    │    ^^^^");
});

test("a long line shows the part around the word", () => {
  const text = `{"a": "${"x".repeat(5000)}", "b": "word", "c": "${"y".repeat(5000)}"}`;
  const { line, under } = carets(text, "word");
  assert.ok(line.length < 160, line);
  assert.match(line, /│ ….*word.*…$/);
  assert.equal(line.slice(under.indexOf("^"), under.lastIndexOf("^") + 1), "word");
});

test("nothing that a terminal obeys comes through", () => {
  const text = "a: \u001b[31mred\u202e\n";
  const row = rowAt(text, "a", {
    message: "says \u001b]0;title\u0007",
    path: "x\u001b.yaml",
  });
  const obeyed = [...textReport([row], () => text)].filter(
    (char) => (char < " " && char !== "\n") || char === "\u202e",
  );
  assert.deepEqual(obeyed, []);
});

test("a place without a word, on several lines or outside the text still gives a report", () => {
  const range = (line: number, character: number, endLine: number, endCharacter: number) => ({
    range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
  });
  assert.match(textReport([rowAt(MANIFEST, "nhi", range(0, 6, 0, 6))], manifest), /│ {7}\^\n/);
  assert.match(textReport([rowAt(MANIFEST, "nhi", range(4, 2, 6, 9))], manifest), /│ {3}\^{7}\n/);
  assert.match(textReport([rowAt(MANIFEST, "nhi", range(99, 2, 99, 9))], manifest), /^nhi.yaml:100:3 /);
});

test("colours are those that the host gives", () => {
  const paint: Paint = (colour, text) => `<${colour}>${text}</>`;
  assert.match(
    textReport([rowAt(MANIFEST, "ci-bot")], manifest, paint),
    /^<bold>nhi.yaml:5:3<\/> <red>error<\/> <dim>owner-missing<\/>/,
  );
});

test("a file whose text is not at hand is reported without a frame", () => {
  const row = rowAt(MANIFEST, "ci-bot");
  assert.equal(textReport([row], () => undefined).split("\n")[1], "");
});
