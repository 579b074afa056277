/** `npm run rule <id>` in a copy of the house. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { ROOT } from "../house/sources.ts";
import { beginRule } from "./rule.ts";

const PARTS = [
  "server",
  "docs",
  "README.md",
  "test/tools",
  "examples",
  "schemas",
  "test/harness",
  "test/house/rules.test.ts",
  "test/house/sources.ts",
  "test/house/published-rules.txt",
  "test/rules",
  "tsconfig.json",
  "test/tsconfig.json",
  "package.json",
];

let copy = "";
before(() => {
  copy = mkdtempSync(path.join(tmpdir(), "nhi-rule-"));
  mkdirSync(path.join(copy, "test/house"), { recursive: true });
  for (const part of PARTS) cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  symlinkSync(path.join(ROOT, "node_modules"), path.join(copy, "node_modules"));
});
after(() => rmSync(copy, { recursive: true, force: true }));

const inCopy = (...args: string[]) => {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return spawnSync(process.execPath, args, { cwd: copy, encoding: "utf8", env });
};

test("a new rule stands in its place, gets its page, compiles, and passes its own test and those of the house", () => {
  for (const id of ["aaa-fault", "owner-tired", "zzz-fault"]) {
    const files = beginRule(copy, id);
    assert.deepEqual(files, [
      `server/src/rules/${id}.ts`,
      `test/rules/${id}.test.ts`,
      "server/src/rules/registry.ts",
    ]);
  }
  const registry = readFileSync(path.join(copy, "server/src/rules/registry.ts"), "utf8");
  assert.match(
    registry,
    /ownerPlaceholder } from "\.\/owner-placeholder\.ts";\nimport { ownerTired } from "\.\/owner-tired\.ts";\nimport { ownerUnknown }/,
  );
  assert.match(registry, /\n {2}ownerPlaceholder,\n {2}ownerTired,\n {2}ownerUnknown,\n/);
  assert.equal(inCopy("test/tools/generate.ts").stderr, "");
  const tests = inCopy(
    "--test",
    "test/rules/owner-tired.test.ts",
    "test/rules/examples.test.ts",
    "test/house/rules.test.ts",
  );
  assert.equal(tests.status, 0, tests.stdout);
  const types = spawnSync("node_modules/.bin/tsc", ["-p", "server/tsconfig.json"], {
    cwd: copy,
    encoding: "utf8",
  });
  assert.doesNotMatch(types.stdout, /server\/src\/rules\//);
});

test("a bad id and an existing one are refused, and nothing is written", () => {
  const registry = () => readFileSync(path.join(copy, "server/src/rules/registry.ts"), "utf8");
  const before = registry();
  for (const id of [
    "",
    "owner",
    "Owner-Missing",
    "owner_missing",
    "owner-",
    "-x-y",
    "../x-y",
    "owner-missing2",
  ])
    assert.throws(() => beginRule(copy, id), /is no id/, id);
  assert.throws(() => beginRule(copy, "owner-missing"), /is there already/);
  assert.equal(registry(), before);
});
