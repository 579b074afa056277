/** Conversations with the real server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FOLDER, uriOf, wire } from "../harness/wire.ts";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    purpose: Runs the nightly build
`;
const OWNED = `${MANIFEST}    owner: payments\n`;

const codes = (items: readonly { readonly code?: unknown }[]): string[] =>
  items.map(({ code }) => String(code));

test("the capabilities are those of the issue, stated for UTF-16", async () => {
  const { initialized, close } = await wire();
  const { capabilities } = initialized;
  assert.equal(capabilities.positionEncoding, "utf-16");
  assert.deepEqual(capabilities.diagnosticProvider, {
    identifier: "nhi",
    interFileDependencies: true,
    workspaceDiagnostics: true,
  });
  for (const name of [
    "hoverProvider",
    "definitionProvider",
    "referencesProvider",
    "documentSymbolProvider",
    "workspaceSymbolProvider",
    "foldingRangeProvider",
    "selectionRangeProvider",
  ] as const)
    assert.equal(capabilities[name], true, name);
  await close();
});

test("a finding appears at its word, an unchanged document is not sent again, and a repair makes it go", async () => {
  const server = await wire();
  await server.open("nhi.yaml", MANIFEST);
  const report = await server.pull("nhi.yaml");
  assert.ok(report.kind === "full");
  const missing = report.items.find(({ code }) => code === "owner-missing");
  assert.deepEqual(missing?.range, { start: { line: 4, character: 2 }, end: { line: 4, character: 8 } });
  assert.equal(missing?.source, "nhi");
  assert.equal((await server.pull("nhi.yaml", report.resultId)).kind, "unchanged");
  const end = { line: 7, character: 0 };
  await server.change("nhi.yaml", 2, { range: { start: end, end }, text: "    owner: payments\n" });
  assert.ok(!codes(await server.diagnostics("nhi.yaml")).includes("owner-missing"));
  await server.close();
});

test("a client that cannot pull is pushed to, with the version; closing takes it back", async () => {
  const server = await wire({ capabilities: {} });
  assert.equal(server.initialized.capabilities.diagnosticProvider, undefined);
  await server.open("nhi.yaml", MANIFEST);
  const first = await server.until(() =>
    server.pushed.find(({ uri, diagnostics }) => uri === uriOf("nhi.yaml") && diagnostics.length > 0),
  );
  assert.equal(first.version, 1);
  await server.client.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf("nhi.yaml") } });
  await server.until(() => (server.pushed.at(-1)?.diagnostics.length === 0 ? true : undefined));
  await server.close();
});

test("what another file says counts, and its change asks the client to pull anew", async () => {
  const server = await wire({
    files: { "teams.nhi.yaml": 'nhi: 1\nteams:\n  payments: { contact: "#p" }\n' },
  });
  await server.open(
    "nhi.yaml",
    "nhi: 1\nidentities:\n  ci-bot:\n    type: bot\n    owner: payments\n    purpose: Builds\n",
  );
  assert.ok(!codes(await server.diagnostics("nhi.yaml")).includes("owner-disbanded"));
  const before = server.refreshes();
  server.disk.set(
    uriOf("teams.nhi.yaml"),
    'nhi: 1\nteams:\n  payments: { contact: "#p", status: disbanded }\n',
  );
  await server.client.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("teams.nhi.yaml"), type: 2 }],
  });
  await server.until(() => (server.refreshes() > before ? true : undefined));
  const found = (await server.diagnostics("nhi.yaml")).find(({ code }) => code === "owner-disbanded");
  assert.equal(found?.relatedInformation?.[0]?.location.uri, uriOf("teams.nhi.yaml"));
  await server.close();
});

test("a deleted file is forgotten", async () => {
  const server = await wire({
    files: { "teams.nhi.yaml": 'nhi: 1\nteams:\n  gone: { contact: "#p", status: disbanded }\n' },
  });
  await server.open(
    "nhi.yaml",
    "nhi: 1\nidentities:\n  ci-bot:\n    type: bot\n    owner: gone\n    purpose: Builds\n",
  );
  assert.ok(codes(await server.diagnostics("nhi.yaml")).includes("owner-disbanded"));
  server.disk.delete(uriOf("teams.nhi.yaml"));
  await server.client.sendNotification("workspace/didChangeWatchedFiles", {
    changes: [{ uri: uriOf("teams.nhi.yaml"), type: 3 }],
  });
  assert.ok(!codes(await server.diagnostics("nhi.yaml")).includes("owner-disbanded"));
  await server.close();
});

test("hover says what is wrong, why, who answers and which controls ask for it", async () => {
  const server = await wire();
  await server.open("nhi.yaml", MANIFEST);
  const hover = await server.client.sendRequest<{ contents: { value: string } }>("textDocument/hover", {
    textDocument: { uri: uriOf("nhi.yaml") },
    position: { line: 4, character: 4 },
  });
  assert.match(hover.contents.value, /has no owner/);
  assert.match(hover.contents.value, /When a credential leaks/);
  assert.match(hover.contents.value, /GV\.RR-02/);
  await server.close();
});

test("a quick fix is offered, resolved and bound to the version", async () => {
  const server = await wire({
    capabilities: {
      textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } },
      workspace: { workspaceEdit: { documentChanges: true } },
    },
  });
  await server.open("nhi.yaml", MANIFEST);
  const actions = await server.client.sendRequest<{ title: string; edit?: unknown; data?: unknown }[]>(
    "textDocument/codeAction",
    {
      textDocument: { uri: uriOf("nhi.yaml") },
      range: { start: { line: 4, character: 3 }, end: { line: 4, character: 3 } },
      context: { diagnostics: [] },
    },
  );
  const action = actions.find(({ title }) => title.startsWith("Set owner to payments"));
  assert.ok(action && action.edit === undefined);
  const resolved = await server.client.sendRequest<{
    edit?: { documentChanges: [{ textDocument: unknown; edits: { newText: string }[] }] };
  }>("codeAction/resolve", action);
  assert.deepEqual(resolved.edit?.documentChanges[0].textDocument, { uri: uriOf("nhi.yaml"), version: 1 });
  assert.match(resolved.edit?.documentChanges[0].edits[0]?.newText ?? "", /owner: payments/);
  await server.change("nhi.yaml", 2, { text: OWNED });
  const stale = await server.client.sendRequest<{ edit?: unknown }>("codeAction/resolve", action);
  assert.equal(stale.edit, undefined);
  await server.close();
});

test("a limit that passes is seen without a keystroke", async () => {
  const text =
    'nhi: 1\nteams:\n  payments: { contact: "#payments" }\nidentities:\n  ci-bot:\n    type: bot\n    owner: payments\n    purpose: Builds\n    credentials: [{ kind: api-token, store: "vault:kv", rotated: 2026-10-01, expires: 2026-11-23 }]\n';
  const server = await wire();
  await server.open("nhi.yaml", text);
  assert.ok(!codes(await server.diagnostics("nhi.yaml")).includes("credential-expired"));
  const before = server.refreshes();
  server.setToday("2026-11-25");
  await server.until(() => (server.refreshes() > before ? true : undefined));
  assert.ok(codes(await server.diagnostics("nhi.yaml")).includes("credential-expired"));
  await server.close();
});

test("a file without a folder, and an untitled one, are checked alone", async () => {
  const server = await wire({ loose: true });
  await server.client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "untitled:Untitled-1", languageId: "nhi", version: 1, text: MANIFEST },
  });
  const report = await server.client.sendRequest<{ items: { code: string }[] }>("textDocument/diagnostic", {
    textDocument: { uri: "untitled:Untitled-1" },
  });
  assert.ok(codes(report.items).includes("owner-missing"));
  await server.close();
});

test("settings: another day, formats off, everything off", async () => {
  const server = await wire({ settings: { asOf: "2027-11-22" } });
  await server.open("nhi.yaml", MANIFEST);
  assert.equal((await server.client.sendRequest<{ asOf: string }>("nhi/status")).asOf, "2027-11-22");
  server.settings = { enable: false };
  await server.client.sendNotification("workspace/didChangeConfiguration", { settings: {} });
  const before = server.refreshes();
  await server.until(() => (server.refreshes() > before ? true : undefined));
  assert.deepEqual(await server.diagnostics("nhi.yaml"), []);
  await server.close();
});

test("workspace pull lists open files by default and all files where asked", async () => {
  const files = { "a.nhi.yaml": MANIFEST };
  const server = await wire({ files });
  const pullAll = () =>
    server.client.sendRequest<{ items: { uri: string }[] }>("workspace/diagnostic", {
      previousResultIds: [],
    });
  assert.deepEqual((await pullAll()).items, []);
  await server.close();
  const whole = await wire({ files, settings: { diagnostics: { scope: "workspace" } } });
  const all = await whole.client.sendRequest<{ items: { uri: string }[] }>("workspace/diagnostic", {
    previousResultIds: [],
  });
  assert.deepEqual(
    all.items.map(({ uri }) => uri),
    [`${FOLDER}/a.nhi.yaml`],
  );
  await whole.close();
});

test("a file that nobody claims gets no word", async () => {
  const server = await wire();
  await server.open("compose.yaml", "services:\n  web:\n    image: nginx\n", "yaml");
  assert.deepEqual(await server.diagnostics("compose.yaml"), []);
  const hover = await server.client.sendRequest("textDocument/hover", {
    textDocument: { uri: uriOf("compose.yaml") },
    position: { line: 1, character: 3 },
  });
  assert.equal(hover, null);
  await server.close();
});

test("a first manifest is made of the folder that is named", async () => {
  const server = await wire({ files: { CODEOWNERS: "/shop/ @acme/sales\n" } });
  const made = (folder: string) =>
    server.client.sendRequest<string | null>("workspace/executeCommand", {
      command: "nhi.server.init",
      arguments: [{ folder }],
    });
  assert.match((await made(`${FOLDER}/`)) ?? "", /owner: sales/);
  assert.equal(await made("file:///elsewhere"), null);
  await server.close();
});
