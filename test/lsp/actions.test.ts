/** The light bulb: which fixes are offered to which client, and what is said where there is none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { ClientCapabilities, CodeAction, Position } from "vscode-languageserver-protocol/node";
import { uriOf, type Wire, wire } from "../harness/wire.ts";

const QUICK: ClientCapabilities = {
  textDocument: {
    diagnostic: {},
    codeAction: { resolveSupport: { properties: ["edit"] }, disabledSupport: true },
  },
  workspace: { workspaceEdit: { documentChanges: true, snippetEditSupport: true } },
};
/** A bot without a purpose, and one whose sponsor has to be asked for. */
const ASKS = `nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: payments
`;

function actionsAt(server: Wire, at: Position) {
  return server.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf("nhi.yaml") },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
}

test("a fix that asks is filled in where it is written by a client that can; elsewhere the person is asked, or nobody", async () => {
  for (const [capabilities, ask, title] of [
    [QUICK, true, /^[^…]*purpose[^…]*$/],
    [QUICK, false, /^[^…]*purpose[^…]*$/],
    [{ ...QUICK, workspace: { workspaceEdit: { documentChanges: true } } }, true, /purpose.*…$/],
    [{ ...QUICK, workspace: { workspaceEdit: { snippetEditSupport: true } } }, true, /purpose.*…$/],
    [{ ...QUICK, workspace: { workspaceEdit: { documentChanges: true } } }, false, undefined],
  ] as const) {
    const server = await wire({ capabilities, initializationOptions: { ask } });
    await server.open("nhi.yaml", ASKS);
    const action = (await actionsAt(server, { line: 4, character: 3 })).find((one) =>
      /purpose/.test(one.title),
    );
    if (title) assert.match(action?.title ?? "", title);
    else assert.equal(action, undefined);
    if (action && !action.command) {
      const { edit } = await server.client.sendRequest<CodeAction>("codeAction/resolve", action);
      const [change] = edit?.documentChanges ?? [];
      assert.match(JSON.stringify(change), /"kind":"snippet","value":"[^"]*purpose: \$\{1:/);
    }
    await server.close();
  }
});

test("where a rule has no honest fix, the light bulb says why, if the client shows that", async () => {
  for (const [capabilities, shown] of [
    [QUICK, 1],
    [{ ...QUICK, textDocument: { diagnostic: {} } }, 0],
  ] as const) {
    const server = await wire({ capabilities });
    await server.open("nhi.yaml", "nhi: 1\nidentities:\n  bot:\n    type: [\n");
    const found = (await server.diagnostics("nhi.yaml")).find(({ code }) => code === "manifest-syntax");
    assert.ok(found);
    const disabled = (await actionsAt(server, found.range.start)).filter((one) => one.disabled);
    assert.equal(disabled.length, shown);
    for (const one of disabled) assert.ok(one.disabled && one.disabled.reason.length > 20 && !one.edit);
    await server.close();
  }
});

test("a fix in one file may write in another: what a binding gives is declared in the manifest", async () => {
  const server = await wire({ capabilities: QUICK });
  await server.open(
    "nhi.yaml",
    `${ASKS}    purpose: Runs the build\n    bind: ["k8s:ServiceAccount/ci/bot"]\n    scopes: ["k8s:get configmaps@ns/ci"]\n`,
  );
  await server.open(
    "k8s.yaml",
    `apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: bot, namespace: ci }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view }
subjects: [{ kind: ServiceAccount, name: bot, namespace: ci }]
`,
  );
  const at = { line: 3, character: 75 };
  const actions = await server.client.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf("k8s.yaml") },
    range: { start: at, end: at },
    context: { diagnostics: [] },
  });
  const action = actions.find(({ title }) => title === "Declare k8s:view@ns/ci");
  assert.ok(action, actions.map(({ title }) => title).join(", "));
  const { edit } = await server.client.sendRequest<CodeAction>("codeAction/resolve", action);
  assert.match(JSON.stringify(edit), /"uri":"[^"]*nhi\.yaml","version":null.*k8s:view@ns\/ci/);
});
