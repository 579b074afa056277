/** What `nhi check` looks at, what it says and how it ends. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findFiles } from "../../server/src/hosts/walk.node.ts";
import { DAY, folderOf, nhi, ORPHAN, OWNED, places } from "./nhi.ts";

const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";
const json = ["--format", "json", "--min-level", "information", ...DAY] as const;

test("the exit code tells the gravest finding", async () => {
  const cwd = folderOf({
    "error.nhi.yaml": ORPHAN,
    "warning.nhi.yaml": OWNED.replace("    purpose: Builds the site\n", ""),
    "clean.nhi.yaml": OWNED,
  });
  const codes = async (...more: string[]) =>
    Promise.all(
      ["error", "warning", "clean"].map(
        async (name) => (await nhi(["check", `${name}.nhi.yaml`, ...more, ...DAY], { cwd })).code,
      ),
    );
  assert.deepEqual(await codes(), [2, 1, 0]);
  assert.deepEqual(await codes("--min-level", "error"), [2, 0, 0]);
  assert.deepEqual(await codes("--format", "sarif"), [2, 1, 0]);
});

test("what is wrong with the command line is said on stderr, and is neither clean nor a finding", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  for (const [args, code, words] of [
    [["check", "--as-of", "yesterday"], 64, /YYYY-MM-DD, not "yesterday"/],
    [["check", "--as-of", "2026-02-30"], 64, /2026-02-30/],
    [["check", "--format", "xml"], 64, /text, json, sarif/],
    [["check", "--colour"], 64, /--colour/],
    [["check", "--dry-run"], 64, /--fix/],
    [["check", "--stdin", "nhi.yaml", "--fix"], 64, /--fix/],
    [["check", "gone.yaml"], 66, /no such file or folder: gone\.yaml/],
    [["check", "nhi.yaml", "gone.yaml"], 66, /gone\.yaml/],
    [["check", "--root", "gone"], 66, /gone/],
    [["chekc"], 66, /chekc/],
  ] as const) {
    const { code: got, out, err } = await nhi(args, { cwd });
    assert.equal(got, code, args.join(" "));
    assert.equal(out, "", args.join(" "));
    assert.match(err, words);
  }
});

test("without a command and a path this folder is checked", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const { code, out, err } = await nhi([...DAY], { cwd });
  assert.equal(code, 2);
  assert.equal(err, "");
  assert.match(out, /^nhi\.yaml:5:3 error owner-missing .*"builder"/);
  assert.match(out, /\n1 error in 1 file\n$/);
});

test("where there is nothing to check that is said, and no fault", async () => {
  const cwd = folderOf({ "README.md": "# Readme\n", "values.yaml": "replicas: 3\n" });
  const { code, out, err } = await nhi(["check", ...DAY], { cwd });
  assert.equal(code, 0);
  assert.equal(out, "No findings in 0 files\n");
  assert.match(err, /no manifest, Kubernetes file or CODEOWNERS/);
  assert.match((await nhi(["check", "README.md", ...DAY], { cwd })).err, /README\.md/);
});

test("where no file says who owns what that is said once, and is neither a finding nor a clean bill", async () => {
  const cwd = folderOf({ "a.yaml": ACCOUNT, "b.yaml": ACCOUNT.replace("deploy", "build") });
  const { code, out, err } = await nhi(["check", ...DAY], { cwd });
  assert.deepEqual([code, out], [0, "No findings in 2 files\n"]);
  assert.match(err, /^nhi: 2 identities have no owner on record, .* nhi init .*\n$/);
});

test("the order is that of paths and places, however the paths are named", async () => {
  const cwd = folderOf({
    "b/nhi.yaml": ORPHAN,
    "a.nhi.yaml": ORPHAN,
    "b/a.nhi.yaml": ORPHAN.replaceAll("builder", "b2"),
  });
  const forward = await nhi(["check", "a.nhi.yaml", "b", ...json], { cwd });
  const back = await nhi(["check", "b", "./a.nhi.yaml", ...json], { cwd });
  assert.equal(forward.out, back.out);
  assert.deepEqual(places(forward), [
    "a.nhi.yaml:5:3 owner-missing",
    "b/a.nhi.yaml:5:3 owner-missing",
    "b/nhi.yaml:3:3 identity-duplicate",
    "b/nhi.yaml:5:3 owner-missing",
  ]);
});

test("a file that is named twice, or with its folder, is reported once", async () => {
  const cwd = folderOf({ "sub/nhi.yaml": ORPHAN });
  for (const paths of [
    ["sub", "sub/nhi.yaml"],
    [".", "sub"],
    ["sub/nhi.yaml", "./sub/../sub/nhi.yaml"],
  ])
    assert.deepEqual(places(await nhi(["check", ...paths, ...json], { cwd })), [
      "sub/nhi.yaml:5:3 owner-missing",
    ]);
});

test("paths are shown as seen from here, and in full where the way out is longer", async () => {
  const cwd = folderOf({ "here/x.txt": "", "there/nhi.yaml": ORPHAN });
  const here = path.join(cwd, "here");
  assert.deepEqual(places(await nhi(["check", "../there", ...json], { cwd: here })), [
    "../there/nhi.yaml:5:3 owner-missing",
  ]);
  mkdirSync(path.join(here, "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p"), { recursive: true });
  const deep = path.join(here, "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p");
  assert.deepEqual(places(await nhi(["check", path.join(cwd, "there"), ...json], { cwd: deep })), [
    `${cwd}/there/nhi.yaml:5:3 owner-missing`,
  ]);
});

test("names with blanks, percent signs and letters of any script are shown as they are", async () => {
  const name = "100% déjà #1 名前.nhi.yaml";
  const cwd = folderOf({ [name]: ORPHAN });
  assert.deepEqual(places(await nhi(["check", ...json], { cwd })), [`${name}:5:3 owner-missing`]);
  assert.deepEqual(places(await nhi(["check", name, ...json], { cwd })), [`${name}:5:3 owner-missing`]);
});

test("stdin is a file with a name; what stands above it counts", async () => {
  const cwd = folderOf({
    ".git/HEAD": "",
    "nhi.yaml": "nhi: 1\nteams:\n  web: { contact: '#web' }\nowners:\n  - { match: '**', owner: web }\n",
  });
  const below = path.join(cwd, "deploy");
  mkdirSync(below);
  const read = (stdin: string, name: string) =>
    nhi(["check", "--stdin", name, ...json], { cwd: below, stdin });
  assert.deepEqual(places(await read(ACCOUNT, "account.yaml")), []);
  assert.deepEqual(places(await read(ORPHAN.replace(/teams:\n.*\n/, ""), "x.nhi.yaml")), []);
  assert.deepEqual(places(await read(OWNED.replace("type: bot", "type: robot"), "x.nhi.yaml")), [
    "x.nhi.yaml:6:11 manifest-shape",
  ]);
});

test("a dash is stdin, read as nhi.yaml", async () => {
  const cwd = folderOf({});
  const ran = await nhi(["check", "-", ...json], { cwd, stdin: ORPHAN });
  assert.deepEqual(places(ran), ["nhi.yaml:5:3 owner-missing"]);
  assert.equal(ran.code, 2);
  assert.equal((await nhi(["check", "-", ...DAY], { cwd, stdin: "" })).code, 0);
});

test("with a root, stdin stands in for its file among the others", async () => {
  const cwd = folderOf({
    "teams.nhi.yaml": "nhi: 1\nteams:\n  web: { contact: '#web' }\n",
    "bots.nhi.yaml": ORPHAN,
  });
  const stdin = "nhi: 1\nidentities:\n  bot: { type: bot, purpose: Builds, owner: wbe }\n";
  assert.deepEqual(
    places(await nhi(["check", "--root", ".", "--stdin", "bots.nhi.yaml", ...json], { cwd, stdin })),
    ["bots.nhi.yaml:3:45 owner-unknown"],
  );
});

test("a root makes the whole folder count, and only what is named is reported", async () => {
  const cwd = folderOf({
    ".git/HEAD": "",
    CODEOWNERS: "/docs/ @acme/writers\n",
    "namespace.yaml": "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: { team: web }\n",
    "apps/account.yaml": ACCOUNT,
    "apps/other.yaml": ACCOUNT.replace("shop", "nobodys"),
  });
  assert.deepEqual(places(await nhi(["check", "apps/account.yaml", ...json], { cwd })), [
    "apps/account.yaml:4:9 owner-missing",
  ]);
  assert.deepEqual(places(await nhi(["check", "--root", ".", "apps/account.yaml", ...json], { cwd })), []);
  assert.deepEqual(places(await nhi(["check", "--root", ".", ...json], { cwd: cwd })), [
    "apps/other.yaml:4:9 owner-missing",
  ]);
  assert.deepEqual(
    places(await nhi(["check", "--root", "..", "other.yaml", ...json], { cwd: path.join(cwd, "apps") })),
    ["other.yaml:4:9 owner-missing"],
  );
  const outside = await nhi(["check", "--root", "apps", "namespace.yaml", ...json], { cwd });
  assert.equal(outside.code, 66);
  assert.match(outside.err, /does not lie in the root/);
});

test("ignored and excluded files are not read, unless they are named", async () => {
  const cwd = folderOf({
    ".git/HEAD": "",
    ".gitignore": "build/\n*.local.nhi.yaml\n",
    "build/a.nhi.yaml": ORPHAN,
    "b.local.nhi.yaml": ORPHAN,
    "sub/.gitignore": "!c.local.nhi.yaml\n",
    "sub/c.local.nhi.yaml": ORPHAN,
    "node_modules/x/nhi.yaml": ORPHAN,
    "gen/d.nhi.yaml": ORPHAN,
    "gen/deep/e.nhi.yaml": ORPHAN,
  });
  const files = async (...args: string[]) =>
    places(await nhi(["check", ...args, ...json], { cwd })).map((place) => place.split(":")[0]);
  assert.deepEqual(
    [...new Set(await files())],
    ["gen/d.nhi.yaml", "gen/deep/e.nhi.yaml", "sub/c.local.nhi.yaml"],
  );
  assert.deepEqual(
    [...new Set(await files("--exclude", "gen", "--exclude", "**/e.*", "."))],
    ["sub/c.local.nhi.yaml"],
  );
  assert.deepEqual(
    [...new Set(await files("--exclude", "gen/*.yaml"))],
    ["gen/deep/e.nhi.yaml", "sub/c.local.nhi.yaml"],
  );
  assert.deepEqual(await files("build"), ["build/a.nhi.yaml"]);
  assert.deepEqual(await files("b.local.nhi.yaml"), ["b.local.nhi.yaml"]);
  assert.deepEqual(await files("--root", ".", "b.local.nhi.yaml"), ["b.local.nhi.yaml"]);
});

