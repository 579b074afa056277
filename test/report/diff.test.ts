/** The diff of a dry run. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { unifiedDiff } from "../../server/src/report/diff.ts";

test("only what changes is shown, with three lines around", () => {
  const before = "a\nb\nc\nd\ne\nf\ng\nh\n";
  assert.equal(
    unifiedDiff("nhi.yaml", before, before.replace("e\n", "e\nnew\n")),
    "--- a/nhi.yaml\n+++ b/nhi.yaml\n@@ -3,6 +3,7 @@\n c\n d\n e\n+new\n f\n g\n h\n",
  );
  assert.equal(unifiedDiff("nhi.yaml", before, before), "");
});

test("a final line without a break is told", () => {
  assert.equal(
    unifiedDiff("x", "a", "a\nb\n"),
    "--- a/x\n+++ b/x\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n",
  );
});

/** Makes the changes of a diff, as `patch` does, and checks its line numbers on the way. */
function applied(before: string, diff: string): string {
  const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const out: string[] = [];
  let at = 0;
  const lines = diff.split("\n").slice(2, -1);
  for (const [i, line] of lines.entries()) {
    const head = /^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$/.exec(line);
    if (head) {
      const start = Number(head[1]) - (head[2] === "0" ? 0 : 1);
      out.push(...old.slice(at, start));
      at = start;
      assert.equal(out.length, Number(head[3]) - (head[4] === "0" ? 0 : 1));
      continue;
    }
    if (line.startsWith("\\")) continue;
    const text = line.slice(1) + (lines[i + 1]?.startsWith("\\") ? "" : "\n");
    if (!line.startsWith("+")) assert.equal(old[at++], text);
    if (!line.startsWith("-")) out.push(text);
  }
  return [...out, ...old.slice(at)].join("");
}

const lines = fc
  .array(fc.constantFrom("a", "b", "c\r", "", "-x", "+y", "\\z"), { maxLength: 30 })
  .map((all) => all.join("\n"));

test("a diff leads from the one text to the other", () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      if (before !== after) assert.equal(applied(before, unifiedDiff("x", before, after)), after);
    }),
    { numRuns: 1000 },
  );
});

test("the least number of lines is shown as changed", () => {
  const before = Array.from({ length: 200 }, (_, i) => `line ${i}\n`);
  const after = before.flatMap((line, i) => (i % 40 === 7 ? [] : i % 50 === 3 ? [line, "new\n"] : [line]));
  const changed = unifiedDiff("x", before.join(""), after.join(""))
    .split("\n")
    .slice(2)
    .filter((line) => /^[-+]/.test(line));
  assert.equal(changed.length, 9);
});

test("git takes the diff", (t) => {
  const dir = mkdtempSync(path.join(tmpdir(), "nhi-diff-"));
  t.after(() => rmSync(dir, { recursive: true }));
  const before = "nhi: 1\r\nidentities:\r\n  a:\r\n    type: bot";
  const after = "nhi: 1\r\nidentities:\r\n  a:\r\n    type: bot\r\n    owner: web";
  writeFileSync(path.join(dir, "nhi.yaml"), before);
  const git = spawnSync("git", ["apply", "--whitespace=nowarn", "-"], {
    cwd: dir,
    input: unifiedDiff("nhi.yaml", before, after),
    encoding: "utf8",
  });
  assert.equal(git.stderr, "");
  assert.equal(readFileSync(path.join(dir, "nhi.yaml"), "utf8"), after);
});
