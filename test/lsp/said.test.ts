/** What is told of a file after many keys is what is told of its text when it is opened; and no more than a person reads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { offsetAt } from "../../server/src/text/lines.ts";
import { wire } from "../harness/wire.ts";

const bot = (id: string): string => `  ${id}:\n    type: bot\n    purpose: Builds\n`;
const TEXT = `nhi: 1
policy: { maxAge: 30d }
teams:
  app: { contact: "#app" }
identities:
${bot("a")}${bot("b")}  c:
    type: bot
    owner: app
    sponsor: app
    purpose: Deploys
    credentials:
      - kind: api-token
        store: vault:kv/c
        rotated: 2020-01-01
${bot("d")}`;

const at = (line: number, character: number) => ({ line, character });
/** A wrong value and back, a line more on top, an entry away, a limit that a finding points to, and a line taken out again. */
const KEYS = [
  { range: { start: at(15, 18), end: at(15, 18) }, text: "x" },
  { range: { start: at(15, 18), end: at(15, 19) }, text: "" },
  { range: { start: at(1, 0), end: at(1, 0) }, text: "# a line more\n" },
  { range: { start: at(2, 18), end: at(2, 19) }, text: "6" },
  { range: { start: at(9, 0), end: at(12, 0) }, text: "" },
  { range: { start: at(1, 0), end: at(2, 0) }, text: "" },
];

test("after each key the same is told as of a text that was opened like that", async () => {
  const server = await wire({});
  await server.open("nhi.yaml", TEXT);
  let text = TEXT;
  let told = 0;
  for (const [i, { range, text: insert }] of KEYS.entries()) {
    text = text.slice(0, offsetAt(text, range.start)) + insert + text.slice(offsetAt(text, range.end));
    await server.change("nhi.yaml", i + 2, { range, text: insert });
    const fresh = await wire({});
    await fresh.open("nhi.yaml", text);
    const found = await server.diagnostics("nhi.yaml");
    assert.deepEqual(found, await fresh.diagnostics("nhi.yaml"), `after key ${i + 1}`);
    told += found.length;
    await fresh.close();
  }
  assert.ok(told > 20, "something is told");
  await server.close();
});

test("of thousands of findings the first thousand are told, and how many more there are", async () => {
  const server = await wire({});
  const ids = Array.from({ length: 1200 }, (_, i) => `bot-${i}`);
  await server.open("nhi.yaml", `nhi: 1\nidentities:\n${ids.map(bot).join("")}`);
  const found = await server.diagnostics("nhi.yaml");
  assert.equal(found.length, 1000);
  assert.match(String(found.at(-1)?.message), /\(and \d+ more findings in this file\)$/);
  assert.doesNotMatch(String(found[0]?.message), /more findings/);
  await server.close();
});
