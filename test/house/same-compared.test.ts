/** The editor and the command line agree on what a baseline knows and on what a change brings, in every layout of folders. */
import assert from "node:assert/strict";
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { commit, git, lay, repositoryOf } from "../cli/git.ts";
import { nhi } from "../cli/nhi.ts";
import { ACCOUNT, folderOf, inFile, inFolder, inTerminal, LAYOUTS, MANIFEST } from "./both.ts";
import { ROOT } from "./sources.ts";

const DAY = ["--as-of", "2026-11-22"];
const NEW = "nhi: 1\nidentities:\n  fresh:\n    type: bot\n";

const FIXTURES = ["small-broken", "mid-size-broken", "enterprise-broken", "northlight"];

/** The layouts and the examples, each in a folder that may be written to. `.git` is left out where a real one is made. */
function* folders(): Generator<readonly [string, string]> {
  for (const [name, files] of Object.entries(LAYOUTS)) {
    const own = Object.fromEntries(Object.entries(files).filter(([file]) => !/^\.git(\/|$)/.test(file)));
    yield [name, folderOf(own)];
  }
  for (const name of FIXTURES) {
    const dir = folderOf({});
    cpSync(path.join(ROOT, "examples", name), dir, { recursive: true });
    yield [name, dir];
  }
}

for (const [name, dir] of folders())
  test(`a baseline, and a finding beyond it: ${name}`, async () => {
    const all = await inTerminal(dir);
    assert.equal((await nhi(["baseline", "write", ...DAY], { cwd: dir })).code, 0);
    const known = await inTerminal(dir);
    assert.ok(known.length < all.length, "something is known");
    assert.deepEqual((await inFolder(dir)).sort(), known.sort());
    writeFileSync(path.join(dir, "fresh.nhi.yaml"), NEW);
    const more = await inTerminal(dir);
    assert.ok(more.some((one) => one.includes("fresh.nhi.yaml")));
    assert.deepEqual((await inFolder(dir)).sort(), more.sort());
    assert.deepEqual(
      (await inFolder(dir, { baseline: "off" })).length,
      all.length + more.length - known.length,
    );
  });

test("a corrupt baseline is the same finding at the same place, and hides the same: nothing", async () => {
  const dir = folderOf({
    "nhi.yaml": MANIFEST,
    "nhi.baseline.json": '{\n  "baseline": 1,\n  "findings": {}\n}\n',
  });
  const terminal = await inTerminal(dir);
  assert.ok(
    terminal.some((one) => /nhi\.baseline\.json 2:14-2:16 1 manifest-syntax/.test(one)),
    terminal.join("\n"),
  );
  assert.deepEqual((await inFolder(dir)).sort(), terminal.sort());
});

test("a baseline above the folder, and above a single file", async () => {
  const dir = repositoryOf({ "deploy/one.nhi.yaml": MANIFEST, "deploy/account.yaml": ACCOUNT });
  assert.equal((await nhi(["baseline", "write", ...DAY], { cwd: dir })).code, 0);
  const below = path.join(dir, "deploy");
  assert.deepEqual(await inTerminal(below), []);
  assert.deepEqual(await inFolder(below), []);
  const file = path.join(below, "one.nhi.yaml");
  assert.deepEqual(await inTerminal(file), []);
  assert.deepEqual(await inFile(file), []);
});

/** Everything that can be told, and what the change adds to it: the editor shows both, the terminal each. */
async function expected(target: string, ref: string): Promise<readonly string[]> {
  const change = (await inTerminal(target, ref)).filter((one) => / \d change-/.test(one));
  return [...(await inTerminal(target)), ...change].sort();
}

const told = (wanted: readonly string[]) => (found: readonly string[]) =>
  wanted.filter((one) => / \d change-/.test(one)).every((one) => found.includes(one));

