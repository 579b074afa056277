/** The editor and the command line give the same findings, for every fixture and every layout of folders. */
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { findFiles, wouldFind } from "../../server/src/hosts/walk.node.ts";
import { ACCOUNT, folderOf, inFile, inFolder, inTerminal, LAYOUTS, MANIFEST } from "./both.ts";
import { ROOT } from "./sources.ts";

for (const [name, files] of Object.entries(LAYOUTS))
  test(`a folder: ${name}`, async () => {
    const folder = folderOf(files);
    const terminal = await inTerminal(folder);
    assert.ok(terminal.length > 0, "the layout has findings");
    assert.deepEqual((await inFolder(folder)).sort(), terminal.sort());
  });

test("a folder below the repository's root, with CODEOWNERS and a manifest above it", async () => {
  const folder = folderOf({
    ".git/HEAD": "",
    CODEOWNERS: "/deploy/ @acme/web\n",
    "nhi.yaml": MANIFEST,
    "deploy/account.yaml": ACCOUNT,
    "deploy/x.nhi.yaml":
      "nhi: 1\nidentities:\n  x:\n    type: bot\n    owner: nobody-knows\n    purpose: X\n",
  });
  const below = path.join(folder, "deploy");
  const terminal = await inTerminal(below);
  assert.deepEqual(
    terminal.filter((one) => one.includes("owner-missing")),
    [],
    "CODEOWNERS above answers",
  );
  assert.ok(
    terminal.some((one) => one.includes("owner-unknown")),
    "teams above are known",
  );
  assert.deepEqual((await inFolder(below)).sort(), terminal.sort());
});

test("a changed file counts exactly where the walk would have found it", async () => {
  const folder = folderOf({
    ".git/HEAD": "",
    ".gitignore": "build/\n*.tmp.yaml\n",
    "nhi.yaml": MANIFEST,
    "build/nhi.yaml": MANIFEST,
    "a/.gitignore": "secret.yaml\n!kept.tmp.yaml\n",
    "a/secret.yaml": ACCOUNT,
    "a/kept.tmp.yaml": ACCOUNT,
    "a/other.tmp.yaml": ACCOUNT,
    "a/notes.md": "x",
    "node_modules/x/nhi.yaml": MANIFEST,
    "skipped/nhi.yaml": MANIFEST,
  });
  const exclude = ["skipped/**"];
  const found = new Set(await findFiles(folder, exclude));
  assert.equal(found.size, 2);
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (statSync(file).isFile()) assert.equal(await wouldFind(folder, file, exclude), found.has(file), name);
  }
});

test("a single file", async () => {
  const folder = folderOf({ ".git/HEAD": "", "sub/one.nhi.yaml": MANIFEST, "sub/other.nhi.yaml": MANIFEST });
  const file = path.join(folder, "sub/one.nhi.yaml");
  assert.deepEqual((await inFile(file)).sort(), (await inTerminal(file)).sort());
});

for (const fixture of [
  "test/formats/native/fixtures/bank",
  "test/formats/native/fixtures",
  "examples/northlight",
  "examples/small-broken",
  "examples/mid-size-broken",
  "examples/enterprise-broken",
])
  test(`${fixture}`, async () => {
    const folder = path.join(ROOT, fixture);
    const terminal = await inTerminal(folder);
    assert.ok(terminal.length > 0);
    assert.deepEqual((await inFolder(folder)).sort(), terminal.sort());
  });
