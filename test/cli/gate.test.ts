/** Which findings fail a run, and the mode for changed files. */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { DAY, folderOf, nhi, ORPHAN, OWNED, places } from "./nhi.ts";

const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";
const json = ["--format", "json", ...DAY] as const;

test("--fail-on names the mildest level that fails the run", async () => {
  const cwd = folderOf({
    "error.nhi.yaml": ORPHAN,
    "warning.nhi.yaml": OWNED.replace("    purpose: Builds the site\n", ""),
    "hint.nhi.yaml": `${ORPHAN}policy:\n  rules: { owner-missing: hint }\n`,
    "clean.nhi.yaml": "nhi: 1\n",
  });
  const codes = async (...more: string[]) =>
    Promise.all(
      ["error", "warning", "hint", "clean"].map(
        async (name) => (await nhi(["check", `${name}.nhi.yaml`, ...more, ...DAY], { cwd })).code,
      ),
    );
  assert.deepEqual(await codes(), [2, 1, 0, 0]);
  assert.deepEqual(await codes("--fail-on", "error"), [2, 0, 0, 0]);
  assert.deepEqual(await codes("--fail-on", "warning"), [2, 1, 0, 0]);
  assert.deepEqual(await codes("--fail-on", "hint"), [2, 1, 1, 0]);
  assert.deepEqual(await codes("--fail-on", "never"), [0, 0, 0, 0]);
  assert.deepEqual(await codes("--fail-on", "hint", "--min-level", "warning"), [2, 1, 0, 0]);
  assert.equal((await nhi(["check", "--fail-on", "grave"], { cwd })).code, 64);
});

test("what an exception lets pass fails nothing", async () => {
  const cwd = folderOf({
    "nhi.yaml": `${ORPHAN}exceptions:\n  - { rule: owner-missing, match: builder, reason: Moves, approvedBy: web, expires: 2026-12-01 }\npolicy:\n  rules: { exception-unapproved: off }\n`,
  });
  const { code } = await nhi(["check", "--show-hidden", "--fail-on", "error", ...DAY], { cwd });
  assert.equal(code, 0);
  const { out } = await nhi(["check", ...DAY], { cwd });
  assert.match(out, /^No findings in 1 file \(1 hidden by an exception\)\n$/, "it is counted all the same");
});

const CHANGED = {
  ".git/HEAD": "",
  ".gitignore": "build/\n",
  "teams.nhi.yaml": "nhi: 1\nteams:\n  web: { contact: '#web' }\n",
  "bots.nhi.yaml": "nhi: 1\nidentities:\n  bot: { type: bot, purpose: Builds, owner: wbe }\n",
  "more/orphans.nhi.yaml": "nhi: 1\nidentities:\n  left: { type: bot, purpose: Builds }\n",
  "more/account.yaml": ACCOUNT,
  "build/x.nhi.yaml": ORPHAN,
  "README.md": "# Readme\n",
};

test("--only tells what the whole folder would tell of these files, no more and no less", async () => {
  const cwd = folderOf(CHANGED);
  const all = places(await nhi(["check", ...json], { cwd }));
  assert.ok(all.some((place) => place.startsWith("bots.nhi.yaml:3:45 owner-unknown")));
  for (const files of [
    ["bots.nhi.yaml"],
    ["more/orphans.nhi.yaml", "bots.nhi.yaml"],
    ["more"],
    ["teams.nhi.yaml"],
    ["README.md", "build/x.nhi.yaml"],
    ["."],
  ]) {
    const told = places(await nhi(["check", "--only", ...json, ...files], { cwd }));
    const mine = all.filter((place) =>
      files.some((file) => file === "." || place.startsWith(`${file}:`) || place.startsWith(`${file}/`)),
    );
    assert.deepEqual(told, mine, files.join(" "));
  }
});

test("--only without a file tells nothing: an empty list of changes is clean", async () => {
  const cwd = folderOf(CHANGED);
  assert.deepEqual(await nhi(["check", "--only", ...DAY], { cwd }), {
    code: 0,
    out: "No findings in 0 files\n",
    err: "",
  });
});

test("a deleted file in the list is told aside, one from elsewhere is refused", async () => {
  const cwd = folderOf(CHANGED);
  rmSync(path.join(cwd, "more/account.yaml"));
  const { code, err } = await nhi(["check", "--only", "more/account.yaml", ...DAY], { cwd });
  assert.equal(code, 0);
  assert.match(err, /not there, left out: more\/account\.yaml/);
  const below = { cwd: path.join(cwd, "more") };
  const outside = await nhi(["check", "--only", "../bots.nhi.yaml", ...DAY], below);
  assert.equal(outside.code, 66);
  assert.match(outside.err, /does not lie in the folder that is read; --root/);
  const rooted = await nhi(["check", "--only", "--root", "..", "../bots.nhi.yaml", ...json], below);
  assert.deepEqual(
    places(rooted).map((place) => place.split(" ")[1]),
    places(await nhi(["check", "--only", "bots.nhi.yaml", ...json], { cwd })).map(
      (place) => place.split(" ")[1],
    ),
  );
});

test("stdin is no file of a folder", async () => {
  const cwd = folderOf(CHANGED);
  for (const args of [["--stdin", "x.nhi.yaml"], ["-"]])
    assert.equal((await nhi(["check", "--only", ...args, ...DAY], { cwd, stdin: ORPHAN })).code, 64);
});

test("an option that names nothing is a mistake of the command line, not a fault of ours", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  for (const args of [
    ["--exclude="],
    ["--format="],
    ["--fix-rule=owner-missing", "--set=owner=web", "--path="],
  ]) {
    const { code, err } = await nhi(["check", ...args, ...DAY], { cwd });
    assert.equal(code, 64, args.join(" "));
    assert.doesNotMatch(err, /fault of our own/);
  }
});
