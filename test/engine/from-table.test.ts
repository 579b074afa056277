/** Inventories in Markdown become identities: nothing is lost, nothing is made up. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromTable } from "../../server/src/engine/adopt/from-table.ts";
import { tablesIn } from "../../server/src/engine/adopt/markdown-table.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const bodyOf = (markdown: string): readonly string[] =>
  fromTable(markdown)
    .text.split("\n")
    .filter((line) => line !== "" && !/^(#|nhi:)/.test(line));

test("what columns say becomes fields; what has no place there stays as a comment", () => {
  const table = `
Some words first.

| Name | Type | Owner | Purpose | Env | Last rotated | Rotation | Expires | Permissions | Ticket |
|------|:----:|-------|---------|-----|--------------|----------|---------|-------------|--------|
| \`ci-bot\` | Service account | **Payments Team** | Runs the nightly build | prod | 2026-06-01 | 90 days | 2027-01-01 | aws:s3:*, reads logs | [SEC-1](https://x.example/1) |
| Deploy Key (web) | SSH | @acme/web | Pulls \`main\`: once | prod, staging | 03/04/2026 | now and then | - | | |
| lost | | TBD | | | | | | | |
`;
  assert.deepEqual(bodyOf(table), [
    'teams: # say how each is reached: contact: "#channel", or a mail address',
    '  payments-team: { aliases: ["Payments Team"] }',
    '  web: { aliases: ["@acme/web"] }',
    "identities:",
    "  ci-bot:",
    "    # Access: reads logs",
    "    # Ticket: SEC-1",
    "    type: service-account",
    "    owner: payments-team",
    "    purpose: Runs the nightly build",
    "    environment: prod",
    '    scopes: ["aws:s3:*"]',
    "    credentials:",
    "      - { kind: api-token, rotated: 2026-06-01, rotateEvery: 90d, expires: 2027-01-01 }",
    "  Deploy-Key-web:",
    "    # Called Deploy Key (web) in the table",
    "    # Rotated: 03/04/2026",
    "    # Rotation: now and then",
    "    type: ssh-key",
    "    owner: web",
    '    purpose: "Pulls main: once"',
    "    environment: [prod, staging]",
    "  lost: {}",
    "    # Owner: TBD",
  ]);
});

test("the manifest can be read, and lacks only what the table does not say", () => {
  const { text, entries } = fromTable(
    "| Account | Type | Team | Description | Last rotated | Reviewed by | Last review |\n|-|-|-|-|-|-|-|\n" +
      "| null | API key | yes | # not a comment | 2026-11-01 | security | 2026-11-01 |\n" +
      '| a "b" | bot | x: y | [link](http://a.example) | | | |\n| a "b" | bot | x: y | again | | | |\n',
  );
  assert.equal(entries, 3);
  const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
  const found = verdictsOf(workspace).filter(({ finding: { rule } }) =>
    /^manifest|^reference|duplicate/.test(rule),
  );
  assert.deepEqual(
    found.map(({ message }) => message),
    [],
  );
  assert.deepEqual(workspace.world.ids("identities"), ["a-b", "a-b-2", "null"]);
});

test("teams that the workspace knows keep their ids, and ids that are taken are not taken again", () => {
  const workspace = workspaceOf([
    {
      path: "nhi.yaml",
      text: 'nhi: 1\nteams:\n  pay: { aliases: ["Payments"] }\nidentities:\n  bot: { type: bot, owner: pay, purpose: Pays }\n',
    },
  ]);
  const { text } = fromTable("| Name | Owner |\n|---|---|\n| bot | Payments |\n", workspace.world);
  assert.doesNotMatch(text, /^teams/m);
  assert.match(text, /^ {2}bot-2:\n {4}# Called bot in the table\n {4}owner: pay$/m);
});

test("tables are told from text, code and lists of other things", () => {
  assert.equal(fromTable("").entries, 0);
  assert.equal(fromTable("| Name | Age |\n|---|---|\n| Ann | 3 |\n").entries, 0);
  assert.equal(fromTable("```\n| Name | Owner |\n|---|---|\n| a | b |\n```\n").entries, 0);
  assert.equal(fromTable("| Name | Owner |\n| a | b |\n").entries, 0);
  assert.deepEqual(tablesIn("a | b\n--|--\n1 | `x|y` \\| z\n\n2 | 3\r\n"), [
    { header: ["a", "b"], rows: [["1", "x|y | z"]] },
  ]);
});

test("a long text without an end is no work", () => {
  const started = performance.now();
  fromTable(`| Name | Owner |\n|---|---|\n${"| a | [[[[((((**__ |\n".repeat(20_000)}${"|".repeat(500_000)}`);
  assert.ok(performance.now() - started < 5000);
});
