/** What `nhi check` knows of a folder that it has read to its end: proofs that are not there, exceptions that nothing needs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const text = (rotated: string): string => `nhi: 1
identities:
  sync:
    type: bot
    owner: platform
    purpose: Copies people
    environment: prod
    credentials: [{ kind: access-key, rotated: ${rotated} }]
    evidence: [docs/there.pdf, docs/gone.pdf, docs]
exceptions:
  - rule: rotation-stale
    match: identity:sync
    reason: The vendor allows one change a year
    approvedBy: security
    expires: 2027-01-31
`;

const OURS = ["evidence-missing", "exception-unused"];

async function found(args: readonly string[], cwd: string): Promise<readonly string[]> {
  const { out } = await nhi(["check", ...args, "--format", "json", ...DAY], { cwd });
  const { findings }: { findings: readonly { rule: string; line: number }[] } = JSON.parse(out);
  return findings.filter(({ rule }) => OURS.includes(rule)).map(({ rule, line }) => `${line} ${rule}`);
}

test("a folder: a proof that is not there, and an exception that hides nothing", async () => {
  const cwd = folderOf({ "nhi.yaml": text("2026-11-05"), "docs/there.pdf": "x" });
  assert.deepEqual(await found(["."], cwd), ["9 evidence-missing", "11 exception-unused"]);
});

test("an exception that hides something stays", async () => {
  const cwd = folderOf({ "nhi.yaml": text("2026-01-05"), "docs/there.pdf": "x" });
  assert.deepEqual(await found(["."], cwd), ["9 evidence-missing"]);
});

test("a file alone, and a folder of which parts are left out, may not show what an exception covers", async () => {
  const cwd = folderOf({ "nhi.yaml": text("2026-11-05"), "docs/there.pdf": "x", "docs/gone.pdf": "x" });
  assert.deepEqual(await found(["nhi.yaml"], cwd), []);
  assert.deepEqual(await found([".", "--exclude", "k8s/**"], cwd), []);
});

test("an exception that nothing needs goes with --fix, and the rest stays as it is", async () => {
  const cwd = folderOf({ "nhi.yaml": text("2026-11-05"), "docs/there.pdf": "x", "docs/gone.pdf": "x" });
  await nhi(["check", ".", "--fix", ...DAY], { cwd });
  assert.deepEqual(await found(["."], cwd), []);
});
