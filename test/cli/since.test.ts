/** `nhi check --since` and `nhi diff` in real repositories: what a change brought, through renames, merges and every shape of checkout. */
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { commit, type Files, git, lay, repositoryOf } from "./git.ts";
import { DAY, folderOf, nhi, places, spawned } from "./nhi.ts";

const TEAMS = 'teams:\n  web: { contact: "#web", members: [ada@shop.example] }\n  ops: { contact: "#ops" }\n';
const bot = (more = "", scopes = '"jira:read"'): string =>
  `nhi: 1\n${TEAMS}identities:\n  bot:\n    type: bot\n    owner: web\n    sponsor: ops\n    purpose: Builds\n    scopes: [${scopes}]\n${more}`;
const ORPHANED = "  orphan:\n    type: bot\n    purpose: Nobody knows\n";
const WIDE = '"jira:read", "jira:write"';
const account = (name: string, owner: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ${name}\n  namespace: shop\n  labels: { owner: ${owner} }\n`;

const json = ["--format", "json", ...DAY] as const;
const since = async (cwd: string, ref: string, ...more: string[]): Promise<readonly string[]> => {
  const ran = await nhi(["check", "--since", ref, ...json, ...more], { cwd });
  assert.match(ran.out, /^\{/, ran.err);
  return places(ran);
};

test("only what the change brought is told", async () => {
  const cwd = repositoryOf({ "nhi.yaml": bot(ORPHANED) });
  assert.deepEqual(await since(cwd, "HEAD"), []);
  lay(cwd, {
    "nhi.yaml": bot(`${ORPHANED}  second:\n    type: bot\n    purpose: Nobody knows either\n`, WIDE),
  });
  assert.deepEqual(await since(cwd, "HEAD"), [
    "nhi.yaml:11:27 change-scope-widened",
    "nhi.yaml:15:3 owner-missing",
    "nhi.yaml:15:3 sponsor-missing",
  ]);
  const all = places(await nhi(["check", ...json], { cwd }));
  assert.ok(
    all.length > 3 && !all.some((one) => one.includes("change-")),
    "without --since nothing is compared",
  );
});

test("a file that was renamed, and entries in another order, are the same", async () => {
  const cwd = repositoryOf({ "nhi.yaml": bot(ORPHANED), "k8s/a.yaml": account("deploy", "web") });
  lay(cwd, {
    "nhi.yaml": undefined,
    "k8s/a.yaml": undefined,
    "owners/all.nhi.yaml": bot(ORPHANED).replace("# ", "# moved "),
    "deploy/b.yaml": account("deploy", "web"),
  });
  assert.deepEqual(await since(cwd, "HEAD"), []);
  lay(cwd, { "deploy/b.yaml": account("deploy", "ops") });
  assert.deepEqual(await since(cwd, "HEAD"), ["deploy/b.yaml:6:20 change-owner-unconfirmed"]);
});

test("through a merge: main... is where the branch left, main is where it stands", async () => {
  const cwd = repositoryOf({ "nhi.yaml": bot() });
  git(cwd, "checkout", "-q", "-b", "topic");
  commit(cwd, { "nhi.yaml": bot("", WIDE) });
  git(cwd, "checkout", "-q", "main");
  commit(cwd, { "more.nhi.yaml": `nhi: 1\nidentities:\n${ORPHANED}` });
  git(cwd, "checkout", "-q", "topic");
  const widened = "nhi.yaml:11:27 change-scope-widened";
  assert.deepEqual(await since(cwd, "main..."), [widened]);
  assert.deepEqual(await since(cwd, "main"), [widened]);
  git(cwd, "merge", "-q", "--no-edit", "main");
  // What came with the merge is none of the branch's own work.
  assert.deepEqual(await since(cwd, "main..."), [widened]);
  assert.ok(
    (await since(cwd, "HEAD^1")).some((one) => one.startsWith("more.nhi.yaml")),
    "it came with the merge",
  );
  assert.deepEqual(await since(cwd, "HEAD^2"), [widened]);
});

test("a folder below the root, its context above it, and a single file", async () => {
  const cwd = repositoryOf({
    "nhi.yaml": `nhi: 1\n${TEAMS}`,
    CODEOWNERS: "* @shop/web\n",
    "deploy/bot.nhi.yaml": bot().replace(TEAMS, ""),
    "other/nhi.yaml": `nhi: 1\nidentities:\n${ORPHANED}`,
  });
  lay(cwd, { "deploy/bot.nhi.yaml": bot("", WIDE).replace(TEAMS, "") });
  const found = ["change-scope-widened"];
  const ruled = (rows: readonly string[]) => rows.map((one) => one.split(" ")[1]);
  assert.deepEqual(ruled(await since(path.join(cwd, "deploy"), "HEAD")), found);
  assert.deepEqual(ruled(await since(cwd, "HEAD", "deploy/bot.nhi.yaml")), found);
  assert.deepEqual(ruled(await since(cwd, "HEAD", "--root", ".", "deploy")), found);
});

test("what the ignore files of that time left out was not there", async () => {
  const cwd = repositoryOf({
    "nhi.yaml": bot(),
    "build/x.nhi.yaml": `nhi: 1\nidentities:\n${ORPHANED}`,
    ".gitignore": "",
  });
  commit(cwd, { ".gitignore": "build/\n" });
  lay(cwd, { ".gitignore": "" });
  assert.deepEqual(await since(cwd, "HEAD"), [
    "build/x.nhi.yaml:3:3 owner-missing",
    "build/x.nhi.yaml:3:3 sponsor-missing",
  ]);
  assert.deepEqual(await since(cwd, "HEAD~1"), []);
});

test("a shallow clone says so, and works with what it holds", async () => {
  const origin = repositoryOf({ "nhi.yaml": bot() });
  commit(origin, { "nhi.yaml": bot("", WIDE) });
  const cwd = folderOf({});
  git(cwd, "-c", "protocol.file.allow=always", "clone", "-q", "--depth", "1", `file://${origin}`, ".");
  assert.deepEqual(await since(cwd, "HEAD"), []);
  const ran = await nhi(["check", "--since", "HEAD~1", ...DAY], { cwd });
  assert.equal(ran.code, 66);
  assert.match(ran.err, /"HEAD~1" is no commit here; this clone is shallow .* git fetch --unshallow/);
  assert.equal(ran.out, "");
});

