/** One thing in several overlays is one finding, wherever the workspace is asked. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { uriOf, workspaceOf } from "../harness/pipeline.ts";

const TOKEN = `apiVersion: v1
kind: Secret
type: kubernetes.io/service-account-token
metadata:
  name: bot-token
  annotations:
    kubernetes.io/service-account.name: bot
`;

const of = (...paths: readonly string[]): Workspace =>
  workspaceOf(paths.map((path) => ({ path, text: TOKEN })));

const told = (workspace: Workspace): readonly string[] =>
  workspace.uris
    .flatMap((uri) => workspace.verdicts(uri))
    .map(({ about, finding }) => `${about.path} (${finding.related.map(({ text }) => text).join(", ")})`)
    .sort();

const set = (workspace: Workspace, path: string, text: string) =>
  workspace.set({ uri: uriOf(path), version: 2, language: "yaml", text });

test("the first path is told, the rest are its related places", () =>
  assert.deepEqual(
    told(of("bot/overlays/prod/token.yaml", "bot/base/token.yaml", "bot/overlays/dev/token.yaml")),
    [
      "bot/base/token.yaml (The same in bot/overlays/dev/token.yaml, The same in bot/overlays/prod/token.yaml)",
    ],
  ));

test("the same name in another component is another thing", () =>
  assert.equal(
    told(of("bot/base/token.yaml", "cart/base/token.yaml", "lone/token.yaml", "twin/token.yaml")).length,
    4,
  ));

test("another fault is no copy", () => {
  const workspace = of("bot/base/token.yaml", "bot/overlays/prod/token.yaml");
  set(workspace, "bot/overlays/prod/token.yaml", TOKEN.replace("bot\n", "bat\n"));
  assert.equal(told(workspace).length, 2);
});

test("where the first is mended, the next is told, and its file is named as touched", () => {
  const workspace = of("bot/base/token.yaml", "bot/overlays/dev/token.yaml", "bot/overlays/prod/token.yaml");
  const touched = set(
    workspace,
    "bot/base/token.yaml",
    TOKEN.replace("bot\n", 'bot\n    nhi/rotated: "2026-11-01"\n'),
  );
  assert.deepEqual(told(workspace), [
    "bot/overlays/dev/token.yaml (The same in bot/overlays/prod/token.yaml)",
  ]);
  assert.ok(touched.has(uriOf("bot/overlays/dev/token.yaml")));
});

test("a copy that goes leaves the first its other places", () => {
  const workspace = of("bot/base/token.yaml", "bot/overlays/dev/token.yaml");
  const touched = workspace.remove(uriOf("bot/overlays/dev/token.yaml"));
  assert.deepEqual(told(workspace), ["bot/base/token.yaml ()"]);
  assert.ok(touched.has(uriOf("bot/base/token.yaml")));
});

test("the gravest stands for all", () =>
  assert.deepEqual(told(of("bot/base/examples/token.yaml", "bot/overlays/prod/token.yaml")), [
    "bot/overlays/prod/token.yaml (The same in bot/base/examples/token.yaml)",
  ]));
