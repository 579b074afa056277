/** `nhi ledger`, and `nhi check --no-suppressions`. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const cwd = folderOf({
  "nhi.yaml": `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: "#s", function: security }
identities:
  # nhi-ignore owner-missing until=2026-12-15 by=security reason="moves to web, SEC-88"
  a: { type: bot, purpose: A, sponsor: web }
`,
});
const run = (...args: readonly string[]) => nhi(args, { cwd });

test("the ledger lists what is silenced, in four formats", async () => {
  const { code, out } = await run("ledger", ...DAY, "--format", "json");
  assert.equal(code, 0);
  const { version, rows } = JSON.parse(out);
  assert.equal(version, 1);
  assert.deepEqual(rows, [
    {
      kind: "suppression",
      path: "nhi.yaml",
      line: 6,
      rules: ["owner-missing"],
      reach: "the entity",
      reason: "moves to web, SEC-88",
      approvedBy: "security",
      until: "2026-12-15",
      left: 23,
      hides: 1,
      state: "in force",
      notes: [],
    },
  ]);
  for (const format of ["text", "csv", "markdown"])
    assert.match((await run("ledger", ...DAY, "-f", format)).out, /SEC-88/);
});

test("a path that is not there and a day that is none are told", async () => {
  assert.equal((await run("ledger", "gone")).code, 66);
  const wrong = await run("ledger", "--as-of", "soon");
  assert.equal(wrong.code, 64);
  assert.match(wrong.err, /--as-of wants a day/);
});

test("what is hidden does not fail a check, until all is shown or its end is past", async () => {
  assert.equal((await run("check", ...DAY)).code, 0);
  const open = await run("check", ...DAY, "--no-suppressions");
  assert.match(open.out, /error owner-missing/);
  assert.match(open.err, /hide nothing here/);
  assert.notEqual(open.code, 0);
  const later = await run("check", "--as-of", "2026-12-16");
  assert.match(later.out, /error suppression-expired/);
  assert.match(later.out, /error owner-missing/);
});
