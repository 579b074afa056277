/** First manifests: of what the workspace says, and of a table; neither is told before the workspace has been read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { FOLDER, type Wire, wire } from "../harness/wire.ts";

const TABLE = `| Name | Type | Owner | Purpose |
| --- | --- | --- | --- |
| map-tiles | API key | @acme/web | Draws the maps |
| till | bot | tbd | Rings up sales |
`;

const run = <T>(server: Wire, command: string, given: unknown): Promise<T> =>
  server.client.sendRequest<T>("workspace/executeCommand", { command, arguments: [given] });

test("a table becomes identities, with the teams that the workspace has", async () => {
  const server = await wire({
    files: { "nhi.yaml": 'nhi: 1\nteams:\n  web: { aliases: ["@acme/web"], contact: "#web" }\n' },
  });
  const { text, entries } = await run<{ text: string; entries: number }>(server, "nhi.server.fromTable", {
    folder: FOLDER,
    text: TABLE,
  });
  assert.equal(entries, 2);
  assert.match(text, /^ {2}map-tiles:\n {4}type: api-key\n {4}owner: web$/m);
  assert.doesNotMatch(text, /^teams:/m);
  assert.match(text, /# Owner: tbd/);
  await server.close();
});

test("a text without such a table gives nothing, whatever is sent", async () => {
  const server = await wire();
  for (const given of [{ folder: FOLDER, text: "# Notes\n" }, { text: 7 }, null, "x"]) {
    const answer = await run<{ entries: number }>(server, "nhi.server.fromTable", given);
    assert.equal(answer.entries, 0);
  }
  await server.close();
});

test("who asks while the folder is being read is told of all of it", async () => {
  const server = await wire({ files: { CODEOWNERS: "/shop/ @acme/sales\n" } });
  server.settings = { asOf: "2026-01-01" };
  await server.client.sendNotification("workspace/didChangeConfiguration", { settings: null });
  const text = await run<string>(server, "nhi.server.init", { folder: FOLDER });
  assert.match(text, /owner: sales/);
  await server.close();
});
