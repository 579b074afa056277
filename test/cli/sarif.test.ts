/** What `--format sarif` prints is SARIF as the standard has it. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import type { Log } from "sarif";
import { ROOT } from "../house/sources.ts";
import { sarifFaults } from "../report/sarif-schema.ts";
import { DAY, folderOf, nhi, ORPHAN } from "./nhi.ts";

const sarif = ["check", "--format", "sarif", "--min-level", "hint", ...DAY] as const;

function runOf(out: string) {
  assert.deepEqual(sarifFaults(out), []);
  const log: Log = JSON.parse(out);
  const [run] = log.runs;
  assert.ok(run);
  return run;
}

test("the schema is really asked", () => {
  assert.notDeepEqual(sarifFaults('{"version": "2.1.0", "runs": [{"results": [{"level": "grave"}]}]}'), []);
});

test("the report of every folder of ours keeps the schema", async () => {
  for (const folder of ["examples/northlight", "test/formats/native/fixtures", "test/syntax/fixtures"]) {
    const { out } = await nhi([...sarif, path.join(ROOT, folder)], { cwd: ROOT });
    for (const { ruleId, ruleIndex } of runOf(out).results ?? [])
      assert.equal(runOf(out).tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
  }
});

test("so does a report without findings, of odd names, of hidden findings and of fixes", async () => {
  const cwd = folderOf({
    "100% déjà #1 名前.nhi.yaml": `${ORPHAN.replace("purpose", "purpse")}exceptions:\n  - { rule: owner-missing, match: builder, reason: Moves, approvedBy: web, expires: 2026-12-01 }\n`,
    "clean/nhi.yaml": "nhi: 1\n",
  });
  assert.deepEqual(runOf((await nhi([...sarif, "clean"], { cwd })).out).results, []);
  const results = runOf((await nhi([...sarif], { cwd })).out).results ?? [];
  const uris = new Set(
    results.map(({ locations }) => locations?.[0]?.physicalLocation?.artifactLocation?.uri),
  );
  assert.deepEqual([...uris], ["100%25%20d%C3%A9j%C3%A0%20%231%20%E5%90%8D%E5%89%8D.nhi.yaml"]);
  assert.ok(results.some(({ suppressions }) => suppressions?.[0]?.kind === "external"));
  const [fix] = results.flatMap(({ fixes }) => fixes ?? []);
  assert.deepEqual(fix?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 7, startColumn: 5, endLine: 7, endColumn: 11 },
      insertedContent: { text: "purpose" },
    },
  ]);
});

test("what a comment hides is suppressed in source, with its reason and status", async () => {
  const cwd = folderOf({
    "nhi.yaml": ORPHAN.replace(
      "  builder:",
      '  # nhi-ignore owner-missing until=2026-12-01 by=web reason="Moves in November"\n  builder:',
    ),
  });
  const [result] = (runOf((await nhi([...sarif], { cwd })).out).results ?? []).filter(
    ({ ruleId }) => ruleId === "owner-missing",
  );
  assert.deepEqual(result?.suppressions, [
    {
      kind: "inSource",
      status: "accepted",
      justification: "Moves in November (approved by web, until 2026-12-01)",
    },
  ]);
  const { out } = await nhi(["check", "--show-hidden", ...DAY], { cwd });
  assert.match(out, /\nNo findings in 1 file \(1 hidden by a comment\)\n$/);
});
