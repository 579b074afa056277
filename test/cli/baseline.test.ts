/** `nhi baseline` and what `nhi check` makes of one: written whole, only shrinking, refused where it cannot be read. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { lay, repositoryOf } from "./git.ts";
import { DAY, folderOf, nhi, ORPHAN, OWNED, places } from "./nhi.ts";

const FILE = "nhi.baseline.json";
const SECOND = "  second:\n    type: bot\n    purpose: Tests the site\n";
const read = (cwd: string, name = FILE): string => readFileSync(path.join(cwd, name), "utf8");
const run = (cwd: string, ...args: string[]) => nhi([...args, ...DAY], { cwd });

test("written, then nothing is new: not for the gate, not for a person, not for a program", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  assert.equal((await run(cwd, "check")).code, 2);
  const wrote = await run(cwd, "baseline", "write");
  assert.equal(wrote.code, 0);
  assert.match(wrote.err, /^nhi: Wrote 2 findings to .*nhi\.baseline\.json\n$/);
  assert.equal((await run(cwd, "baseline", "check")).code, 0);
  const checked = await run(cwd, "check");
  assert.equal(checked.code, 0);
  assert.match(checked.out, /^No findings in 1 file\n$/);
  assert.match(checked.err, /2 findings in the baseline \(--no-baseline tells/);
  assert.deepEqual(places(await run(cwd, "check", "--format", "json")), []);
  assert.equal((await run(cwd, "check", "--no-baseline")).code, 2);
  assert.deepEqual(readdirSync(cwd).sort(), [FILE, "nhi.yaml"]);
});

test("a new finding is told, and an existing baseline does not grow by itself", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  await run(cwd, "baseline", "write");
  const before = read(cwd);
  lay(cwd, { "nhi.yaml": ORPHAN + SECOND });
  const checked = await run(cwd, "baseline", "check");
  assert.equal(checked.code, 1);
  assert.match(checked.out, /owner-missing Identity "second" has no owner/);
  assert.doesNotMatch(checked.out, /builder" has/);
  const refused = await run(cwd, "baseline", "write");
  assert.equal(refused.code, 1);
  assert.match(refused.out, /^\+ owner-missing identity:second: Identity "second" has no owner$/m);
  assert.match(refused.err, /would grow by 2 findings; nothing is written/);
  assert.equal(read(cwd), before);
  assert.equal((await run(cwd, "baseline", "write", "--grow")).code, 0);
  assert.equal((await run(cwd, "baseline", "check")).code, 0);
});

test("what no longer occurs is listed, and taken out when that is asked for", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN + SECOND });
  await run(cwd, "baseline", "write");
  const before = read(cwd);
  lay(cwd, { "nhi.yaml": OWNED });
  const listed = await run(cwd, "baseline", "check");
  assert.equal(listed.code, 0);
  assert.match(listed.out, /No longer there:\n- owner-missing identity:builder/);
  assert.match(listed.err, /3 findings no longer occur: --prune takes them out/);
  assert.equal(read(cwd), before);
  assert.equal((await run(cwd, "baseline", "check", "--prune")).code, 0);
  assert.deepEqual(
    JSON.parse(read(cwd)).findings.map(
      ({ about, rule }: { about: string; rule: string }) => `${about} ${rule}`,
    ),
    ["identity:builder sponsor-missing"],
  );
  // Writing shrinks, too.
  lay(cwd, { "nhi.yaml": `${OWNED}    sponsor: web\n` });
  assert.equal((await run(cwd, "baseline", "write")).code, 0);
  assert.deepEqual(JSON.parse(read(cwd)).findings, []);
});

test("a baseline at the root holds below it, and for a single file", async () => {
  const cwd = repositoryOf({ "deploy/a.nhi.yaml": ORPHAN });
  await run(cwd, "baseline", "write");
  assert.equal((await run(path.join(cwd, "deploy"), "check")).code, 0);
  assert.equal((await run(cwd, "check", "deploy/a.nhi.yaml")).code, 0);
  const below = await run(path.join(cwd, "deploy"), "baseline", "write");
  assert.equal(below.code, 64);
  assert.match(below.err, /holds for this folder: run the command in /);
});

test("another file than the usual one", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  mkdirSync(path.join(cwd, "ci"));
  assert.equal((await run(cwd, "baseline", "write", "--file", "ci/known.json")).code, 0);
  assert.equal((await run(cwd, "check")).code, 2);
  assert.equal((await run(cwd, "check", "--baseline", "ci/known.json")).code, 0);
  assert.equal((await run(cwd, "baseline", "check", "--file", "ci/known.json")).code, 0);
  const gone = await run(cwd, "check", "--baseline", "ci/gone.json");
  assert.deepEqual([gone.code, gone.out], [66, ""]);
  assert.match(gone.err, /no such baseline: ci\/gone\.json/);
});

for (const text of [
  "",
  "{",
  '{"baseline": 2}',
  '{"baseline": 1, "findings": [{"rule": "exception-expired"}]}',
])
  test(`corrupt: ${JSON.stringify(text)} is told at its place, hides nothing, and is not written over`, async () => {
    const cwd = folderOf({ "nhi.yaml": OWNED, [FILE]: text });
    const checked = await run(cwd, "check");
    assert.equal(checked.code, 2);
    assert.match(checked.out, /nhi\.baseline\.json:1:\d+ error manifest-syntax /);
    for (const command of ["write", "check"]) {
      const refused = await run(cwd, "baseline", command);
      assert.deepEqual([refused.code, refused.out], [2, ""]);
      assert.match(refused.err, /nhi\.baseline\.json:1:\d+: .*Mend it or delete it; nothing is written/);
    }
    assert.equal(read(cwd), text);
  });

test("what cannot be written is said, and leaves nothing half", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const refused = await run(cwd, "baseline", "write", "--file", "no/such/folder.json");
  assert.equal(refused.code, 74);
  assert.match(refused.err, /cannot write .*folder\.json/);
  assert.ok(!existsSync(path.join(cwd, "no")));
  assert.equal((await run(cwd, "baseline", "check")).code, 66);
  assert.equal((await run(cwd, "baseline", "write", "gone")).code, 66);
  assert.equal((await nhi(["baseline", "write", "--as-of", "soon"], { cwd })).code, 64);
});

test("days that pass change no fingerprint", async () => {
  const cwd = folderOf({
    "nhi.yaml": `${OWNED}    credentials:\n      - { kind: api-token, rotated: 2026-01-02 }\n`,
  });
  await run(cwd, "baseline", "write");
  assert.equal((await nhi(["check", "--as-of", "2026-11-30"], { cwd })).code, 0);
});
