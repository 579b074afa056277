/** What configures AI agents, told by the head and the name; and nothing throws, whatever stands there. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isAgents } from "../../../server/src/formats/agents/claim.ts";
import { factsOf } from "../../harness/facts-text.ts";

for (const [expected, path, head] of [
  [true, ".mcp.json", '{ "mcpServers": {} }'],
  [true, "tools/claude_desktop_config.json", '{ "globalShortcut": "", "mcpServers": { "a": {} } }'],
  [true, ".vscode/mcp.json", '// ours\n{ "inputs": [], "servers": {} }'],
  [true, ".cursor/mcp.json", '\n{\n  /* ours */ "mcpServers": {}\n}'],
  [true, ".claude/settings.json", '{ "permissions": { "allow": [] } }'],
  [true, "app/.claude/settings.local.json", '{ "hooks": {} }'],
  [false, "settings.json", '{ "permissions": { "allow": ["*"] } }'],
  [false, "haproxy.json", '{ "servers": { "a": { "url": "http://a" } } }'],
  [false, "docs.json", '{ "example": { "mcpServers": {} } }'],
  [false, "docs.json", '["mcpServers"]'],
  [false, "mcp.json", '"mcpServers"'],
  [false, ".mcp.json", ""],
] as const)
  test(`${path} ${head.slice(0, 40)}: ${expected ? "ours" : "not ours"}`, () =>
    assert.equal(isAgents(head, `file:///w/${path}`), expected));

const SAMPLE = `{
  // nhi: owner=core
  "mcpServers": {
    "a": { "command": "x", "args": ["--key", "ghp_R7wKq2Lm9Xc4Vb8Nz1Tf6Hj3Yd5Gs0Pa2Ue4"], "env": { "API_KEY": "\\u0041" }, "autoApprove": ["*"] }, // nhi: rotated=2026-06-01
    "b": { "url": "https://b.example", "headers": { "Authorization": "Bearer x" }, "trust": true, },
  },
  "permissions": { "allow": ["*", "Bash"], "defaultMode": "bypassPermissions" }, "env": { "A_TOKEN": "x" }
}
`;

test("every prefix of a document gives facts without throwing, and every place lies in the text", () => {
  for (const path of [".mcp.json", ".claude/settings.json"])
    for (let end = 0; end <= SAMPLE.length; end++)
      for (const { segment, identities, secrets, agentTools } of factsOf(path, SAMPLE.slice(0, end)))
        for (const { start, end: stop } of [...identities.map(({ id }) => id), ...secrets, ...agentTools].map(
          ({ at }) => at,
        ))
          assert.ok(start >= 0 && start <= stop && stop <= segment.text.length);
});

test("values of the wrong shape are skipped", () => {
  for (const shape of [
    "",
    "null",
    "12",
    "[]",
    "{}",
    "[[1]]",
    '{ "a": { "b": 1 } }',
    '"{{ x }}"',
    '["a", null]',
    "true",
  ]) {
    for (const key of ["mcpServers", "servers", "permissions", "env", "sandbox"])
      factsOf(".claude/settings.json", `{ "${key}": ${shape} }`);
    for (const key of ["command", "args", "env", "headers", "autoApprove", "trust", "disabled"])
      factsOf(".mcp.json", `{ "mcpServers": { "a": { "url": "x", "${key}": ${shape} }, "b": ${shape} } }`);
    for (const key of ["allow", "defaultMode"])
      factsOf(".claude/settings.json", `{ "permissions": { "${key}": ${shape} } }`);
  }
});

test("five megabytes cost no more than their text", () => {
  const server = (i: number): string =>
    `"s${i}": { "command": "x", "env": { "A_TOKEN": "\${A}", "B": "some words" } }`;
  const start = performance.now();
  const text = `{ "mcpServers": {\n${Array.from({ length: 60_000 }, (_, i) => server(i)).join(",\n")}\n} }`;
  const [facts] = factsOf(".mcp.json", text);
  assert.equal(facts?.identities.length, 60_000);
  assert.ok(performance.now() - start < 20_000);
});