test("what cannot be read as a file is named or passed over, and costs the others nothing", async () => {
  const cwd = folderOf({
    "good.nhi.yaml": ORPHAN,
    "nhi.yaml/inner.nhi.yaml": ORPHAN.replaceAll("builder", "inner"),
  });
  symlinkSync("gone", path.join(cwd, "broken.nhi.yaml"));
  symlinkSync("good.nhi.yaml", path.join(cwd, "link.nhi.yaml"));
  symlinkSync("..", path.join(cwd, "nhi.yaml/loop"));
  spawnSync("mkfifo", [path.join(cwd, "pipe.nhi.yaml")]);
  assert.deepEqual(
    places(await nhi(["check", ...json], { cwd })).filter((place) => place.endsWith("owner-missing")),
    ["good.nhi.yaml:5:3 owner-missing", "nhi.yaml/inner.nhi.yaml:5:3 owner-missing"],
  );
  assert.equal((await nhi(["check", "broken.nhi.yaml", ...json], { cwd })).code, 66);
  assert.deepEqual(places(await nhi(["check", "link.nhi.yaml", ...json], { cwd })), [
    "link.nhi.yaml:5:3 owner-missing",
  ]);
  const pipe = await nhi(["check", "pipe.nhi.yaml", ...DAY], { cwd });
  assert.equal(pipe.code, 2);
  assert.match(pipe.out, /^pipe\.nhi\.yaml:1:1 error manifest-syntax .*--stdin/);
});

