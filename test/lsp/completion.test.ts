/** Completion in conversation: what a client is sent depends on what it can take. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CancellationTokenSource,
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type TextEdit,
} from "vscode-languageserver-protocol/node";
import { PULL, uriOf, type Wire, wire } from "../harness/wire.ts";

const MANIFEST = `nhi: 1
teams:
  payments: { contact: "#payments" }
  gone: { status: disbanded }
identities:
  ci:
    type: bot
    owner: pa
`;

const FULL: ClientCapabilities = {
  ...PULL,
  textDocument: {
    ...PULL.textDocument,
    completion: {
      completionItem: {
        snippetSupport: true,
        documentationFormat: ["markdown"],
        insertTextModeSupport: { valueSet: [1, 2] },
        labelDetailsSupport: true,
        tagSupport: { valueSet: [1] },
      },
    },
  },
};

async function complete(
  server: Wire,
  path: string,
  line: number,
  character: number,
): Promise<readonly CompletionItem[]> {
  const found = await server.client.sendRequest<CompletionList | null>("textDocument/completion", {
    textDocument: { uri: uriOf(path) },
    position: { line, character },
  });
  return found?.items ?? [];
}

test("an item replaces exactly the word, says what it is, and marks what is gone", async () => {
  const server = await wire({ capabilities: FULL });
  await server.open("nhi.yaml", MANIFEST);
  const items = await complete(server, "nhi.yaml", 7, 13);
  const payments = items.find(({ label }) => label === "payments");
  assert.deepEqual(payments?.textEdit, {
    range: { start: { line: 7, character: 11 }, end: { line: 7, character: 13 } },
    newText: "payments",
  });
  assert.equal(payments?.labelDetails?.description, "engineering · #payments");
  assert.deepEqual(items.find(({ label }) => label === "gone")?.tags, [1]);
  const keys = await complete(server, "nhi.yaml", 8, 0);
  assert.ok(
    keys.some(({ insertTextFormat }) => insertTextFormat === 2),
    "sections come as snippets",
  );
  await server.close();
});

test("a client that says nothing of itself gets plain text on one line, in plain words", async () => {
  const server = await wire({ capabilities: {} });
  await server.open("nhi.yaml", MANIFEST);
  for (const item of [
    ...(await complete(server, "nhi.yaml", 8, 0)),
    ...(await complete(server, "nhi.yaml", 7, 13)),
  ]) {
    assert.equal(item.insertTextFormat, undefined);
    assert.equal(item.insertTextMode, undefined);
    assert.equal(item.labelDetails, undefined);
    assert.equal(item.tags, undefined);
    assert.ok(item.documentation === undefined || typeof item.documentation === "string");
    assert.doesNotMatch((item.textEdit as TextEdit).newText, /[\n$]\{|\n/);
  }
  assert.equal((await complete(server, "nhi.yaml", 7, 13))[0]?.detail, "engineering · #payments");
  await server.close();
});

test("an empty manifest begins with its mark, and what was just typed counts", async () => {
  const server = await wire({ capabilities: FULL });
  await server.open("nhi.yaml", "");
  assert.equal(
    (await complete(server, "nhi.yaml", 0, 0)).toSorted((a, b) =>
      (a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1,
    )[0]?.label,
    "nhi",
  );
  await server.change("nhi.yaml", 2, { text: "nhi: 1\nteams:\n  fresh: {}\nidentities:\n  a:\n    owner: " });
  assert.ok((await complete(server, "nhi.yaml", 5, 11)).some(({ label }) => label === "fresh"));
  await server.close();
});

test("nothing in files of others, nor in comments; nothing wrong to a request that was taken back", async () => {
  const server = await wire({ capabilities: FULL });
  await server.open("compose.yaml", "services:\n  \n", "yaml");
  assert.deepEqual(await complete(server, "compose.yaml", 1, 2), []);
  await server.open("nhi.yaml", `${MANIFEST}    # pa\n`);
  assert.deepEqual(await complete(server, "nhi.yaml", 8, 8), []);
  const source = new CancellationTokenSource();
  const asked = server.client.sendRequest(
    "textDocument/completion",
    { textDocument: { uri: uriOf("nhi.yaml") }, position: { line: 7, character: 13 } },
    source.token,
  );
  source.cancel();
  const outcome = await asked.then(
    (answer) => (answer as CompletionList).items.some(({ label }) => label === "payments"),
    (error: { readonly code: number }) => error.code === -32800 || error.code === -32802,
  );
  assert.ok(outcome, "either the right answer or none");
  await server.close();
});
