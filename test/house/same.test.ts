/** The editor and the command line give the same findings, for every fixture and every layout of folders. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { load } from "../../server/src/hosts/cli/load.ts";
import { toUri } from "../../server/src/hosts/host.node.ts";
import { findFiles, wouldFind } from "../../server/src/hosts/walk.node.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { rangeOf } from "../../server/src/text/lines.ts";
import { wire } from "../harness/wire.ts";
import { ROOT } from "./sources.ts";

const TODAY = "2026-11-22";
const made: string[] = [];
after(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const dir = mkdtempSync(path.join(tmpdir(), "nhi-same-"));
  made.push(dir);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
    writeFileSync(path.join(dir, name), text);
  }
  return dir;
}

const line = (
  uri: string,
  range: Diagnostic["range"],
  level: string | number | undefined,
  code: unknown,
  message: unknown,
): string =>
  `${uri} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character} ${level} ${code} ${message}`;

const SEVERITY = { error: 1, warning: 2, information: 3, hint: 4 } as const;

async function inTerminal(target: string): Promise<string[]> {
  const loaded = await load([target], { today: parseWhen(TODAY)?.day ?? 0, exclude: [], progress: () => {} });
  return loaded.flatMap(({ workspace, reported }) =>
    reported.flatMap((uri) =>
      workspace
        .verdicts(uri)
        .filter(({ hidden }) => !hidden)
        .map(({ finding, level, message }) =>
          line(uri, rangeOf(finding.at), SEVERITY[level], finding.rule, message),
        ),
    ),
  );
}

async function inFolder(folder: string): Promise<string[]> {
  const server = await wire({ folder: toUri(folder), settings: { diagnostics: { scope: "workspace" } } });
  const { items } = await server.client.sendRequest<{ items: { uri: string; items?: Diagnostic[] }[] }>(
    "workspace/diagnostic",
    { previousResultIds: [] },
  );
  await server.close();
  return items.flatMap(({ uri, items: found }) =>
    (found ?? []).map(({ range, severity, code, message }) => line(uri, range, severity, code, message)),
  );
}

async function inFile(file: string): Promise<string[]> {
  const server = await wire({ folder: toUri(path.dirname(file)), loose: true });
  const uri = toUri(file);
  const text = readFileSync(file, "utf8");
  await server.client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "nhi", version: 1, text },
  });
  const pull = () =>
    server.client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
  await pull();
  await server.until(() => (server.refreshes() > 0 ? true : undefined));
  const { items } = await pull();
  await server.close();
  return items.map(({ range, severity, code, message }) => line(uri, range, severity, code, message));
}

const MANIFEST =
  'nhi: 1\nteams:\n  web: { contact: "#web" }\nidentities:\n  bot:\n    type: bot\n    purpose: Builds\n';
const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";

const LAYOUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "one manifest": { "nhi.yaml": MANIFEST },
  monorepo: {
    ".git/HEAD": "ref: refs/heads/main\n",
    "nhi.yaml": MANIFEST,
    "services/a/a.nhi.yaml":
      "nhi: 1\nidentities:\n  bot:\n    type: bot\n    owner: web\n    purpose: Builds too\n",
    "deploy/k8s/account.yaml": ACCOUNT,
    ".gitignore": "build/\n",
    "build/nhi.yaml": MANIFEST,
  },
  "nested manifests": {
    ".nhi/ownership.yaml": MANIFEST,
    "team/.nhi/access.yaml":
      "nhi: 1\naccess:\n  - subject: team:web\n    scopes: ['k8s:admin@cluster/prod']\n",
  },
  "a submodule, where .git is a file": {
    ".git": "gitdir: ../.git/modules/x\n",
    "nhi.yaml": MANIFEST,
    CODEOWNERS: "* @acme/web\n",
    "account.yaml": ACCOUNT,
  },
  "levels by preset, rules and paths": {
    "nhi.yaml": `${MANIFEST}  agent: { type: ai-agent, purpose: Sorts, owner: web }\npolicy:\n  preset: strict\n`,
    "hub/levels.nhi.yaml":
      "nhi: 1\npolicy:\n  rules: { purpose-missing: off, owner-catch-all: error }\n  paths:\n    - { match: 'k8s/**', rules: { owner-missing: warning } }\n",
    CODEOWNERS: "* @acme/web\n",
    "k8s/account.yaml": ACCOUNT,
    "vendor/account.yaml": ACCOUNT.replace("deploy", "copied"),
  },
  "quiet levels": {
    "nhi.yaml": `${MANIFEST}policy: { preset: quiet, model: shared, accountable: web }\n`,
    CODEOWNERS: "* @acme/web\n",
    "k8s/account.yaml": ACCOUNT,
  },
  "vendored copies": {
    "teams.nhi.yaml": 'nhi: 1\nteams:\n  web: { contact: "#web" }\n',
    "vendor/chart/account.yaml": ACCOUNT,
    "account.json": JSON.stringify({ apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "json" } }),
  },
  "controls, risks, cases and proofs in files of their own": {
    "nhi.yaml": `${MANIFEST}policy: { model: shared, accountable: web }\n`,
    "controls.nhi.yaml":
      "nhi: 1\ncontrols:\n  rotate:\n    purpose: Keys are changed\n    owner: web\n    controls: ['PR.AC-4']\n    evidence: [{ kind: ticket, ref: docs/rotate.md, on: 2025-01-02 }]\n",
    "sub/risks.nhi.yaml": "nhi: 1\nrisks:\n  old-keys: { control: rotate, status: open }\n",
    "sub/cases.nhi.yaml":
      "nhi: 1\ncases:\n  leak:\n    identity: bot\n    severity: high\n    status: closed\n    opened: 2026-11-02\n    closed: 2026-11-01\n    evidence: [{ kind: ticket, ref: docs/gone.md }]\n",
    "docs/rotate.md": "# Rotated\n",
  },
  "comments that hide findings, and some that do not": {
    "nhi.yaml": `${MANIFEST.replace("  bot:", '  # nhi-ignore owner-missing until=2026-12-15 by=web reason="moves to web, SEC-88"\n  bot:')}  other:\n    type: bot # nhi-ignore owner-missing until=2026-10-15 by=web reason="SEC-87"\n    purpose: Z\n`,
    "k8s/accounts.yaml": `# nhi-ignore-file owner-missing until=2026-12-15 reason="SEC-88"\nkind: Deployment\napiVersion: apps/v1\n---\n${ACCOUNT}---\n${ACCOUNT.replace("deploy", "second")}`,
    "k8s/wrong.yaml": `# nhi-ignore ownr-missing until=soon by=nobody raeson="x"\n${ACCOUNT.replace("deploy", "third")}`,
    "k8s/noted.yaml": `${ACCOUNT.replace("deploy", "fourth")}  annotations:\n    nhi/ignore: "owner-missing, scope-admin until=2027-12-15 by=web reason='SEC-88'"\n`,
    "infra/main.tf":
      '# nhi-ignore-file owner-missing until=2026-12-15 by=web reason="SEC-88"\nterraform {}\n\nresource "aws_iam_user" "u" {\n  name = "u"\n}\n',
  },
  "broken files": {
    "nhi.yaml": "nhi: 1\nidentities:\n  a:\n    type: [\n  b:\n    type: bot\n",
    "bad.nhi.json": '{"nhi": 1, "identities": {"a": {}}}',
  },
};

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
