/** One folder, looked at by the editor and by the command line: what both say of it. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after } from "node:test";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { compareWith } from "../../server/src/hosts/cli/compare.ts";
import { load } from "../../server/src/hosts/cli/load.ts";
import { toUri } from "../../server/src/hosts/host.node.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { rangeOf } from "../../server/src/text/lines.ts";
import { wire } from "../harness/wire.ts";

const TODAY = "2026-11-22";
const made: string[] = [];
after(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

/** A fresh folder with these files. */
export function folderOf(files: Readonly<Record<string, string>>): string {
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

/** The findings that `nhi check` tells; `since`: of a change only. */
export async function inTerminal(target: string, since?: string): Promise<string[]> {
  const how = { today: parseWhen(TODAY)?.day ?? 0, exclude: [] };
  const compare = compareWith({ baseline: true, since }, how);
  const loaded = await load([target], { ...how, compare, progress: () => {} });
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

/** The findings that the editor lists for a folder, or for several. `until`: waits for what comes in the background. */
export async function inFolder(
  folders: string | readonly [string, ...string[]],
  settings: Readonly<Record<string, unknown>> = {},
  until: (found: readonly string[]) => boolean = () => true,
): Promise<string[]> {
  const [folder, ...more] = typeof folders === "string" ? ([folders] as const) : folders;
  const server = await wire({
    folder: toUri(folder),
    settings: { diagnostics: { scope: "workspace" }, ...settings },
  });
  if (more.length > 0)
    await server.client.sendNotification("workspace/didChangeWorkspaceFolders", {
      event: { added: more.map((name) => ({ uri: toUri(name), name })), removed: [] },
    });
  for (;;) {
    const before = server.refreshes();
    const { items } = await server.client.sendRequest<{ items: { uri: string; items?: Diagnostic[] }[] }>(
      "workspace/diagnostic",
      { previousResultIds: [] },
    );
    const found = items.flatMap(({ uri, items: some }) =>
      (some ?? []).map(({ range, severity, code, message }) => line(uri, range, severity, code, message)),
    );
    if (until(found)) {
      await server.close();
      return found;
    }
    await server.until(() => (server.refreshes() > before ? true : undefined));
  }
}

/** The findings that the editor shows for a file that stands in no folder. */
export async function inFile(
  file: string,
  settings: Readonly<Record<string, unknown>> = {},
  until: (found: readonly string[]) => boolean = () => true,
): Promise<string[]> {
  const server = await wire({ folder: toUri(path.dirname(file)), loose: true, settings });
  const uri = toUri(file);
  const text = readFileSync(file, "utf8");
  await server.client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "nhi", version: 1, text },
  });
  const pull = () =>
    server.client.sendRequest<{ items: Diagnostic[] }>("textDocument/diagnostic", { textDocument: { uri } });
  await pull();
  await server.until(() => (server.refreshes() > 0 ? true : undefined));
  for (;;) {
    const before = server.refreshes();
    const { items } = await pull();
    const found = items.map(({ range, severity, code, message }) =>
      line(uri, range, severity, code, message),
    );
    if (until(found)) {
      await server.close();
      return found;
    }
    await server.until(() => (server.refreshes() > before ? true : undefined));
  }
}

export const MANIFEST =
  'nhi: 1\nteams:\n  web: { contact: "#web" }\nidentities:\n  bot:\n    type: bot\n    purpose: Builds\n';
export const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";

/** Folders as teams lay them out. */
export const LAYOUTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
