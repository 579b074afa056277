/** What changes many files, and what falls due: asked of the real server by a client. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  ApplyWorkspaceEditParams,
  ClientCapabilities,
  CodeAction,
  TextDocumentEdit,
} from "vscode-languageserver-protocol/node";
import { PULL, uriOf, type Wire, wire } from "../harness/wire.ts";

const TEAMS = `nhi: 1
teams:
  payments: { contact: "#payments", members: [ann@acme.example] }
  web: { contact: "#web", members: [cy@acme.example] }
`;

const bot = (name: string, owner: string): string =>
  `nhi: 1\nidentities:\n  ${name}:\n    type: bot\n${owner}    purpose: Builds ${name}\n    credentials: [{ kind: api-token, rotated: 2026-09-01, expires: 2027-01-01 }]\n`;

const files = {
  "nhi.yaml": TEAMS,
  "a.nhi.yaml": bot("one", ""),
  "b.nhi.yaml": bot("two", ""),
  "c.nhi.yaml": bot("three", "    owner: payments\n"),
};

const PREVIEWS: ClientCapabilities = {
  ...PULL,
  textDocument: { ...PULL.textDocument, codeAction: { resolveSupport: { properties: ["edit"] } } },
  workspace: {
    ...PULL.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
};

async function serverThat(applied: boolean, capabilities = PREVIEWS) {
  const server = await wire({ files, capabilities, initializationOptions: { ask: true } });
  const asked: ApplyWorkspaceEditParams[] = [];
  server.client.onRequest("workspace/applyEdit", (params: ApplyWorkspaceEditParams) => {
    asked.push(params);
    return { applied };
  });
  return { server, asked };
}

const run = ({ client }: Wire, command: string, given: unknown): Promise<Record<string, unknown>> =>
  client.sendRequest("workspace/executeCommand", { command, arguments: [given] });

const changesIn = ({ edit }: ApplyWorkspaceEditParams): readonly TextDocumentEdit[] =>
  (edit.documentChanges ?? []).filter((one): one is TextDocumentEdit => "edits" in one);

test("a rule is fixed in all files by one decision, and each change waits for a person's word", async () => {
  const { server, asked } = await serverThat(true);
  const { rules } = await run(server, "nhi.server.fixRule", {});
  assert.deepEqual(
    (rules as { id: string; findings: number }[]).find(({ id }) => id === "owner-missing")?.findings,
    2,
  );
  const offer = await run(server, "nhi.server.fixRule", { rule: "owner-missing" });
  assert.equal(offer.findings, 2);
  const [choice] = offer.choices as { asks: { ask: string; kind: string; choices: string[] }[] }[];
  assert.deepEqual([choice?.asks[0]?.ask, choice?.asks[0]?.kind], ["owner", "team"]);
  assert.ok(choice?.asks[0]?.choices.includes("web"));
  const done = await run(server, "nhi.server.fixRule", { rule: "owner-missing", decision: { owner: "web" } });
  assert.deepEqual(done, { applied: true, made: 2, left: [] });
  const [params] = asked;
  assert.ok(params);
  assert.deepEqual(
    changesIn(params).map(({ textDocument }) => textDocument.uri),
    [uriOf("a.nhi.yaml"), uriOf("b.nhi.yaml")],
  );
  assert.deepEqual(Object.values(params.edit.changeAnnotations ?? {}), [
    { label: "Fix all owner-missing (owner: web)", description: "2 findings", needsConfirmation: true },
  ]);
  for (const { edits } of changesIn(params))
    for (const one of edits)
      assert.ok("annotationId" in one && one.annotationId in (params.edit.changeAnnotations ?? {}));
  await server.close();
});

test("what cannot be done is refused with the reason", async () => {
  const { server, asked } = await serverThat(true);
  for (const [given, words] of [
    [{ rule: "owner-unknown", decision: { owner: "web" } }, /There is no finding of owner-unknown/],
    [{ rule: "owner-missing", decision: { owner: "wbe" } }, /Another finding would appear \(owner-unknown\)/],
    [{ rule: "owner-missing", decision: {} }, /nothing to change/],
  ] as const)
    assert.match(String((await run(server, "nhi.server.fixRule", given)).refused), words);
  assert.deepEqual(asked, []);
  await server.close();
});

test("a client without previews gets the change as it can take it", async () => {
  const { server, asked } = await serverThat(false, { ...PULL, workspace: { workspaceEdit: {} } });
  const done = await run(server, "nhi.server.fixRule", { rule: "owner-missing", decision: { owner: "web" } });
  assert.equal(done.applied, false);
  assert.deepEqual(Object.keys(asked[0]?.edit.changes ?? {}), [uriOf("a.nhi.yaml"), uriOf("b.nhi.yaml")]);
  await server.close();
});

test("the light bulb offers all of the rule where there are several, and only to a client that can ask", async () => {
  const { server } = await serverThat(true);
  await server.open("a.nhi.yaml", files["a.nhi.yaml"]);
  await run(server, "nhi.server.fixRule", {});
  const at = { line: 2, character: 4 };
  const actions = await server.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf("a.nhi.yaml") },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const all = actions.find(({ title }) => title === "Fix all owner-missing in the workspace…");
  assert.deepEqual(all?.command?.arguments, [{ rule: "owner-missing" }]);
  await server.close();
});

test("a hand-over is listed, proposed, and made with the proof that it asks for", async () => {
  const { server, asked } = await serverThat(true);
  const { parties } = await run(server, "nhi.server.handover", {});
  assert.deepEqual((parties as { ref: string }[]).map(({ ref }) => ref).sort(), [
    "ann@acme.example",
    "cy@acme.example",
    "payments",
    "web",
  ]);
  const list = await run(server, "nhi.server.handover", { from: "payments" });
  assert.equal(list.holds, 1);
  assert.deepEqual(
    (list.successors as { ref: string; brings: number }[]).map(({ ref, brings }) => [ref, brings]),
    [["web", 0]],
  );
  const done = await run(server, "nhi.server.handover", { from: "payments", to: "web" });
  assert.deepEqual(
    [done.applied, done.moved, done.asked],
    [true, 1, ['Identity "three": evidence/hand-over-three-to-web.md']],
  );
  const [params] = asked;
  assert.ok(params);
  assert.match(JSON.stringify(changesIn(params)), /hand-over-three-to-web/);
  assert.equal(Object.values(params.edit.changeAnnotations ?? {})[0]?.needsConfirmation, true);
  assert.match(
    String((await run(server, "nhi.server.handover", { from: "paymnts" })).refused),
    /near it: payments/,
  );
  await server.close();
});

test("what falls due is told with its place, as of the day that the server lives in", async () => {
  const { server } = await serverThat(true);
  const told = await server.client.sendRequest<{
    soon: number;
    rows: { day: string; left: number; what: string; uri: string; range: { start: { line: number } } }[];
  }>("nhi/due", {});
  assert.equal(told.soon, 14);
  const soon = await server.client.sendRequest<{ days: number; rows: unknown[] }>("nhi/due", { soon: true });
  assert.deepEqual([soon.days, soon.rows.length], [14, 3]);
  const rotations = told.rows.filter(({ what }) => what === "rotation of the api token");
  assert.deepEqual(
    rotations.map(({ day, left, uri, range }) => [day, left, uri, range.start.line]),
    [
      ["2026-11-30", 8, uriOf("a.nhi.yaml"), 5],
      ["2026-11-30", 8, uriOf("b.nhi.yaml"), 5],
      ["2026-11-30", 8, uriOf("c.nhi.yaml"), 6],
    ],
  );
  await server.close();
});
