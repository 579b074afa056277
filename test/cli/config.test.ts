/** `nhi config --explain`: the level of each rule for a file, and whose word it is. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { DAY, folderOf, nhi } from "./nhi.ts";

const FILES = {
  "nhi.yaml": `nhi: 1
policy:
  preset: quiet
  paths:
    - match: "k8s/**"
      rules:
        owner-missing: warning
`,
  "hub/rules.nhi.yaml": "nhi: 1\npolicy:\n  rules:\n    purpose-missing: off\n    owner-missing: error\n",
  "k8s/a.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, namespace: b }\n",
  "vendor/a.yaml": "apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: a, namespace: b }\n",
};

interface Explained {
  readonly version: number;
  readonly file: string;
  readonly format?: string;
  readonly rules: readonly {
    readonly rule: string;
    readonly level: string;
    readonly also: readonly string[];
    readonly steps: readonly { by: string; level: string; file?: string; line?: number }[];
  }[];
}

async function explained(file: string, cwd: string, ...more: string[]): Promise<Explained> {
  const { out, code } = await nhi(["config", "--explain", file, "--format", "json", ...more], { cwd });
  assert.equal(code, 0);
  return JSON.parse(out);
}

const rule = ({ rules }: Explained, id: string) => rules.find((one) => one.rule === id);

test("the line that sets a level is named, in whichever file it stands", async () => {
  const cwd = folderOf(FILES);
  const mine = await explained("hub/rules.nhi.yaml", cwd);
  assert.deepEqual([mine.version, mine.file, mine.format], [1, "hub/rules.nhi.yaml", "native"]);
  assert.deepEqual(rule(mine, "purpose-missing"), {
    rule: "purpose-missing",
    level: "off",
    also: [],
    steps: [
      { by: "rule", level: "warning" },
      { by: "rules", level: "off", file: "hub/rules.nhi.yaml", line: 4 },
    ],
  });
  assert.deepEqual(rule(mine, "threshold-missing")?.steps.at(-1), {
    by: "preset",
    level: "off",
    file: "nhi.yaml",
    line: 3,
  });
  const theirs = await explained("k8s/a.yaml", cwd);
  assert.equal(theirs.format, "kubernetes");
  assert.deepEqual(rule(theirs, "owner-missing")?.steps.at(-1), {
    by: "paths",
    level: "warning",
    file: "nhi.yaml",
    line: 7,
  });
  assert.equal(rule(theirs, "accountable-missing"), undefined, "a rule of manifests does not look there");
  assert.equal(rule(await explained("vendor/a.yaml", cwd), "owner-missing")?.level, "warning");
});

test("text names the moved rules first", async () => {
  const cwd = folderOf(FILES);
  const { out } = await nhi(["config", "--explain", "k8s/a.yaml"], { cwd });
  const [head, , ...lines] = out.split("\n");
  assert.match(head ?? "", /^k8s\/a\.yaml: read as kubernetes; the policy moves \d+ of the \d+ rules/);
  const at = (id: string): number => lines.findIndex((line) => line.startsWith(`${id} `));
  assert.match(
    lines[at("owner-missing")] ?? "",
    /^owner-missing +warning +policy\.paths, nhi\.yaml:7 · before: error/,
  );
  assert.ok(at("owner-missing") < at("scope-admin"));
});

test("what is explained is what is found", async () => {
  const cwd = folderOf(FILES);
  const { out } = await nhi(["check", "--format", "json", ...DAY], { cwd });
  const { findings }: { findings: { rule: string; level: string; file: string }[] } = JSON.parse(out);
  assert.ok(findings.some(({ file }) => file === "k8s/a.yaml"));
  for (const { rule: id, level, file } of findings) {
    const told = rule(await explained(file, cwd), id);
    assert.ok(told && [told.level, ...told.also].includes(level), `${file} ${id}`);
  }
});

test("a file need not be there, but must lie in the folder", async () => {
  const cwd = folderOf(FILES);
  assert.equal((await explained("new.nhi.yaml", cwd)).format, "native");
  assert.equal((await explained("new.txt", cwd)).format, undefined);
  const below = path.join(cwd, "k8s");
  const outside = await nhi(["config", "--explain", "../nhi.yaml"], { cwd: below });
  assert.equal(outside.code, 66);
  assert.match(outside.err, /--root names another one/);
  assert.equal((await explained("a.yaml", below, "--root", "..")).file, "a.yaml");
  assert.equal((await nhi(["config"], { cwd })).code, 64);
});