/** A right more, an owner less, a date later, wherever such words stand. */
const altered = (text: string): string =>
  text
    .replace(/approvedBy: security\n/, "\n")
    .replace(/scopes: \["/, 'scopes: ["aws:*@*", "')
    .replace(/owner: (\w+)\n/, "owner: somebody-else\n")
    .replace(/rotated: 20\d\d-\d\d-\d\d/, "rotated: 2026-11-21")
    .replace(/expires: 20\d\d-\d\d-\d\d/, "expires: 2027-10-01");

const CHANGED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  monorepo: { "services/a/a.nhi.yaml": `${NEW}    owner: web\n` },
  ...Object.fromEntries(FIXTURES.map((name) => [name, {}])),
};

for (const [name, dir] of folders())
  test(`compared with HEAD: ${name}`, async () => {
    repositoryOf({}, dir);
    for (const file of readdirSync(dir, { recursive: true, encoding: "utf8" })) {
      const full = path.join(dir, file);
      if (file.startsWith(".git") || !statSync(full).isFile() || !/\.ya?ml$/.test(file)) continue;
      writeFileSync(full, altered(readFileSync(full, "utf8")));
    }
    lay(dir, CHANGED[name] ?? {});
    const wanted = await expected(dir, "HEAD");
    if (FIXTURES.includes(name))
      assert.ok(
        wanted.some((one) => one.includes(" change-")),
        "the change is told",
      );
    assert.deepEqual((await inFolder(dir, { compareWith: "HEAD" }, told(wanted))).sort(), wanted);
  });

const OWNED = `${MANIFEST}    owner: web\n`;
const HANDED = `${MANIFEST.replace("web:", "ops: { contact: '#ops' }\n  web:")}    owner: ops\n`;

test("compared with another branch, below the root, in a worktree, in a submodule, as a single file", async () => {
  const dir = repositoryOf({ "deploy/one.nhi.yaml": OWNED });
  git(dir, "checkout", "-q", "-b", "topic");
  commit(dir, { "deploy/one.nhi.yaml": HANDED });
  const file = path.join(dir, "deploy/one.nhi.yaml");
  for (const target of [dir, path.join(dir, "deploy")]) {
    const wanted = await expected(target, "main...");
    assert.ok(wanted.some((one) => one.includes("change-owner-unconfirmed")));
    assert.deepEqual((await inFolder(target, { compareWith: "main..." }, told(wanted))).sort(), wanted);
  }
  const alone = await expected(file, "main");
  assert.deepEqual((await inFile(file, { compareWith: "main" }, told(alone))).sort(), alone);

  const tree = path.join(folderOf({}), "tree");
  git(dir, "worktree", "add", "-q", "--detach", tree, "topic");
  const inTree = await expected(tree, "main");
  assert.deepEqual((await inFolder(tree, { compareWith: "main" }, told(inTree))).sort(), inTree);

  const whole = repositoryOf({ "top.nhi.yaml": NEW });
  git(
    whole,
    "-c",
    "protocol.file.allow=always",
    "submodule",
    "--quiet",
    "add",
    "-b",
    "main",
    `file://${dir}`,
    "sub",
  );
  commit(whole, {});
  assert.ok(existsSync(path.join(whole, "sub/.git")));
  lay(path.join(whole, "sub"), { "deploy/one.nhi.yaml": HANDED });
  for (const target of [whole, path.join(whole, "sub")]) {
    const wanted = await expected(target, "HEAD");
    assert.ok(wanted.some((one) => one.includes("change-owner-unconfirmed")));
    assert.deepEqual((await inFolder(target, { compareWith: "HEAD" }, told(wanted))).sort(), wanted);
  }
});

test("several folders in one window, each with a baseline and a past of its own", async () => {
  const one = repositoryOf({ "nhi.yaml": `${OWNED}${NEW.slice(NEW.indexOf("  fresh"))}` });
  const other = repositoryOf({ "nhi.yaml": OWNED });
  assert.equal((await nhi(["baseline", "write", ...DAY], { cwd: one })).code, 0);
  lay(other, { "nhi.yaml": HANDED, "fresh.nhi.yaml": NEW });
  const wanted = [...(await expected(one, "HEAD")), ...(await expected(other, "HEAD"))].sort();
  assert.ok(wanted.some((line) => line.includes("change-owner-unconfirmed")));
  assert.ok(!wanted.some((line) => line.startsWith(`file://${one}/`)), "all of the first is known");
  const whole = (found: readonly string[]): boolean => wanted.every((line) => found.includes(line));
  const inEditor = await inFolder([one, other], { compareWith: "HEAD" }, whole);
  assert.deepEqual(inEditor.sort(), wanted);
});
