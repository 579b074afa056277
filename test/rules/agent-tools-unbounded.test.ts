/** Cases of agent-tools-unbounded beyond its examples. */
import { agentToolsUnbounded } from "../../server/src/rules/agent-tools-unbounded.ts";
import { checkRule } from "../harness/rule.ts";

const path = ".claude/settings.json";

checkRule(agentToolsUnbounded, {
  "single tools, commands and servers are counted": {
    path,
    doc: `
{
  "permissions": {
    "allow": ["Read", "Edit", "WebFetch", "Bash(npm run *)", "Bash(git diff:*)", "mcp__github__*", "Read(**)"],
    "deny": ["*"],
    "defaultMode": "acceptEdits"
  }
}
`,
  },
  "what is denied or asked for is not allowed": {
    path,
    doc: `
{
  "permissions": { "deny": ["*", "Bash"], "ask": ["Bash(*)"] }
}
`,
  },
  "the list and the mode are two places": {
    path: "tools/.claude/settings.local.json",
    doc: `
{
  "permissions": {
    "allow": ["*"],
              ^^^ warning agent-tools-unbounded: Agent settings: every tool is allowed without asking ("*" in permissions.allow)
    "defaultMode": "bypassPermissions"
                   ^^^^^^^^^^^^^^^^^^^ warning agent-tools-unbounded: Agent settings: every tool is allowed without asking (the mode bypassPermissions asks nothing)
  }
}
`,
    fixes: ["List the tools that it needs"],
  },
  "the mode is put back": {
    path,
    doc: `
{ "permissions": { "defaultMode": "bypassPermissions" } }
                                  ^^^^^^^^^^^^^^^^^^^ warning agent-tools-unbounded: Agent settings: every tool is allowed without asking (the mode bypassPermissions asks nothing)
`,
    fixed: `
{ "permissions": { "defaultMode": "default" } }
`,
  },
  "the shell without a pattern is milder": {
    path,
    doc: `
{
  "permissions": {
    "allow": [
      "Read",
      "Bash(*)"
      ^^^^^^^^^ information agent-tools-unbounded: Agent settings: every command of the shell is allowed without asking ("Bash(*)" in permissions.allow)
    ]
  }
}
`,
    fixes: ["List the commands that it needs"],
    fixed: `
{
  "permissions": {
    "allow": [
      "Read",
      "Bash(git status)"
    ]
  }
}
`,
  },
  "a sandbox bounds the shell": {
    path,
    doc: `
{ "sandbox": { "enabled": true }, "permissions": { "allow": ["Bash"] } }
`,
  },
  "a server whose tools are all approved in advance": {
    path: ".mcp.json",
    doc: `
{
  "mcpServers": {
    "db": { "command": "db-server", "autoApprove": ["read", "*"] },
                                                            ^^^ warning agent-tools-unbounded: MCP server "db": every tool is allowed without asking ("*" in autoApprove)
    "web": { "command": "web-server", "alwaysAllow": ["search"] }
  }
}
`,
    fixes: ["List the tools that it needs"],
  },
  "a server that is trusted": {
    path: ".gemini/settings.json",
    doc: `
{
  "mcpServers": {
    "db": { "command": "db-server", "trust": true }
                                             ^^^^ warning agent-tools-unbounded: MCP server "db": every tool is allowed without asking (trust is true)
  }
}
`,
    fixed: `
{
  "mcpServers": {
    "db": { "command": "db-server", "trust": false }
  }
}
`,
  },
  "permissions of another kind of file": {
    path: "extension/manifest.json",
    doc: `
{ "permissions": { "allow": ["*"] } }
`,
  },
});
