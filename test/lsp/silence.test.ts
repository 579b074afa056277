/** Silencing from the light bulb, and its end: what a client gets, and that the finding goes and comes back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, CodeAction } from "vscode-languageserver-protocol/node";
import { uriOf, type Wire, wire } from "../harness/wire.ts";

const SNIPPETS: ClientCapabilities = {
  textDocument: { diagnostic: {}, codeAction: { resolveSupport: { properties: ["edit"] } } },
  workspace: { configuration: true, workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};
const PLAIN: ClientCapabilities = {
  textDocument: { diagnostic: {} },
  workspace: { workspaceEdit: { documentChanges: true } },
};
const TEXT = `nhi: 1
teams:
  web: { contact: "#web" }
  security: { contact: "#s", function: security }
identities:
  signer:
    type: bot
    purpose: Signs files
    sponsor: web
`;

const actionsAt = (server: Wire, line: number) =>
  server.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf("nhi.yaml") },
    range: { start: { line, character: 3 }, end: { line, character: 3 } },
    context: { diagnostics: [] },
  });

const codes = async (server: Wire): Promise<readonly unknown[]> =>
  (await server.diagnostics("nhi.yaml")).map(({ code }) => code);

test("the narrowest way first, behind the fixes, with the reason left empty and the approver to choose", async () => {
  const server = await wire({ capabilities: SNIPPETS, settings: { asOf: "2026-11-22" } });
  await server.open("nhi.yaml", TEXT);
  const actions = await actionsAt(server, 5);
  const titles = actions.map(({ title }) => title);
  assert.deepEqual(
    titles.filter((title) => title.startsWith("Suppress")),
    [
      "Suppress owner-missing on this line",
      "Suppress owner-missing for signer",
      "Suppress owner-missing in this file",
      "Suppress owner-missing with an exception in nhi.yaml",
    ],
  );
  assert.match(titles[0] ?? "", /^Set owner/);
  const entity = actions.find(({ title }) => title.endsWith("for signer"));
  assert.ok(entity);
  assert.equal(entity.isPreferred, undefined);
  const { edit } = await server.client.sendRequest<CodeAction>("codeAction/resolve", entity);
  assert.match(
    JSON.stringify(edit?.documentChanges),
    /"value":" {2}# nhi-ignore owner-missing until=2026-12-22 by=\$\{1[:|]security[^}]*\} reason=\\"\$\{2\}\\"\\n"/,
  );
  await server.close();
});

test("a client that fills in nothing is asked for reason and approver", async () => {
  const server = await wire({ capabilities: PLAIN, initializationOptions: { ask: true } });
  await server.open("nhi.yaml", TEXT);
  const action = (await actionsAt(server, 5)).find(({ title }) => /^Suppress.*on this line…$/.test(title));
  const [asked] = action?.command?.arguments ?? [];
  assert.deepEqual(
    asked?.asks.map(({ ask }: { readonly ask: string }) => ask),
    ["by", "reason"],
  );
  await server.close();
});

test("it hides the finding until its last day, and then both are told", async () => {
  const silenced = TEXT.replace(
    "  signer:",
    '  # nhi-ignore owner-missing until=2026-12-22 by=security reason="moves to web, SEC-88"\n  signer:',
  );
  for (const [asOf, expected] of [
    ["2026-11-22", []],
    ["2026-12-22", []],
    ["2026-12-23", ["owner-missing", "suppression-expired"]],
  ] as const) {
    const server = await wire({ capabilities: SNIPPETS, settings: { asOf } });
    await server.open("nhi.yaml", silenced);
    assert.deepEqual([...(await codes(server))].sort(), expected, asOf);
    await server.close();
  }
});

test("without a reason nothing is hidden", async () => {
  const server = await wire({ capabilities: SNIPPETS, settings: { asOf: "2026-11-22" } });
  await server.open(
    "nhi.yaml",
    TEXT.replace(
      "  signer:",
      '  # nhi-ignore owner-missing until=2026-12-22 by=security reason=""\n  signer:',
    ),
  );
  assert.deepEqual([...(await codes(server))].sort(), ["owner-missing", "suppression-invalid"]);
  await server.close();
});

test("the ledger is told to a client that asks", async () => {
  const server = await wire({
    capabilities: SNIPPETS,
    settings: { asOf: "2026-11-22" },
    files: {
      "nhi.yaml": TEXT.replace(
        "  signer:",
        '  # nhi-ignore owner-missing until=2026-12-22 by=security reason="SEC-88"\n  signer:',
      ),
    },
  });
  const rows = await server.client.sendRequest<readonly Record<string, unknown>[]>("nhi/ledger");
  assert.deepEqual(
    rows.map(({ state, rules, until, hides, approvedBy, reason }) => [
      state,
      rules,
      until,
      hides,
      approvedBy,
      reason,
    ]),
    [["in force", ["owner-missing"], "2026-12-22", 1, "security", "SEC-88"]],
  );
  await server.close();
});
