/** The server as a process over stdin and stdout: messages in any pieces, rubbish between them, and its end. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { test } from "node:test";

const SERVER = path.join(import.meta.dirname, "../../server/src/hosts/node.ts");

const framed = (message: object): Buffer => framedText(JSON.stringify({ jsonrpc: "2.0", ...message }));

function framedText(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]);
}

function start() {
  const server = spawn(process.execPath, [SERVER, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  let look = (): void => {};
  server.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    look();
  });
  const seen = (what: string): Promise<string> =>
    new Promise((resolve) => {
      look = () => {
        if (text.includes(what)) resolve(text);
      };
      look();
    });
  const ended = new Promise<number | null>((resolve) => server.on("exit", resolve));
  return { server, seen, ended };
}

const INITIALIZE = {
  id: 1,
  method: "initialize",
  params: { processId: null, rootUri: null, capabilities: {} },
};
const OPEN = {
  method: "textDocument/didOpen",
  params: {
    textDocument: {
      uri: "untitled:a",
      languageId: "nhi",
      version: 1,
      text: "nhi: 1\nidentities:\n  größe-🙂:\n    type: bot\n    purpose: x\n",
    },
  },
};

test("messages come through in any pieces, and what is no message costs only itself", async () => {
  const { server, seen, ended } = start();
  const all = Buffer.concat([
    framed(INITIALIZE),
    framedText("{ this is no JSON"),
    framed({ method: "initialized", params: {} }),
    framed(OPEN),
  ]);
  // Cut within a header, within a body, and within the bytes of one character.
  const inside = all.indexOf("🙂") + 2;
  for (const [from, to] of [
    [0, 7],
    [7, 60],
    [60, inside],
    [inside, all.length],
  ])
    server.stdin.write(all.subarray(from, to));
  const text = await seen("owner-missing");
  assert.match(text, /"positionEncoding":"utf-16"/);
  assert.match(text, /größe-🙂/);
  server.stdin.write(Buffer.concat([framed({ id: 2, method: "shutdown" }), framed({ method: "exit" })]));
  assert.equal(await ended, 0);
});

test("the server ends when its client is gone", async () => {
  const { server, seen, ended } = start();
  server.stdin.write(framed(INITIALIZE));
  await seen("positionEncoding");
  server.stdin.end();
  assert.equal(await ended, 1);
});
