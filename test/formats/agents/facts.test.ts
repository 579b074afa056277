/** What the files of AI agents say: servers as identities, literal secrets, and what may be done without asking. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../../harness/facts-text.ts";

const says = (name: string, path: string, text: string, expected: string): void =>
  void test(name, () => assert.equal(told(path, text), expected.trim()));

says(
  "servers with comments, in a file that allows them",
  ".vscode/mcp.json",
  `
{
  "inputs": [{ "type": "promptString", "id": "key", "password": true }],
  "servers": {
    // nhi: owner=payments purpose="reads invoices" rotated=2026-06-01 every=60d
    "invoices": {
      "type": "http",
      "url": "https://mcp.acme.example/",
      "headers": { "Authorization": "Bearer \${input:key}" }
    },
    "off": { "command": "x", "disabled": true }, // nhi: owner=platform
    "no server": { "note": "nothing to start" },
  }
}
`,
  `
MCP server "invoices" = mcp:.vscode/mcp.json#invoices [5 "invoices"], owner payments
  rung 1: "payments" by comment # nhi: owner [4 payments]
  api-token rotated 2026-06-01, every 60d, expires unsayable
MCP server "off" = mcp:.vscode/mcp.json#off [10 "off"], owner platform
  rung 1: "platform" by comment # nhi: owner [10 platform]
  suspended
date rotated (past) 2026-06-01: date
`,
);

says(
  "secrets by their form, and by the name under which they stand",
  ".mcp.json",
  `
{
  "mcpServers": {
    "a": {
      "command": "npx",
      "args": ["-y", "server", "ghp_R7wKq2Lm9Xc4Vb8Nz1Tf6Hj3Yd5Gs0Pa2Ue4"],
      "env": {
        "SEARCH_API_KEY": "9fK2mQ7xLp4RtV8wZb3NcY6h",
        "OTHER_API_KEY": "BQArTh3UI-Wyn2THl4PWnfL3-p5f0zT",
        "LOG_ID": "9fK2mQ7xLp4RtV8wZb3NcY6h"
      }
    },
    "c": {
      "command": "npx",
      "args": ["server", "--access-token", "svc_9fK2mQ7xLp4RtV8wZb3NcY6h", "--api-key=9fK2mQ7xLp4RtV8wZb3NcY6h", "--project", "9fK2mQ7xLp4RtV8wZb3NcY6h"]
    },
    "b": {
      "url": "https://b.example/mcp",
      "headers": { "Authorization": "Bearer 9fK2mQ7xLp4RtV8wZb3NcY6h", "X-Trace": "9fK2mQ7xLp4RtV8wZb3NcY6h" }
    }
  }
}
`,
  `
MCP server "a" = mcp:.mcp.json#a [3 "a"], owner unsayable
MCP server "c" = mcp:.mcp.json#c [12 "c"], owner unsayable
MCP server "b" = mcp:.mcp.json#b [16 "b"], owner unsayable
secret a literal value in env.SEARCH_API_KEY [7 "9fK2mQ7xLp4RtV8wZb3NcY6h"]
secret a literal value in env.OTHER_API_KEY [8 "BQArTh3UI-Wyn2THl4PWnfL3-p5f0zT"]
secret GitHub personal access token in args [5 "ghp_R7wKq2Lm9Xc4Vb8Nz1Tf6Hj3Yd5Gs0Pa2Ue4"]
secret a literal value in args [14 "svc_9fK2mQ7xLp4RtV8wZb3NcY6h"]
secret a literal value in args [14 "--api-key=9fK2mQ7xLp4RtV8wZb3NcY6h"]
secret a literal value in headers.Authorization [18 "Bearer 9fK2mQ7xLp4RtV8wZb3NcY6h"]
`,
);

says(
  "references and placeholders are no secrets",
  ".cursor/mcp.json",
  `
{
  "mcpServers": {
    "a": {
      "command": "npx",
      "env": {
        "A_TOKEN": "\${A_TOKEN}",
        "B_TOKEN": "\${env:B_TOKEN}",
        "C_TOKEN": "\${input:c-token}",
        "D_TOKEN": "your-token-goes-here-1234567890",
        "E_API_KEY": "<paste the key>",
        "F_API_KEY": "xxxxxxxxxxxxxxxxxxxxxxxx",
        "G_API_KEY": "sk-...",
        "H_SECRET": "",
        "I_API_KEY": "$I_API_KEY",
        "J_PASSWORD": "postgres",
        "K_API_KEY": "abcdefghijklmnopqrstuvwxyz",
        "L_API_KEY": "tool-example-9fK2mQ7xLp4RtV8wZb3N",
        "M_API_KEY": "00000000-0000-0000-0000-000000000000",
        "P_API_KEY": "team-shared-key-for-build-and-deploy-2026",
        "N_TOKEN_FILE": "/run/9fK2mQ7xLp4RtV8wZb3NcY6h",
        "O_ACCESS_KEY": "AKIAIOSFODNN7EXAMPLE"
      }
    }
  }
}
`,
  `
MCP server "a" = mcp:.cursor/mcp.json#a [3 "a"], owner unsayable
`,
);

says(
  "settings: everything, the shell, single tools, and a secret in the environment",
  "app/.claude/settings.json",
  `
{
  "env": { "SERVICE_TOKEN": "9fK2mQ7xLp4RtV8wZb3NcY6h" },
  "permissions": {
    "allow": ["Bash(npm test:*)", "Bash(*)", "*", "mcp__a__*", "Read(**)"],
    "defaultMode": "bypassPermissions"
  }
}
`,
  `
Agent settings: every command ("Bash(*)" in permissions.allow) [4 "Bash(*)"]
Agent settings: every tool ("*" in permissions.allow) [4 "*"]
Agent settings: every tool (the mode bypassPermissions asks nothing) [5 "bypassPermissions"]
secret a literal value in env.SERVICE_TOKEN [2 "9fK2mQ7xLp4RtV8wZb3NcY6h"]
`,
);

says(
  "JSON that is broken is told once, comments and last commas are not",
  ".mcp.json",
  `
{
  "mcpServers": {
    "a": { "command": "x" }
    "b": { "command": "y" }
  }
}
`,
  `
MCP server "a" = mcp:.mcp.json#a [3 "a"], owner unsayable
MCP server "b" = mcp:.mcp.json#b [4 "b"], owner unsayable
error manifest-syntax comma [3 }]
`,
);