test("a worktree and a submodule have a .git file, and a past of their own", async () => {
  const main = repositoryOf({ "nhi.yaml": bot() });
  const tree = path.join(folderOf({}), "tree");
  git(main, "worktree", "add", "-q", "-b", "topic", tree);
  lay(tree, { "nhi.yaml": bot("", WIDE) });
  assert.deepEqual(await since(tree, "main"), ["nhi.yaml:11:27 change-scope-widened"]);
  assert.deepEqual(await since(main, "main"), []);

  const whole = repositoryOf({ "top.nhi.yaml": `nhi: 1\n${TEAMS}` });
  git(whole, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", `file://${main}`, "sub");
  commit(whole, {});
  const sub = path.join(whole, "sub");
  assert.deepEqual(await since(whole, "HEAD"), []);
  const text = bot("", WIDE).replace(TEAMS, "");
  lay(sub, { "nhi.yaml": bot("", WIDE) });
  assert.deepEqual(await since(sub, "HEAD"), ["nhi.yaml:11:27 change-scope-widened"]);
  assert.deepEqual(await since(whole, "HEAD"), ["sub/nhi.yaml:11:27 change-scope-widened"]);
  assert.ok(text.length > 0);
});

test("a partial clone brings nothing in", async () => {
  const origin = repositoryOf({ "nhi.yaml": bot() });
  git(origin, "config", "uploadpack.allowFilter", "true");
  commit(origin, { "nhi.yaml": bot("", WIDE) });
  const cwd = folderOf({});
  const from = ["--filter=blob:none", `file://${origin}`];
  git(cwd, "-c", "protocol.file.allow=always", "clone", "-q", ...from, ".");
  const objects = git(cwd, "count-objects", "-v");
  const ran = await nhi(["check", "--since", "HEAD~1", ...DAY], { cwd });
  assert.deepEqual([ran.code, ran.out], [66, ""]);
  assert.match(ran.err, /git cannot read its files|does not hold all files/);
  assert.equal(git(cwd, "count-objects", "-v"), objects);
});

test("names of files that git would quote", async () => {
  const names = [
    "a b.nhi.yaml",
    'q"uote.nhi.yaml',
    "übergröße.nhi.yaml",
    "tab\there.nhi.yaml",
    "sub dir/[x].nhi.yaml",
  ];
  const text = (i: number): string => `nhi: 1\nidentities:\n  bot-${i}:\n    type: bot\n    owner: web\n`;
  const cwd = repositoryOf(Object.fromEntries(names.map((name, i) => [name, text(i)])));
  assert.deepEqual(await since(cwd, "HEAD"), []);
  lay(cwd, Object.fromEntries(names.map((name, i) => [name, text(i).replace("web", "ops")])));
  const found = await since(cwd, "HEAD");
  assert.deepEqual(
    found.map((one) => one.replace(/:\d+:\d+ .*$/s, "")),
    [...names].sort(),
  );
});

test("links, large files and what is no text are no trouble", async () => {
  const cwd = repositoryOf({
    "nhi.yaml": bot(),
    "big.yaml": "# x\n".repeat(200_000),
    "bytes.yaml": "a: \u0000\ufffd\n",
  });
  symlinkSync("nhi.yaml", path.join(cwd, "link.nhi.yaml"));
  symlinkSync("/etc/passwd", path.join(cwd, "out.nhi.yaml"));
  commit(cwd, {});
  assert.deepEqual(await since(cwd, "HEAD"), []);
});

const REFUSED: readonly (readonly [string, readonly string[], RegExp])[] = [
  ["an unknown ref", ["--since", "nowhere"], /"nowhere" is no commit here/],
  ["something that looks like an option", ["--since=--output=x"], /"--output=x" is no commit here/],
  ["a file for a commit", ["--since", "HEAD:nhi.yaml"], /is no commit here/],
  ["a branch without a common past", ["--since", "lonely..."], /have no commit in common/],
];

for (const [name, args, words] of REFUSED)
  test(`plainly refused: ${name}`, async () => {
    const cwd = repositoryOf({ "nhi.yaml": bot() });
    git(cwd, "checkout", "-q", "--orphan", "lonely");
    commit(cwd, {}, "bob@shop.example");
    git(cwd, "checkout", "-q", "main");
    const ran = await nhi(["check", ...args, ...DAY], { cwd });
    assert.deepEqual([ran.code, ran.out], [66, ""]);
    assert.match(ran.err, words);
    const [, ref = ""] = args.length === 2 ? args : (args[0]?.split(/=(.*)/s) ?? []);
    const table = await nhi(["diff", ...DAY, "--", ref], { cwd });
    assert.deepEqual([table.code, table.out], [66, ""]);
    assert.match(table.err, words);
  });

test("plainly refused: no repository, a folder that only looks like one, and no git", async () => {
  const plain = folderOf({ "nhi.yaml": bot() });
  const ran = await nhi(["check", "--since", "HEAD", ...DAY], { cwd: plain });
  assert.equal(ran.code, 66);
  assert.match(ran.err, /no git repository: /);
  const outer = repositoryOf({ "inner/nhi.yaml": bot() });
  lay(outer, { "inner/.git/HEAD": "ref: refs/heads/main\n" });
  const fake = await nhi(["check", "--since", "HEAD", ...DAY], { cwd: path.join(outer, "inner") });
  assert.equal(fake.code, 66);
  assert.match(fake.err, /git does not take .*inner for a repository/);
  const none = spawned(["check", "--since", "HEAD", ...DAY], { cwd: outer, env: { PATH: "/nowhere" } });
  assert.equal(none.code, 66);
  assert.match(none.err, /git is not installed/);
});

test("nothing of the repository's own settings is run, nothing is written, and the surroundings do not mislead", async () => {
  const cwd = repositoryOf({ "nhi.yaml": bot(), ".gitattributes": "*.yaml diff=x filter=x\n" });
  const other = repositoryOf({ "nhi.yaml": bot(ORPHANED) });
  const trap = path.join(folderOf({}), "sprung");
  const run = `touch ${trap}`;
  for (const key of [
    "core.fsmonitor",
    "diff.x.textconv",
    "filter.x.smudge",
    "diff.external",
    "core.pager",
    "core.sshCommand",
  ])
    git(cwd, "config", key, run);
  writeFileSync(path.join(cwd, ".git/hooks/post-checkout"), `#!/bin/sh\n${run}\n`, { mode: 0o755 });
  const index = readFileSync(path.join(cwd, ".git/index"));
  const env = { GIT_DIR: path.join(other, ".git"), GIT_EXTERNAL_DIFF: run, GIT_PAGER: run };
  const ran = await nhi(["check", "--since", "HEAD", ...json], { cwd, env });
  assert.deepEqual(places(ran), []);
  assert.equal((await nhi(["diff", "HEAD", "--author", ...DAY], { cwd, env })).code, 0);
  assert.ok(!existsSync(trap), "something was run");
  assert.deepEqual(readFileSync(path.join(cwd, ".git/index")), index);
});

const GRANT = (by: string, expires = "2026-12-01"): string =>
  `nhi: 1\n${TEAMS}policy: { model: shared, accountable: ops }\naccess:\n  - subject: team:ops\n    scopes: ["db:SELECT@shop/public.*"]\n    mode: jit\n    maxDuration: 2h\n    justification: Looks at orders\n    approvedBy: ${by}\n    expires: ${expires}\n`;

test("the table says who may do more, until when, and who approves", async () => {
  const files: Files = {
    "sec.nhi.yaml": 'nhi: 1\nteams:\n  sec: { contact: "#sec", function: security }\n',
    "nhi.yaml": bot(ORPHANED),
    "access.nhi.yaml": GRANT("web").replace(TEAMS, ""),
  };
  const cwd = repositoryOf(files);
  assert.match(
    (await nhi(["diff", "HEAD", ...DAY], { cwd })).out,
    /^Nothing that a person or machine may do has changed since HEAD\n$/,
  );
  lay(cwd, {
    "nhi.yaml": bot(
      "  fresh:\n    type: bot\n    owner: ops\n    purpose: Deploys\n",
      '"jira:read", "aws:iam:CreateUser@*"',
    ).replace("owner: web", "owner: ops"),
    "access.nhi.yaml": GRANT("web", "2027-03-01").replace(TEAMS, ""),
  });
  const text = await nhi(["diff", "HEAD", ...DAY], { cwd });
  assert.equal(text.code, 0);
  for (const words of [
    /nhi\.yaml:6 changed Identity "bot"\n {2}owner +web → ops\n {2}privilege +standard → elevated\n {2}\+ aws:iam:CreateUser@\*/,
    /new Identity "fresh"/,
    /gone Identity "orphan"/,
    /changed Grant to team:ops\n {2}given to +team:ops\n {2}privilege +standard\n {2}expires +2026-12-01 → 2027-03-01\n {2}to approve +sec \(holds the approve duty: shared\)/,
    /3 identities, 1 grant touched since HEAD/,
  ])
    assert.match(text.out, words);
  const { changes } = JSON.parse((await nhi(["diff", "HEAD", "--format", "json", ...DAY], { cwd })).out);
  assert.deepEqual(
    changes.map(({ kind, title, added }: { kind: string; title: string; added: string[] }) => [
      kind,
      title,
      added,
    ]),
    [
      ["changed", 'Identity "bot"', ["aws:iam:CreateUser@*"]],
      ["changed", "Grant to team:ops", []],
      ["new", 'Identity "fresh"', []],
      ["gone", 'Identity "orphan"', []],
    ],
  );
  const markdown = (await nhi(["diff", "HEAD", "--format", "markdown", ...DAY], { cwd })).out;
  assert.equal(markdown.split("\n").filter((line) => line.startsWith("|")).length, 6);
});

test("the author of the change may not be who approves it", async () => {
  const cwd = repositoryOf({ "nhi.yaml": GRANT("ops") });
  git(cwd, "checkout", "-q", "-b", "topic");
  commit(cwd, { "nhi.yaml": GRANT("web") }, "ada@shop.example");
  const own = await nhi(["diff", "main", "--author", ...DAY], { cwd });
  assert.equal(own.code, 2);
  assert.match(own.out, /own work ada@shop\.example wrote the change, .*web.* approves it/);
  assert.equal((await nhi(["diff", "main", "--author", "bob@shop.example", ...DAY], { cwd })).code, 0);
  assert.equal((await nhi(["diff", "main", ...DAY], { cwd })).code, 0);
  git(cwd, "commit", "-q", "--amend", "--no-edit", "--author", "Bob <bob@shop.example>");
  assert.equal((await nhi(["diff", "main", "--author", ...DAY], { cwd })).code, 0);
  // What is not committed yet is the work of whoever commits here.
  lay(cwd, { "nhi.yaml": `${GRANT("web")}# by hand\n` });
  assert.equal((await nhi(["diff", "main", "--author", ...DAY], { cwd })).code, 2);
});
