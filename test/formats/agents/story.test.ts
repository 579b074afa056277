/** The small story that every format tells, for a server that an agent uses. These files have no surroundings with an owner, so a rule of the manifest names it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "../../harness/annotated.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const SERVERS = `{
  "servers": {
    // nhi: rotated=2026-06-01
    "ci-bot": {
      "command": "ci-server",
      "env": { "CI_TOKEN": "\${env:CI_TOKEN}" },
      "autoApprove": ["*"] // all of them
    }
  }
}
`;
const OWNERS = 'nhi: 1\nowners:\n  - { match: ".vscode/**", owner: payments }\n';

const found = (...pages: readonly Page[]) => {
  const workspace = workspaceOf(pages);
  return verdictsOf(workspace)
    .map(({ finding, level }) => `${level} ${finding.rule}`)
    .sort();
};

test("the findings, and who owns the server", () => {
  const pages = [
    { path: ".vscode/mcp.json", text: SERVERS },
    { path: "nhi.yaml", text: OWNERS },
  ];
  assert.deepEqual(found(...pages), ["information rotation-stale", "warning agent-tools-unbounded"]);
  const workspace = workspaceOf(pages);
  const [identity] = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap(({ identities }) => identities);
  assert.ok(identity);
  const owned = workspace.world.ownership(identity);
  assert.ok(owned.is === "owned");
  assert.deepEqual([owned.answer.owner.value, owned.answer.rung], ["payments", 5]);
});

test("a fix writes one place and leaves the rest, comments included, as it was", () => {
  const workspace = workspaceOf([{ path: ".vscode/mcp.json", text: SERVERS }]);
  const broad = verdictsOf(workspace).find(({ finding }) => finding.rule === "agent-tools-unbounded");
  assert.ok(broad);
  const [fix] = fixesOf(workspace, broad);
  assert.ok(fix && !("refused" in fix.result), JSON.stringify(fix));
  assert.equal(fix.result[0]?.text, SERVERS.replace('["*"]', '["search"]'));
});

test("where no file says who owns what, a server without owner is a hint; where one does, a server that none covers is told", () => {
  const server = { path: ".mcp.json", text: '{ "mcpServers": { "ci-bot": { "command": "ci" } } }\n' };
  assert.deepEqual(found(server), ["hint owner-missing"]);
  assert.deepEqual(found(server, { path: "nhi.yaml", text: OWNERS }), ["information owner-missing"]);
  assert.deepEqual(
    found(server, {
      path: "nhi.yaml",
      text: "nhi: 1\nidentities:\n  ci-bot:\n    type: ai-agent\n    owner: payments\n    sponsor: cto@acme.example\n    purpose: Builds\n    bind: [mcp:.mcp.json#ci-bot]\n    agent: { actsFor: user, stop: docs/stop.md }\n",
    }).filter((one) => one.includes("owner-missing")),
    [],
  );
});

const TOKEN = "ghp_R7wKq2Lm9Xc4Vb8Nz1Tf6Hj3Yd5Gs0Pa2Ue4";
const started = (rest: string): string => `{ "mcpServers": { "ci": { "command": "ci", ${rest} } } }\n`;

for (const [path, rest, reference] of [
  [".mcp.json", `"env": { "CI_TOKEN": "${TOKEN}" }`, "${CI_TOKEN}"],
  [".cursor/mcp.json", `"env": { "CI_TOKEN": "${TOKEN}" }`, "${env:CI_TOKEN}"],
  [".mcp.json", `"headers": { "Authorization": "Bearer ${TOKEN}" }`, "Bearer ${TOKEN}"],
  [".mcp.json", `"args": ["--access-token", "${TOKEN}"]`, "${ACCESS_TOKEN}"],
  [".mcp.json", `"args": ["--access-token=${TOKEN}"]`, "--access-token=${ACCESS_TOKEN}"],
] as const)
  test(`${path}: ${rest.slice(0, 24)}… is replaced by a reference as its file writes them`, () => {
    const text = started(rest);
    const workspace = workspaceOf([{ path, text }]);
    const secret = verdictsOf(workspace).find(({ finding }) => finding.rule === "credential-plaintext");
    assert.ok(secret);
    const [fix] = fixesOf(workspace, secret);
    assert.ok(fix && !("refused" in fix.result));
    assert.equal(fix.title, `Replace the value by ${reference}`);
    const { start, end } = secret.finding.at;
    assert.equal(fix.result[0]?.text, `${text.slice(0, start)}"${reference}"${text.slice(end)}`);
  });
