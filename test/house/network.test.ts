/** The product opens no socket: none while it checks, none while it serves, and no source of ours names a way to. */
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import path from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { ROOT, sources } from "./sources.ts";

const GUARD = ["--import", pathToFileURL(path.join(ROOT, "test/house/guard/network.mjs")).href];
const CLI = path.join(ROOT, "server/src/hosts/cli.ts");
const SERVER = path.join(ROOT, "server/src/hosts/node.ts");

test("the guard guards", () => {
  for (const code of [
    "fetch('http://localhost:9')",
    "(await import('node:net')).connect(9)",
    "(await import('node:https')).get('https://localhost:9')",
    "(await import('node:dns/promises')).lookup('localhost')",
    "new WebSocket('ws://localhost:9')",
    "(await import('node:dgram')).createSocket('udp4')",
    "(await import('node:net')).createServer().listen(0)",
  ]) {
    const { stderr } = spawnSync(process.execPath, [...GUARD, "--input-type=module", "-e", code], {
      encoding: "utf8",
    });
    assert.match(stderr, /^NETWORK /m, code);
  }
});

test("the command line asks for no network", () => {
  for (const args of [
    ["check", "examples/northlight", "--as-of", "2026-11-22"],
    ["check", "examples/northlight", "--format", "sarif"],
    ["check", "test/formats/terraform/story.tf"],
    ["check", "examples/northlight", "--fix", "--dry-run"],
    ["rules", "--format", "json"],
    ["explain", "PR.AA-05"],
    ["init", "examples/northlight", "--dry-run"],
  ]) {
    const { stdout, stderr } = spawnSync(process.execPath, [...GUARD, CLI, ...args], {
      cwd: ROOT,
      encoding: "utf8",
    });
    assert.doesNotMatch(stderr, /NETWORK/, args.join(" "));
    assert.ok(stdout.length > 0 || args.includes("--fix"), args.join(" "));
  }
});

test("the server asks for no network while it is used", async () => {
  const server = spawn(process.execPath, [...GUARD, SERVER, "--stdio"], { cwd: ROOT });
  let stderr = "";
  server.stderr.on("data", (part) => (stderr += part));
  const client = createProtocolConnection(
    new StreamMessageReader(server.stdout),
    new StreamMessageWriter(server.stdin),
  );
  client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null));
  client.onRequest("client/registerCapability", () => null);
  client.onRequest("window/workDoneProgress/create", () => null);
  client.onRequest("workspace/diagnostic/refresh", () => null);
  client.listen();
  const folder = pathToFileURL(path.join(ROOT, "examples/northlight")).href;
  const uri = `${folder}/network.nhi.yaml`;
  await client.sendRequest("initialize", {
    processId: process.pid,
    rootUri: folder,
    workspaceFolders: [{ uri: folder, name: "examples" }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { diagnostics: {}, configuration: true } },
  });
  await client.sendNotification("initialized", {});
  const text = "nhi: 1\nidentities:\n  bot:\n    type: bot\n    purpose: Builds\n";
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "nhi", version: 1, text },
  });
  const textDocument = { uri };
  const position = { line: 2, character: 3 };
  const range = { start: position, end: position };
  const { items }: { items: unknown[] } = await client.sendRequest("textDocument/diagnostic", {
    textDocument,
  });
  assert.ok(items.length > 0);
  for (const [method, params] of [
    ["textDocument/hover", { textDocument, position }],
    ["textDocument/completion", { textDocument, position }],
    ["textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } }],
    ["textDocument/definition", { textDocument, position }],
    ["textDocument/documentLink", { textDocument }],
    ["workspace/diagnostic", { previousResultIds: [] }],
  ] as const)
    await client.sendRequest(method, params);
  await client.sendRequest("shutdown");
  const ended = new Promise((resolve) => server.once("exit", resolve));
  await client.sendNotification("exit");
  await ended;
  client.dispose();
  assert.doesNotMatch(stderr, /NETWORK/);
});

test("no source of ours names a way to the network", () => {
  const WAYS =
    /["'](?:node:)?(?:net|http|https|http2|tls|dns|dns\/promises|dgram|undici|ws|axios|got|node-fetch)["']|\bfetch\(|\bXMLHttpRequest\b|\bnew WebSocket\b|\bnew EventSource\b|\bsendBeacon\b|\bTelemetry\w*\b/;
  const found = sources("server/src", "client/src", "schemas").flatMap(({ path: file, text }) =>
    text.split("\n").flatMap((line, i) => (WAYS.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])),
  );
  assert.deepEqual(found, []);
});
