/** A key in one file changes what is found in others: who is told, and how much is told anew. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { WorkspaceDiagnosticReport } from "vscode-languageserver-protocol/node";
import { uriOf, type Wire, wire } from "../harness/wire.ts";

const TEAMS = 'nhi: 1\nteams:\n  payments: { contact: "#pay" }\n  web: { contact: "#web" }\n';
const botOf = (owner: string): string =>
  `nhi: 1\nidentities:\n  bot-of-${owner}:\n    type: bot\n    owner: ${owner}\n    purpose: Builds\n`;
const FILES = {
  "teams.nhi.yaml": TEAMS,
  "pay.nhi.yaml": botOf("payments"),
  "more.nhi.yaml": botOf("payments").replace("bot-of-payments", "second"),
  "web.nhi.yaml": botOf("web"),
};
/** Makes `payments` into `paymentsx`. */
const RENAME = { range: { start: { line: 2, character: 10 }, end: { line: 2, character: 10 } }, text: "x" };
const BACK = { range: { start: { line: 2, character: 10 }, end: { line: 2, character: 11 } }, text: "" };

/** Other rules may have a word of their own on so short a file. */
const isUnknown = ({ code }: { readonly code?: unknown }): boolean => code === "owner-unknown";

async function pullAll(server: Wire, known: ReadonlyMap<string, string>) {
  const { items } = await server.client.sendRequest<WorkspaceDiagnosticReport>("workspace/diagnostic", {
    previousResultIds: [...known].map(([uri, value]) => ({ uri, value })),
  });
  const full = items.flatMap((item) => (item.kind === "full" ? [item] : []));
  return {
    full: full.map(({ uri, items: found }) => ({ uri, unknown: found.filter(isUnknown).length })),
    ids: new Map(items.map(({ uri, resultId }) => [uri, resultId ?? ""])),
  };
}

test("the other open document shows it, and the client is asked to pull it anew", async () => {
  const server = await wire({ files: FILES });
  await server.open("pay.nhi.yaml", FILES["pay.nhi.yaml"]);
  await server.open("teams.nhi.yaml", TEAMS);
  assert.ok(!(await server.diagnostics("pay.nhi.yaml")).some(isUnknown));
  const before = server.refreshes();
  await server.change("teams.nhi.yaml", 2, RENAME);
  await server.until(() => (server.refreshes() > before ? true : undefined));
  assert.ok((await server.diagnostics("pay.nhi.yaml")).some(isUnknown));
  await server.change("teams.nhi.yaml", 3, BACK);
  assert.ok(!(await server.diagnostics("pay.nhi.yaml")).some(isUnknown));
  await server.close();
});

test("a pull of the workspace tells every file that it changed, open or not, and nothing where nothing changed", async () => {
  const server = await wire({ files: FILES, settings: { diagnostics: { scope: "workspace" } } });
  await server.open("teams.nhi.yaml", TEAMS);
  const { full, ids } = await pullAll(server, new Map());
  assert.equal(full.length, 4);
  assert.ok(full.every(({ unknown }) => unknown === 0));
  assert.deepEqual((await pullAll(server, ids)).full, [], "nothing has changed");
  await server.change("teams.nhi.yaml", 2, RENAME);
  const renamed = await pullAll(server, ids);
  const owners = renamed.full.filter(({ unknown }) => unknown > 0).map(({ uri }) => uri);
  assert.deepEqual(owners.sort(), [uriOf("more.nhi.yaml"), uriOf("pay.nhi.yaml")]);
  await server.change("teams.nhi.yaml", 3, BACK);
  const back = await pullAll(server, renamed.ids);
  assert.ok(back.full.every(({ unknown }) => unknown === 0));
  for (const path of ["more.nhi.yaml", "pay.nhi.yaml"])
    assert.ok(
      back.full.some(({ uri }) => uri === uriOf(path)),
      `${path} is told to be clean again`,
    );
  await server.close();
});

test("a client that is pushed to hears of the other document", async () => {
  const server = await wire({ files: FILES, capabilities: {} });
  await server.open("pay.nhi.yaml", FILES["pay.nhi.yaml"]);
  await server.open("teams.nhi.yaml", TEAMS);
  await server.change("teams.nhi.yaml", 2, RENAME);
  await server.until(() =>
    server.pushed.find(
      ({ uri, diagnostics }) => uri === uriOf("pay.nhi.yaml") && diagnostics.some(isUnknown),
    ),
  );
  await server.close();
});
