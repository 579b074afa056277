/** `nhi rules`, `explain`, `init`, help and version. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { rules } from "../../server/src/rules/registry.ts";
import { ROOT } from "../house/sources.ts";
import { DAY, folderOf, nhi, OWNED, places } from "./nhi.ts";

const cwd = folderOf({});

test("help names every command and every exit code, on stdout", async () => {
  const { code, out, err } = await nhi(["--help"], { cwd });
  assert.equal(code, 0);
  assert.equal(err, "");
  for (const word of ["check", "rules", "explain", "init", "Exit codes", " 64 ", " 66 "])
    assert.ok(out.includes(word), word);
  const check = await nhi(["check", "--help"], { cwd });
  assert.equal(check.code, 0);
  for (const option of [
    "--format",
    "--as-of",
    "--root",
    "--exclude",
    "--stdin",
    "--fix",
    "--dry-run",
    "--min-level",
    "--show-hidden",
  ])
    assert.ok(check.out.includes(option), option);
});

test("the version is that of the package", async () => {
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  assert.deepEqual(await nhi(["--version"], { cwd }), { code: 0, out: `${version}\n`, err: "" });
});

test("rules are listed for people and for programs", async () => {
  const { out } = await nhi(["rules"], { cwd });
  assert.equal(out.trimEnd().split("\n").length, rules.length);
  const list: { rules: { id: string; fixable: boolean; controls: unknown[] }[] } = JSON.parse(
    (await nhi(["rules", "--format", "json"], { cwd })).out,
  );
  assert.deepEqual(
    list.rules.map(({ id }) => id),
    rules.map(({ id }) => id),
  );
  for (const rule of list.rules)
    assert.deepEqual(Object.keys(rule), [
      "id",
      "title",
      "level",
      "fixable",
      "formats",
      "support",
      "controls",
    ]);
});

test("every rule is explained, with its controls", async () => {
  for (const { id, why } of rules) {
    const { code, out } = await nhi(["explain", id], { cwd });
    assert.equal(code, 0);
    assert.ok(out.startsWith(id) && out.includes(why), id);
  }
});

test("a control is found as people write it, and names the rules behind it", async () => {
  for (const words of [["PR.AA-05"], ["NIST", "CSF", "2.0", "pr.aa-05"], ["NHI7"], ["nhi-07"]]) {
    const { code, out } = await nhi(["explain", ...words], { cwd });
    assert.equal(code, 0, words.join(" "));
    assert.match(out, /\nRules\n/);
  }
});

test("an unknown name is a wrong command line, with the nearest rule", async () => {
  const { code, out, err } = await nhi(["explain", "owner-mising"], { cwd });
  assert.deepEqual([code, out], [64, ""]);
  assert.match(err, /did you mean owner-missing\?/);
  assert.equal((await nhi(["explain", "zzzzzz"], { cwd })).code, 64);
});

test("init writes a manifest that is clean, from what CODEOWNERS says", async () => {
  const folder = folderOf({
    CODEOWNERS: "* @acme/platform\n/deploy/ @acme/web @acme/ops\n*.tf infra@acme.example\n",
    "deploy/account.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, namespace: b }\n",
  });
  const dry = await nhi(["init", "--dry-run"], { cwd: folder });
  assert.equal(dry.code, 0);
  assert.ok(!existsSync(path.join(folder, "nhi.yaml")));
  const ran = await nhi(["init"], { cwd: folder });
  assert.deepEqual([ran.code, ran.out], [0, ""]);
  assert.match(ran.err, /Wrote nhi\.yaml/);
  const text = readFileSync(path.join(folder, "nhi.yaml"), "utf8");
  assert.equal(text, dry.out);
  assert.match(text, /match: "deploy\/\*\*", owner: web/);
  const after = await nhi(["check", "--format", "json", "--min-level", "hint", ...DAY], { cwd: folder });
  assert.deepEqual(places(after), []);
});

test("init in an empty folder gives a manifest to begin with", async () => {
  const folder = folderOf({});
  await nhi(["init", folder], { cwd });
  const { code, out } = await nhi(["check", folder, ...DAY], { cwd });
  assert.equal(code, 0);
  assert.match(out, /^No findings in 1 file\n$/);
});

test("init never touches a manifest that is there", async () => {
  for (const name of ["nhi.yaml", "nhi.yml", "nhi.json", ".nhi/x.yaml"]) {
    const folder = folderOf({ [name]: OWNED });
    const { code, err } = await nhi(["init"], { cwd: folder });
    assert.equal(code, 64);
    assert.match(err, /is there already/);
    assert.equal(readFileSync(path.join(folder, name), "utf8"), OWNED);
  }
});

test("init wants a folder", async () => {
  const folder = folderOf({ file: "" });
  mkdirSync(path.join(folder, "dir"));
  assert.equal((await nhi(["init", "gone"], { cwd: folder })).code, 66);
  assert.equal((await nhi(["init", "file"], { cwd: folder })).code, 66);
  assert.equal((await nhi(["init", "dir"], { cwd: folder })).code, 0);
});

test("init converts an inventory table; beside a manifest that is there it writes a file of its own", async () => {
  const folder = folderOf({
    "inventory.md": "# Keys\n\n| Name | Owner | Purpose |\n|---|---|---|\n| ci-bot | @acme/web | Builds |\n",
    "empty.md": "No table here.\n",
  });
  const dry = await nhi(["init", "--from-table", "inventory.md", "--dry-run"], { cwd: folder });
  assert.match(dry.out, /^ {2}ci-bot:\n {4}owner: web\n {4}purpose: Builds$/m);
  const first = await nhi(["init", "--from-table", "inventory.md"], { cwd: folder });
  assert.match(first.err, /Wrote 1 identity to nhi\.yaml/);
  assert.equal(readFileSync(path.join(folder, "nhi.yaml"), "utf8"), dry.out);
  const second = await nhi(["init", "--from-table", "inventory.md"], { cwd: folder });
  assert.match(second.err, /identities\.nhi\.yaml/);
  assert.match(readFileSync(path.join(folder, "identities.nhi.yaml"), "utf8"), /^ {2}ci-bot-2:$/m);
  assert.equal((await nhi(["init", "--from-table", "inventory.md"], { cwd: folder })).code, 74);
  assert.equal((await nhi(["init", "--from-table", "empty.md"], { cwd: folder })).code, 66);
  assert.equal((await nhi(["init", "--from-table", "gone.md"], { cwd: folder })).code, 66);
  const both = ["init", "--from-table", "inventory.md", "--from-workspace"];
  assert.equal((await nhi(both, { cwd: folder })).code, 64);
});
