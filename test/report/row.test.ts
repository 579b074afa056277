/** From verdicts to rows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { linesOf, rowOf } from "../../server/src/report/row.ts";
import { ownerMissing } from "../../server/src/rules/owner-missing.ts";
import { MANIFEST } from "./rows.ts";

test("a verdict becomes a row with the reader's path, its place and its lines", () => {
  const workspace = new Workspace({ folder: "file:///w", today: 20_000, rules: [ownerMissing] });
  workspace.set({ uri: "file:///w/nhi.yaml", version: 1, language: "yaml", text: MANIFEST });
  const rows = workspace
    .verdicts("file:///w/nhi.yaml")
    .map((verdict) => rowOf(verdict, (uri) => uri.replace("file:///w/", "./"), linesOf(MANIFEST)));
  assert.deepEqual(
    rows.map(({ rule, level, path, range }) => [rule, level, path, range.start.line, range.start.character]),
    [
      ["owner-missing", "error", "./nhi.yaml", 2, 2],
      ["owner-missing", "error", "./nhi.yaml", 4, 2],
    ],
  );
  assert.notEqual(rows[0]?.fingerprint, rows[1]?.fingerprint);
  assert.equal(rows[0]?.lines?.length, 7);
});

test("lines end as editors end them", () => {
  assert.deepEqual(linesOf("a\r\nb\rc\n\n"), ["a", "b", "c", ""]);
  assert.deepEqual(linesOf(""), []);
});
