/** Several formats at once, files whole or not at all, and what a pipeline gets. */
import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fitted } from "../../server/src/hosts/cli/runner.ts";
import { OUTPUT_NAMES } from "../../server/src/report/output-names.ts";
import { OUTPUTS } from "../../server/src/report/outputs.ts";
import { annotations } from "../report/readers.ts";
import { DAY, folderOf, nhi, ORPHAN, OWNED } from "./nhi.ts";

const read = (...parts: string[]): string => readFileSync(path.join(...parts), "utf8");

/** So many identities without an owner. */
const bots = (count: number): string =>
  `nhi: 1\nidentities:\n${Array.from({ length: count }, (_, i) => `  bot-${i}: { type: bot, purpose: Bot }\n`).join("")}`;

test("every format that has a name is made, and the help names each", async () => {
  assert.deepEqual(Object.keys(OUTPUTS), [...OUTPUT_NAMES]);
  const { out } = await nhi(["check", "--help"], { cwd: folderOf({}) });
  for (const name of OUTPUT_NAMES) assert.match(out, new RegExp(`\\b${name}\\b`));
});

test("one format is printed, others go to files, and each is what it is alone", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const targets = OUTPUT_NAMES.flatMap((name) =>
    name === "text" ? ["--format", name] : ["--format", `${name}=out.${name}`],
  );
  const ran = await nhi(["check", "nhi.yaml", ...targets, ...DAY], { cwd });
  assert.equal(ran.code, 2);
  assert.equal(ran.err, "");
  assert.equal(ran.out, (await nhi(["check", "nhi.yaml", ...DAY], { cwd })).out);
  for (const name of OUTPUT_NAMES)
    if (name !== "text")
      assert.equal(
        read(cwd, `out.${name}`),
        (await nhi(["check", "nhi.yaml", "--format", name, ...DAY], { cwd })).out,
        name,
      );
});

test("the same input gives the same bytes in every format", async () => {
  const cwd = folderOf({ "a/nhi.yaml": ORPHAN, "b/x.nhi.yaml": bots(30) });
  for (const name of OUTPUT_NAMES) {
    const args = ["check", "--format", name, "--min-level", "hint", ...DAY];
    assert.equal((await nhi(args, { cwd })).out, (await nhi(args, { cwd })).out, name);
    const other = ["check", "b", "a", "--format", name, "--min-level", "hint", ...DAY];
    assert.equal(
      (await nhi(other, { cwd })).out,
      (await nhi(["check", "a", "b", ...other.slice(3)], { cwd })).out,
      name,
    );
  }
});

test("with files alone nothing is printed", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const ran = await nhi(["check", "--format", "json=x.json", ...DAY], { cwd });
  assert.deepEqual(ran, { code: 2, out: "", err: "" });
});

test("what cannot be had together is refused before anything is read", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  for (const [formats, words] of [
    [["json", "sarif"], /json and sarif would both be printed.*--format sarif=FILE/],
    [["json=a", "sarif=./a"], /two formats would be written to .*a$/m],
    [["json="], /names no file/],
    [["xml=a"], /"xml" is no format; there are text, json/],
  ] as const) {
    const args = formats.flatMap((one) => ["--format", one]);
    const { code, out, err } = await nhi(["check", ...args, ...DAY], { cwd });
    assert.deepEqual([code, out], [64, ""]);
    assert.match(err, words);
  }
  assert.deepEqual(readdirSync(cwd), ["nhi.yaml"]);
});

test("a file that is read is not written over", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const { code, err } = await nhi(["check", "--format", "json=nhi.yaml", ...DAY], { cwd });
  assert.equal(code, 64);
  assert.match(err, /would write over nhi\.yaml, which is read/);
  assert.equal(read(cwd, "nhi.yaml"), ORPHAN);
});

test("a file is written whole: the old one stays where the new one cannot be put, and nothing is left beside it", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN, "out/x.json": "old" });
  const args = ["check", "--format", "json=out/x.json", "--format", "text", ...DAY];
  assert.equal((await nhi(args, { cwd })).code, 2);
  assert.match(read(cwd, "out/x.json"), /"version": 1/);
  mkdirSync(path.join(cwd, "taken"));
  const ran = await nhi(["check", "--format", "json=taken", "--format", "text", ...DAY], { cwd });
  assert.equal(ran.code, 74);
  assert.match(ran.err, /cannot write taken: EISDIR/);
  assert.match(ran.out, /1 error/);
  const gone = await nhi(["check", "--format", "json=gone/x.json", ...DAY], { cwd });
  assert.equal(gone.code, 74);
  assert.match(gone.err, /cannot write gone\/x\.json: ENOENT/);
  assert.deepEqual(readdirSync(path.join(cwd, "out")), ["x.json"]);
  assert.deepEqual(readdirSync(cwd).sort(), ["nhi.yaml", "out", "taken"]);
});