test("a folder that cannot be listed is told of", async () => {
  const closed: string[] = [];
  assert.deepEqual(await findFiles("/nowhere/at/all", [], (dir) => closed.push(dir)), []);
  assert.deepEqual(closed, ["/nowhere/at/all"]);
});

test("a name cannot command the terminal", async () => {
  const cwd = folderOf({});
  const { err } = await nhi(["check", "\u001b[2Jgone"], { cwd });
  assert.equal(err, "nhi: no such file or folder: \ufffd[2Jgone\n");
});

test("a file beyond 32 MB is named, not read", async () => {
  const cwd = folderOf({ "big.nhi.yaml": Buffer.alloc(33 * 1024 * 1024, "# a\n"), "good.nhi.yaml": ORPHAN });
  const { code, out } = await nhi(["check", ...DAY], { cwd });
  assert.equal(code, 2);
  assert.match(out, /^big\.nhi\.yaml:1:1 error manifest-syntax .*33 MB/);
  assert.match(out, /good\.nhi\.yaml:5:3/);
});

test("UTF-16 is read, invalid UTF-8 is told at its place", async () => {
  const cwd = folderOf({
    "wide.nhi.yaml": Buffer.from(`\ufeff${ORPHAN}`, "utf16le"),
    "big-endian.nhi.yaml": Buffer.from(`\ufeff${ORPHAN.replaceAll("builder", "big")}`, "utf16le").swap16(),
    "bytes.nhi.yaml": Buffer.concat([
      Buffer.from(ORPHAN.replaceAll("builder", "b3")),
      Buffer.from([0x23, 0xff, 0x0a]),
    ]),
  });
  const found = (name: string) => nhi(["check", name, ...json], { cwd }).then(places);
  assert.deepEqual(await found("wide.nhi.yaml"), ["wide.nhi.yaml:5:3 owner-missing"]);
  assert.ok((await found("big-endian.nhi.yaml")).includes("big-endian.nhi.yaml:5:3 owner-missing"));
  const bytes = await found("bytes.nhi.yaml");
  assert.ok(bytes.includes("bytes.nhi.yaml:5:3 owner-missing"));
  assert.ok(bytes.includes("bytes.nhi.yaml:8:2 manifest-syntax"), bytes.join("\n"));
});

