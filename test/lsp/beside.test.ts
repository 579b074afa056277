/** The baseline and the base of a change while an editor runs: opened, typed in, saved, deleted; and a commit from a terminal. */
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { FileChangeType } from "vscode-languageserver-protocol";
import { toUri } from "../../server/src/hosts/host.node.ts";
import { commit, lay, repositoryOf } from "../cli/git.ts";
import { nhi, OWNED } from "../cli/nhi.ts";
import { uriOf, type Wire, wire } from "../harness/wire.ts";

const MANIFEST = "nhi: 1\nidentities:\n  bot:\n    type: bot\n    owner: web\n    purpose: Builds\n";
const FILE = "nhi.baseline.json";
const ENTRY =
  '{"about":"identity:bot","rule":"sponsor-missing","say":"standard","values":{"title":"Identity \\"bot\\""}}';
const baselineOf = (...entries: string[]): string => `{"baseline": 1, "findings": [${entries.join(",")}]}`;

const rulesIn = async (server: Wire, name: string): Promise<readonly unknown[]> =>
  (await server.diagnostics(name)).map(({ code }) => code);

const changedOnDisk = (server: Wire, name: string, type: FileChangeType): Promise<void> =>
  server.client.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf(name), type }],
  });

/** Waits until the file has these findings. */
async function comes(server: Wire, name: string, rules: readonly string[]): Promise<void> {
  for (;;) {
    const before = server.refreshes();
    const found = await rulesIn(server, name);
    if (JSON.stringify(found) === JSON.stringify(rules)) return;
    await server.until(() => (server.refreshes() > before ? true : undefined));
  }
}

test("a baseline that is written, changed and deleted on the disk", async () => {
  const server = await wire({ files: { "nhi.yaml": MANIFEST } });
  await server.open("nhi.yaml", MANIFEST);
  assert.deepEqual(await rulesIn(server, "nhi.yaml"), ["sponsor-missing"]);
  server.disk.set(uriOf(FILE), baselineOf(ENTRY));
  await changedOnDisk(server, FILE, FileChangeType.Created);
  await comes(server, "nhi.yaml", []);
  server.disk.set(uriOf(FILE), "{");
  await changedOnDisk(server, FILE, FileChangeType.Changed);
  await comes(server, "nhi.yaml", ["sponsor-missing"]);
  server.disk.set(uriOf(FILE), baselineOf(ENTRY));
  await changedOnDisk(server, FILE, FileChangeType.Changed);
  await comes(server, "nhi.yaml", []);
  server.disk.delete(uriOf(FILE));
  await changedOnDisk(server, FILE, FileChangeType.Deleted);
  await comes(server, "nhi.yaml", ["sponsor-missing"]);
  await server.close();
});

test("a baseline that is open counts as it is typed, and as it is saved when it is closed", async () => {
  const server = await wire({ files: { "nhi.yaml": MANIFEST, [FILE]: baselineOf(ENTRY) } });
  await server.open("nhi.yaml", MANIFEST);
  assert.deepEqual(await rulesIn(server, "nhi.yaml"), []);
  await server.open(FILE, baselineOf(ENTRY), "json");
  assert.deepEqual([await rulesIn(server, FILE), await rulesIn(server, "nhi.yaml")], [[], []]);
  await server.change(FILE, 2, { text: baselineOf("{}") });
  assert.deepEqual(await rulesIn(server, FILE), ["manifest-syntax"]);
  assert.deepEqual(await rulesIn(server, "nhi.yaml"), ["sponsor-missing"]);
  await server.client.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(FILE) } });
  await comes(server, "nhi.yaml", []);
  await server.close();
});

test("the setting names another file, or none; one that is not there is said", async () => {
  const server = await wire({
    files: { "nhi.yaml": MANIFEST, [FILE]: baselineOf(ENTRY), "ci.json": baselineOf() },
  });
  await server.open("nhi.yaml", MANIFEST);
  assert.deepEqual(await rulesIn(server, "nhi.yaml"), []);
  for (const [baseline, rules] of [
    ["off", ["sponsor-missing"]],
    ["", []],
    ["ci.json", ["sponsor-missing"]],
  ] as const) {
    server.settings = { baseline };
    await server.client.sendNotification("workspace/didChangeConfiguration", { settings: {} });
    await comes(server, "nhi.yaml", rules);
  }
  const warned = new Promise<string>((done) =>
    server.client.onNotification("window/showMessage", ({ message }: { message: string }) => done(message)),
  );
  server.settings = { baseline: "gone.json" };
  await server.client.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  assert.match(await warned, /There is no baseline at gone\.json/);
  await server.close();
});

test("a commit from a terminal is the new base", async () => {
  const dir = repositoryOf({ "nhi.yaml": OWNED });
  const handed = OWNED.replace("owner: web", "owner: ops");
  lay(dir, { "nhi.yaml": handed });
  const uri = toUri(path.join(dir, "nhi.yaml"));
  const server = await wire({ folder: toUri(dir), settings: { compareWith: "HEAD" } });
  await server.client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "nhi", version: 1, text: handed },
  });
  const found = async (): Promise<boolean> => {
    const { items } = await server.client.sendRequest<{ items: { code: string }[] }>(
      "textDocument/diagnostic",
      {
        textDocument: { uri },
      },
    );
    return items.some(({ code }) => code === "change-owner-unconfirmed");
  };
  const until = async (wanted: boolean): Promise<void> => {
    for (;;) {
      const before = server.refreshes();
      if ((await found()) === wanted) return;
      await server.until(() => (server.refreshes() > before ? true : undefined));
    }
  };
  await until(true);
  commit(dir, {});
  // The pretended clock runs the timer that waits for git to be done.
  const ticking = setInterval(() => server.setToday("2026-11-22"), 50);
  await until(false);
  clearInterval(ticking);
  await server.close();
});

test("the terminal writes what the editor then takes for known", async () => {
  const dir = repositoryOf({ "nhi.yaml": MANIFEST });
  await nhi(["baseline", "write", "--as-of", "2026-11-22"], { cwd: dir });
  const server = await wire({ folder: toUri(dir), settings: { diagnostics: { scope: "workspace" } } });
  const { items } = await server.client.sendRequest<{ items: { items?: unknown[] }[] }>(
    "workspace/diagnostic",
    {
      previousResultIds: [],
    },
  );
  assert.deepEqual(
    items.flatMap(({ items: some }) => some ?? []),
    [],
  );
  await server.close();
});

test("a ref that nobody knows is said once, and nothing is compared", async () => {
  const dir = repositoryOf({ "nhi.yaml": OWNED });
  const server = await wire({ folder: toUri(dir) });
  const warned = new Promise<string>((done) =>
    server.client.onNotification("window/showMessage", ({ message }: { message: string }) => done(message)),
  );
  server.settings = { compareWith: "nowhere" };
  await server.client.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  assert.match(await warned, /^Nothing is compared with nowhere: "nowhere" is no commit here$/);
  await server.close();
});

test("a baseline above the folder that cannot be read is said, for no finding can be shown there", async () => {
  const dir = repositoryOf({ "sub/nhi.yaml": MANIFEST, [FILE]: "{" });
  const said: string[] = [];
  const server = await wire({ folder: toUri(path.join(dir, "sub")), settings: { baseline: "off" } });
  const warned = new Promise<void>((done) =>
    server.client.onNotification("window/showMessage", ({ message }: { message: string }) => {
      said.push(message);
      done();
    }),
  );
  server.settings = {};
  await server.client.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  await warned;
  assert.match(said.join(), /^This is no baseline: .* \(file:.*nhi\.baseline\.json\)$/);
  await server.close();
});
