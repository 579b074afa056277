/**
 * Repairs in bulk over real files: every file still parses and says nothing worse, differs at the repairs only, and a second run
 * changes nothing. Needs NHI_CORPUS, a folder of folders of real files; they are read, and never written.
 */
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { bulkOf } from "../../server/src/engine/bulk.ts";
import { type Mended, mendAll, offersOf } from "../../server/src/engine/fixes.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { load } from "../../server/src/hosts/cli/load.ts";
import { textIn } from "../../server/src/hosts/cli/rows.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { apply } from "../../server/src/text/edits.ts";

const corpus = process.env.NHI_CORPUS;
const folders = corpus ? readdirSync(corpus).filter((name) => !name.includes(".")) : [];
const options = { today: parseWhen("2026-11-22")?.day ?? 0, exclude: [], progress: () => {} };

const safe = (workspace: Workspace): readonly Mended[] =>
  workspace.own
    .map((uri) => {
      const all = workspace.facts(uri).flatMap(({ segment }) => workspace.verdictsOf(segment));
      const offers = all.flatMap((one) => offersOf(one).find(({ fix }) => fix.class === "safe") ?? []);
      return mendAll(workspace, uri, offers);
    })
    .filter(({ edits }) => edits.length > 0);

const owners = (workspace: Workspace): readonly Mended[] =>
  bulkOf(workspace, workspace.own, "owner-missing", { owner: "platform" }).mended;

/** Makes the repairs round by round and gives the files that they touched, as they were. */
function repaired(
  workspace: Workspace,
  how: (workspace: Workspace) => readonly Mended[],
): ReadonlyMap<string, string> {
  const before = new Map<string, string>();
  for (let round = 0; round < 10; round++) {
    const mended = how(workspace);
    if (mended.length === 0) return before;
    for (const { uri, edits } of mended) {
      const text = textIn(workspace, uri);
      if (!before.has(uri)) before.set(uri, text);
      const language = workspace.parsed(uri)?.language ?? "yaml";
      workspace.set({ uri, version: round + 1, language, text: apply(text, edits) });
    }
  }
  throw new Error("the repairs find no end");
}

const faults = (workspace: Workspace): number =>
  workspace.own
    .flatMap((uri) => workspace.verdicts(uri))
    .filter(({ finding }) => finding.rule === "manifest-syntax" || finding.rule === "internal").length;

for (const [name, how] of [
  ["safe repairs", safe],
  ["one owner for all that have none", owners],
] as const)
  for (const folder of folders)
    test(`${name}: ${folder}`, async (t) => {
      const [loaded] = await load([path.join(corpus ?? "", folder)], options);
      assert.ok(loaded);
      const { workspace } = loaded;
      const before = faults(workspace);
      const touched = repaired(workspace, how);
      t.diagnostic(`${touched.size} of ${workspace.own.length} files changed`);
      assert.equal(faults(workspace), before, "every file still parses");
      for (const [uri, text] of touched) {
        const now = textIn(workspace, uri).split("\n");
        let at = 0;
        for (const line of text.split("\n")) {
          const found = now.indexOf(line, at);
          // A file without a last line break gets one before a new last line; an empty place is filled behind its key.
          assert.ok(found >= 0 || now.some((one) => one.startsWith(line.trimEnd())), `${uri}: lost ${line}`);
          if (found >= 0) at = found + 1;
        }
      }
      assert.deepEqual(how(workspace), [], "a second run changes nothing");
    });

test("real files are at hand", (t) => {
  if (!corpus) t.diagnostic("NHI_CORPUS does not point at unpacked real files; nothing was read");
});