test("colours stand only where a person reads", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const coloured = async (terminal: boolean, env: Readonly<Record<string, string>>, format = "text") =>
    (await nhi(["check", "--format", format, ...DAY], { cwd, terminal, env })).out.includes("\u001b[");
  assert.equal(await coloured(true, {}), true);
  assert.equal(await coloured(false, {}), false);
  assert.equal(await coloured(true, { NO_COLOR: "1" }), false);
  assert.equal(await coloured(true, { NO_COLOR: "" }), true);
  assert.equal(await coloured(true, { TERM: "dumb" }), false);
  assert.equal(await coloured(false, { FORCE_COLOR: "1" }), true);
  assert.equal(await coloured(false, { FORCE_COLOR: "1", NO_COLOR: "1" }), true);
  assert.equal(await coloured(true, { FORCE_COLOR: "0" }), false);
  assert.equal(await coloured(true, { FORCE_COLOR: "1" }, "json"), false);
  assert.equal(await coloured(true, { FORCE_COLOR: "1" }, "sarif"), false);
});

test("a finding below the level is left out, one that an exception hides is shown only when asked for", async () => {
  const cwd = folderOf({
    "nhi.yaml": `${ORPHAN}exceptions:\n  - rule: owner-missing\n    match: identity:builder\n    reason: Moves next week\n    approvedBy: web\n    expires: 2026-12-01\n`,
  });
  const ran = await nhi(["check", ...DAY], { cwd });
  assert.equal(ran.code, 0, ran.out);
  assert.doesNotMatch(ran.out, /owner-missing/);
  const shown = await nhi(["check", "--show-hidden", ...DAY], { cwd });
  assert.equal(shown.code, 0);
  assert.match(shown.out, /owner-missing[\s\S]*hidden Moves next week/);
  assert.equal((await nhi(["check", "--as-of", "2026-12-02"], { cwd })).code, 2);
});

test("hints are for programs, and for people who ask for them", async () => {
  const cwd = folderOf({
    "nhi.yaml":
      "nhi: 1\nidentities:\n  bot:\n    type: bot\n    owner: web@acme.example\n    purpose: Builds\n",
  });
  const rulesIn = async (...more: readonly string[]) => (await nhi(["check", ...DAY, ...more], { cwd })).out;
  assert.match(await rulesIn(), /^No findings/m);
  assert.match(await rulesIn("--min-level", "hint"), /sponsor-missing/);
  assert.match(await rulesIn("--format", "json"), /sponsor-missing/);
  assert.match(await rulesIn("--format", "sarif"), /"ruleId": "sponsor-missing"/);
});