test("a link is written through, and a file keeps its mode", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN, "real.json": "old" });
  symlinkSync("real.json", path.join(cwd, "link.json"));
  chmodSync(path.join(cwd, "real.json"), 0o600);
  await nhi(["check", "--format", "json=link.json", ...DAY], { cwd });
  assert.match(read(cwd, "real.json"), /"version": 1/);
  assert.equal(statSync(path.join(cwd, "real.json")).mode & 0o777, 0o600);
});

test("a dry run prints what would change, and writes no report either", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  await nhi(["check", "--fix", "--dry-run", "--format", "json=x.json", ...DAY], { cwd });
  assert.ok(!existsSync(path.join(cwd, "x.json")));
});

test("colours stay on the terminal", async () => {
  const cwd = folderOf({ "nhi.yaml": ORPHAN });
  const ran = await nhi(["check", "--format", "text=x.txt", "--format", "text", ...DAY], {
    cwd,
    env: { FORCE_COLOR: "1" },
  });
  assert.ok(ran.out.includes("\u001b"));
  assert.ok(!read(cwd, "x.txt").includes("\u001b"));
});

test("the job summary takes what GitHub does not show, and nothing where it shows all", async () => {
  const cwd = folderOf({ "few/nhi.yaml": ORPHAN, "many/nhi.yaml": bots(12), "summary.md": "before\n" });
  const env = { GITHUB_STEP_SUMMARY: path.join(cwd, "summary.md") };
  await nhi(["check", "few", "--format", "github", ...DAY], { cwd, env });
  assert.equal(read(cwd, "summary.md"), "before\n");
  const { out } = await nhi(["check", "many", "--format", "github", ...DAY], { cwd, env });
  assert.equal(annotations(out).length, 10);
  assert.match(out, /\n2 more:\n/);
  const summary = read(cwd, "summary.md");
  assert.ok(summary.startsWith("before\n# "));
  for (let i = 0; i < 12; i++) assert.ok(summary.includes(`"bot-${i}"`), `bot-${i}`);
  await nhi(["check", "many", "--format", "github", ...DAY], { cwd, env: { GITHUB_STEP_SUMMARY: "" } });
});

test("a summary that is too long is cut at a line, within the room", () => {
  const text = "déjà vu\n".repeat(100);
  assert.equal(fitted(text, 10_000), text);
  for (const room of [0, 50, 200, 333, 900]) {
    const cut = fitted(text, room);
    assert.ok(Buffer.byteLength(cut) <= room);
    if (cut !== "") assert.match(cut, /^(déjà vu\n)*déjà vu\n\nThis summary is cut[^\n]*\n$/);
  }
});

test("in a pipeline paths count from the checkout, in which the service looks for them", async () => {
  const cwd = folderOf({ "sub/nhi.yaml": ORPHAN });
  const here = { cwd: path.join(cwd, "sub"), env: { GITHUB_WORKSPACE: cwd } };
  const github = await nhi(["check", "--format", "github", ...DAY], here);
  assert.deepEqual(
    annotations(github.out).map(({ file, line }) => `${file}:${line}`),
    ["sub/nhi.yaml:5"],
  );
  const { out } = await nhi(["check", "--format", "gitlab", ...DAY], {
    cwd: path.join(cwd, "sub"),
    env: { CI_PROJECT_DIR: cwd },
  });
  assert.equal(JSON.parse(out)[0].location.path, "sub/nhi.yaml");
  const json = await nhi(["check", "--format", "json", ...DAY], here);
  assert.equal(JSON.parse(json.out).findings[0].file, "nhi.yaml");
});

test("hints are left out for people and kept for programs, unless a level is named or fails the run", async () => {
  const cwd = folderOf({
    "nhi.yaml": `${OWNED}policy: { model: shared, accountable: web }\n`,
  });
  const rules = async (...more: string[]) =>
    (await nhi(["check", ...more, ...DAY], { cwd })).out.match(/policy-incomplete/g)?.length ?? 0;
  assert.equal(await rules("--format", "text"), 0);
  assert.equal(await rules("--format", "gitlab"), 0);
  assert.ok((await rules("--format", "json")) > 0);
  assert.ok((await rules("--format", "csv")) > 0);
  assert.ok((await rules("--format", "text", "--min-level", "hint")) > 0);
  assert.ok((await rules("--format", "text", "--fail-on", "hint")) > 0);
  assert.equal(await rules("--format", "json", "--min-level", "warning"), 0);
});

test("causes can be told instead of places", async () => {
  const cwd = folderOf({ "nhi.yaml": bots(12) });
  const { out, code } = await nhi(["check", "--group", "cause", ...DAY], { cwd });
  assert.equal(code, 2);
  assert.match(out, /^12 error owner-missing Identity "…" has no owner\n/);
  assert.match(out, /\n {2}and 7 more\n\n12 errors in 1 file\n$/);
});
