/** Navigation in conversation: links or places, nested or flat, files that exist. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type {
  ClientCapabilities,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
} from "vscode-languageserver-protocol/node";
import { PULL, uriOf, type Wire, wire } from "../harness/wire.ts";

const HUB = 'nhi: 1\nteams:\n  payments: { contact: "#payments" }\n';
const MANIFEST = `nhi: 1
extends: [hub.nhi.yaml]
identities:
  ci:
    type: bot
    owner: payments
    purpose: Builds
    evidence: ["https://x.example/1", docs/there.md, docs/gone.md]
    review: { by: payments }
`;
const FILES = { "hub.nhi.yaml": HUB, "docs/there.md": "# Proof\n" };

const FULL: ClientCapabilities = {
  ...PULL,
  textDocument: {
    ...PULL.textDocument,
    definition: { linkSupport: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    documentLink: { tooltipSupport: true },
  },
};

const ask = <T>(server: Wire, method: string, path: string, rest: object = {}): Promise<T> =>
  server.client.sendRequest<T>(`textDocument/${method}`, { textDocument: { uri: uriOf(path) }, ...rest });

const OWNER = { position: { line: 5, character: 14 } };

test("a definition is a link with ranges, or a place for a client that knows no links", async () => {
  const server = await wire({ capabilities: FULL, files: FILES });
  await server.open("nhi.yaml", MANIFEST);
  const target = { start: { line: 2, character: 2 }, end: { line: 2, character: 10 } };
  assert.deepEqual(await ask<LocationLink[]>(server, "definition", "nhi.yaml", OWNER), [
    {
      originSelectionRange: { start: { line: 5, character: 11 }, end: { line: 5, character: 19 } },
      targetUri: uriOf("hub.nhi.yaml"),
      targetRange: target,
      targetSelectionRange: target,
    },
  ]);
  await server.close();
  const plain = await wire({ files: FILES });
  await plain.open("nhi.yaml", MANIFEST);
  assert.deepEqual(await ask<Location[]>(plain, "definition", "nhi.yaml", OWNER), [
    { uri: uriOf("hub.nhi.yaml"), range: target },
  ]);
  assert.equal(await ask(plain, "definition", "nhi.yaml", { position: { line: 6, character: 14 } }), null);
  await plain.close();
});

test("references reach into files on disk, highlights stay in the file", async () => {
  const server = await wire({ capabilities: FULL, files: FILES });
  await server.open("nhi.yaml", MANIFEST);
  const all = await ask<Location[]>(server, "references", "nhi.yaml", {
    ...OWNER,
    context: { includeDeclaration: true },
  });
  assert.deepEqual(all.map(({ uri, range }) => `${uri.slice(uriOf("").length)}:${range.start.line}`).sort(), [
    "hub.nhi.yaml:2",
    "nhi.yaml:5",
    "nhi.yaml:8",
  ]);
  const here = await ask<DocumentHighlight[]>(server, "documentHighlight", "nhi.yaml", OWNER);
  assert.deepEqual(
    here.map(({ range, kind }) => [range.start.line, kind]),
    [
      [5, 2],
      [8, 2],
    ],
  );
  const team = await ask<DocumentHighlight[]>(server, "documentHighlight", "hub.nhi.yaml", {
    position: { line: 2, character: 4 },
  });
  assert.deepEqual(
    team.map(({ kind }) => kind),
    [3],
  );
  await server.close();
});

test("symbols nest where the client nests, their ranges hold their parts, and are a list elsewhere", async () => {
  const server = await wire({ capabilities: FULL, files: FILES });
  await server.open("nhi.yaml", MANIFEST);
  const nested = await ask<DocumentSymbol[]>(server, "documentSymbol", "nhi.yaml");
  const identities = nested.find(({ name }) => name === "identities");
  assert.deepEqual(
    identities?.children?.map(({ name, detail }) => `${name} ${detail}`),
    ["ci bot · payments"],
  );
  assert.ok((identities?.range.end.line ?? 0) >= 8, "the section reaches to its last entry");
  await server.close();
  const flat = await wire({ files: FILES });
  await flat.open("nhi.yaml", MANIFEST);
  const list = await ask<SymbolInformation[]>(flat, "documentSymbol", "nhi.yaml");
  assert.equal(list.find(({ name }) => name === "ci")?.containerName, "identities");
  const found = await flat.client.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "pymnts" });
  assert.deepEqual(
    found.map(({ name, containerName }) => `${name} of ${containerName}`),
    ["payments of teams"],
  );
  await flat.close();
});

test("links lead to files that exist and to pages, never to a file that is gone", async () => {
  const server = await wire({ capabilities: FULL, files: FILES });
  await server.open("nhi.yaml", MANIFEST);
  const links = await ask<DocumentLink[]>(server, "documentLink", "nhi.yaml");
  assert.deepEqual(
    links.map(({ target }) => target).sort(),
    [uriOf("docs/there.md"), uriOf("hub.nhi.yaml"), "https://x.example/1"].sort(),
  );
  assert.ok(links.every(({ tooltip }) => tooltip !== undefined));
  await server.close();
});

test("folds are of whole lines, one for a line; selections grow; other people's files are left to others", async () => {
  const server = await wire({ capabilities: FULL, files: FILES });
  await server.open("nhi.yaml", MANIFEST);
  const folds = await ask<FoldingRange[]>(server, "foldingRange", "nhi.yaml");
  assert.deepEqual(
    folds.map(({ startLine, endLine }) => `${startLine}-${endLine}`),
    ["2-8", "3-8"],
  );
  const [selection] = await ask<SelectionRange[]>(server, "selectionRange", "nhi.yaml", {
    positions: [OWNER.position],
  });
  assert.deepEqual(selection?.range, { start: { line: 5, character: 11 }, end: { line: 5, character: 19 } });
  assert.deepEqual(selection?.parent?.range, {
    start: { line: 5, character: 4 },
    end: { line: 5, character: 19 },
  });
  await server.open(
    "sa.yaml",
    "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: ci\n  namespace: x\n",
    "yaml",
  );
  assert.deepEqual(await ask(server, "foldingRange", "sa.yaml"), []);
  assert.equal(
    await ask(server, "selectionRange", "sa.yaml", { positions: [{ line: 3, character: 9 }] }),
    null,
  );
  assert.deepEqual(
    (await ask<DocumentSymbol[]>(server, "documentSymbol", "sa.yaml")).map(({ name }) => name),
    ["x/ci"],
  );
  await server.close();
});
