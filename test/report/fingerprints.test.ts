/** Fingerprints in SARIF hold through a round of what people do to files: lines added, files laid out anew, entries reordered, files renamed. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import type { Log } from "sarif";
import { isMap, isSeq, parseAllDocuments } from "yaml";
import { folderOf, nhi } from "../cli/nhi.ts";
import { pagesIn } from "../harness/pages.ts";

type Files = Readonly<Record<string, string>>;

/** Of every finding, as often as it is there. */
async function fingerprints(files: Files, key = "nhiFinding/v1"): Promise<readonly string[]> {
  const cwd = folderOf({ ".git/HEAD": "", ...files });
  const { out } = await nhi(["check", "--format", "sarif", "--min-level", "hint", "--as-of", "2026-11-22"], {
    cwd,
  });
  const log: Log = JSON.parse(out);
  return (log.runs[0]?.results ?? [])
    .map(
      ({ ruleId, message, partialFingerprints }) => `${partialFingerprints?.[key]} ${ruleId} ${message.text}`,
    )
    .sort();
}

const filesIn = (folder: string): Files =>
  Object.fromEntries(pagesIn(folder).map(({ path, text }) => [path, text]));

const isYaml = (name: string): boolean => /\.ya?ml$/.test(name);

const changed = (files: Files, change: (text: string, name: string) => string): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [name, change(text, name)]));

const above = (files: Files): Files =>
  changed(files, (text, name) => (isYaml(name) ? `# A line\n# and another one\n\n${text}` : text));

/** Other indents, other breaks, and Windows' line ends. */
const laidOut = (files: Files): Files =>
  changed(files, (text, name) =>
    isYaml(name)
      ? parseAllDocuments(text, { keepSourceTokens: false })
          .map((document) => document.toString({ indent: 4, lineWidth: 60, indentSeq: false }))
          .join("---\n")
          .replaceAll("\n", "\r\n")
      : text,
  );

/** The sections of a manifest and the entries in them the other way round; lists whose order decides (`owners`) stay. */
const reordered = (files: Files): Files =>
  changed(files, (text, name) => {
    if (!/nhi\.yaml$/.test(name)) return text;
    const [document] = parseAllDocuments(text);
    if (!document || !("contents" in document) || !isMap(document.contents)) return text;
    for (const { key, value } of document.contents.items) {
      if (isMap(value) && String(key) !== "policy") value.items.reverse();
      if (isSeq(value) && String(key) === "access") value.items.reverse();
    }
    const [first, ...rest] = document.contents.items;
    document.contents.items = [...(first ? [first] : []), ...rest.reverse()];
    return document.toString({ lineWidth: 0 });
  });

/** Files that other tools know by their names keep them. */
const FIXED = /^(nhi|Chart|values|catalog-info|kustomization)\.yaml$/;

/** Renamed as with an editor that follows: where one file names another one, it is renamed there, too. */
function renamed(files: Files): Files {
  const moving = Object.keys(files)
    .map((name) => path.posix.basename(name))
    .filter((name) => isYaml(name) && !FIXED.test(name));
  const follow = (text: string): string =>
    moving.reduce((all, name) => all.replaceAll(new RegExp(`(?<![\\w.-])${name}`, "g"), `zz-${name}`), text);
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [follow(name), follow(text)]));
}

const rounds = { above, laidOut, reordered, renamed };

async function keepsAll(files: Files): Promise<void> {
  const before = await fingerprints(files);
  assert.ok(before.length > 0);
  for (const [what, change] of Object.entries(rounds))
    assert.deepEqual(await fingerprints(change(files)), before, what);
  const all = Object.values(rounds).reduce((some, change) => change(some), files);
  assert.deepEqual(await fingerprints(all), before, "all at once");
}

for (const folder of ["northlight", "small-broken", "mid-size-broken", "enterprise-broken", "day-one"])
  test(`${folder}: every fingerprint is kept`, () => keepsAll(filesIn(`examples/${folder}`)));

test("pipelines, service catalogues and bindings: every fingerprint is kept", () =>
  keepsAll({
    ".github/workflows/release.yml": `name: release
on: pull_request_target
permissions: write-all
jobs:
  publish:
    runs-on: ubuntu-latest
    steps:
      - uses: aws-actions/configure-aws-credentials@v4
        with:
          aws-access-key-id: \${{ secrets.AWS_ACCESS_KEY_ID }}
          aws-secret-access-key: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
          aws-region: eu-west-1
`,
    "k8s/binding.yaml": `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: ops
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin }
subjects:
  - { kind: Group, apiGroup: rbac.authorization.k8s.io, name: "system:authenticated" }
  - { kind: ServiceAccount, name: default, namespace: ops }
`,
    "nhi.yaml": `nhi: 1
nhi_extra: 1
teams: { web: { contact: "#web" } }
identities:
  bot: { type: bot, purpos: Builds, owner: wbe }
`,
  }));

test("what has no name but its file's keeps the second fingerprint when its folder is moved", async () => {
  const role =
    'AssumeRolePolicyDocument: {}\n      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]\n';
  const files: Files = {
    "stack/template.yaml": `AWSTemplateFormatVersion: "2010-09-09"\nResources:\n  Deploy:\n    Type: AWS::IAM::Role\n    Properties:\n      ${role}`,
    "stack/main.tf":
      'resource "aws_iam_user" "ci" {\n  name = "ci"\n}\nresource "aws_iam_access_key" "ci" {\n  user = aws_iam_user.ci.name\n}\n',
    "stack/.mcp.json":
      '{ "mcpServers": { "files": { "command": "npx", "env": { "TOKEN": "ghp_0123456789abcdefghijABCDEFGHIJ0123456789" } } } }\n',
    "stack/nhi.yaml":
      "nhi: 1\nteams: { web: { contact: '#web' } }\nidentities:\n  bot: { type: bot, purpose: Builds }\n",
  };
  const moved = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [name.replace("stack/", "a/b/"), text]),
  );
  const wordless = (some: readonly string[]) =>
    some.map((one) => one.split(" ").slice(0, 2).join(" ")).sort();
  const before = wordless(await fingerprints(files, "nhiContent/v1"));
  assert.ok(before.length > 3);
  assert.deepEqual(wordless(await fingerprints(moved, "nhiContent/v1")), before);
  assert.notDeepEqual(wordless(await fingerprints(moved)), wordless(await fingerprints(files)));
});
