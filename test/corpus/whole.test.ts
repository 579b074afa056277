/**
 * Over real files, through the whole product: no rule throws, nothing hangs, what is none of our business stays silent,
 * and a fix leaves the rest of its file alone. Needs NHI_CORPUS, a folder of folders of real files.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { mend, offersOf } from "../../server/src/engine/fixes.ts";
import { load } from "../../server/src/hosts/cli/load.ts";
import { textIn } from "../../server/src/hosts/cli/rows.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { apply } from "../../server/src/text/edits.ts";

const corpus = process.env.NHI_CORPUS;
const folders = corpus ? readdirSync(corpus).filter((name) => !name.includes(".")) : [];
const options = { today: parseWhen("2026-11-22")?.day ?? 0, exclude: [], progress: () => {} };

test("real files are at hand", (t) => {
  if (!corpus) t.diagnostic("NHI_CORPUS does not point at unpacked real files; nothing was read");
  else assert.ok(existsSync(corpus) && folders.length > 0);
});

for (const folder of folders)
  test(folder, async (t) => {
    const begun = performance.now();
    const [loaded] = await load([path.join(corpus ?? "", folder)], options);
    assert.ok(loaded);
    const { workspace, reported } = loaded;
    const found = reported.flatMap((uri) => workspace.verdicts(uri));
    const ms = performance.now() - begun;
    const bytes = reported.reduce((sum, uri) => sum + textIn(workspace, uri).length, 0);
    const claimed = reported.filter((uri) => workspace.claimed(uri)).length;
    t.diagnostic(
      `${claimed} of ${reported.length} files read, ${(bytes / 1e6).toFixed(1)} MB, ${Math.round(ms)} ms`,
    );
    const counts = new Map<string, number>();
    for (const { finding, level } of found) {
      const key = `${finding.rule} ${level}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, n] of counts) t.diagnostic(`${n} ${key}`);

    assert.ok(ms < 2000 + (bytes / 1e6) * 2000);
    assert.deepEqual(
      found.filter(({ finding }) => finding.rule === "internal").map(({ message }) => message),
      [],
    );
    if (folder === "other-yaml")
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );

    for (const offer of found.flatMap(offersOf)) {
      const made = mend(workspace, offer);
      if ("refused" in made) continue;
      const before = textIn(workspace, made.uri);
      const after = new Set(apply(before, made.edits).split("\n"));
      const lost = before.split("\n").filter((line) => !after.has(line));
      assert.ok(lost.length <= 1, `${made.uri} ${offer.fix.title}: ${lost.join("\n")}`);
    }
  });
