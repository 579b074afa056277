/** The command line as a process: streams, pipes and what a terminal shows. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "../house/sources.ts";
import { DAY, folderOf, nhi, ORPHAN, spawned } from "./nhi.ts";

const many = `nhi: 1\nidentities:\n${Array.from({ length: 3000 }, (_, i) => `  bot-${i}: { type: bot, purpose: Bot }\n`).join("")}`;

test("a process says what a call in this process says", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  for (const args of [
    ["check", ...DAY],
    ["check", "--format", "json", "--min-level", "information", ...DAY],
    ["rules"],
    ["check", "gone"],
    ["explain", "owner-missing"],
  ])
    assert.deepEqual(spawned(args, { cwd }), await nhi(args, { cwd }));
  assert.equal(spawned(["check", "-", ...DAY], { cwd, stdin: ORPHAN }).code, 2);
});

test("results of every format are all that stands on stdout", () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN, "values.yaml": "a: 1\n" });
  for (const format of ["json", "sarif"]) {
    const { out, err } = spawned(["check", "--format", format, ...DAY], { cwd });
    assert.equal(err, "");
    JSON.parse(out);
  }
});

test("a long report reaches a pipe whole", () => {
  const cwd = folderOf({ "nhi.yaml": many });
  const { code, out } = spawned(["check", "--format", "json", "--min-level", "information", ...DAY], { cwd });
  assert.equal(code, 2);
  const { findings }: { findings: unknown[] } = JSON.parse(out);
  assert.equal(findings.length, 3000);
});

test("a reader that has seen enough is no fault", () => {
  const cwd = folderOf({ "nhi.yaml": many });
  const cli = path.join(ROOT, "server/src/hosts/cli.ts");
  const { stdout, stderr } = spawnSync(
    "bash",
    ["-c", `"${process.execPath}" "${cli}" check ${DAY.join(" ")} | head -2`],
    { cwd, encoding: "utf8" },
  );
  assert.equal(stdout.split("\n").length, 3);
  assert.equal(stderr, "");
});

test("no bar and no colour where no terminal reads", () => {
  const cwd = folderOf({ "nhi.yaml": many });
  const { out, err } = spawned(["check", ...DAY], { cwd, env: { TERM: "xterm-256color" } });
  assert.equal(err, "");
  assert.ok(!out.includes("\u001b"));
  assert.ok(spawned(["check", ...DAY], { cwd, env: { FORCE_COLOR: "1" } }).out.includes("\u001b[31m"));
});
