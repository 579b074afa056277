/** An agent that asks nobody: whatever it is talked into, it may do. */

import type { AgentTools } from "../model/facts.ts";
import type { Fix } from "./finding.ts";
import { defineRule } from "./rule.ts";

export const agentToolsUnbounded = defineRule({
  id: "agent-tools-unbounded",
  title: "Agent configuration allows every tool",
  why: "An agent acts on what it reads, and what it reads is not always written by friends. Where every tool is allowed in advance, a sentence in a web page or an issue is enough to run any of them with the rights of whoever started the agent.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "agentTools",
  messages: {
    tools: "{title}: every tool is allowed without asking ({because})",
    // A team that works behind other walls often allows the shell on purpose.
    commands: {
      text: "{title}: every command of the shell is allowed without asking ({because})",
      level: "information",
    },
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI5:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-6" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "PCI DSS", version: "4.0.1", id: "7.2.5" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.8.3" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.15" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.3" },
    { framework: "CSA CCM", version: "4.1", id: "IAM-05" },
  ],
  citedByArticles: ["PR.AC-4"],
  requirements: [],
  examples: [
    {
      path: ".claude/settings.json",
      bad: `
{
  "permissions": {
    "allow": ["*"]
              ^^^ warning agent-tools-unbounded: Agent settings: every tool is allowed without asking ("*" in permissions.allow)
  }
}
`,
      good: `
{
  "permissions": {
    "allow": ["Read", "Bash(npm test:*)"]
  }
}
`,
    },
  ],
  check({ it }, { report }) {
    if (it.allows === "listed tools") return;
    const { title, because, at } = it;
    const say = it.allows === "every tool" ? "tools" : "commands";
    report({ say, with: { title, because }, at, fixes: [narrowed(it)] });
  },
});

function narrowed({ at, entry, allows, instead }: AgentTools): Fix {
  const rest = { class: "choice", preferred: true } as const;
  if ("value" in instead) {
    const { value } = instead;
    const title = "Let the agent ask before it uses a tool";
    return { title, ...rest, edits: [{ do: "put", to: entry, value }] };
  }
  const [title, prompt] =
    allows === "every tool"
      ? ["List the tools that it needs", "Which tool does it need? More of them can be added to the list."]
      : ["List the commands that it needs", "Which command does it need? More can be added to the list."];
  const value = { ask: "tool", prompt, sample: instead.tool, kind: "text" } as const;
  return { title, ...rest, edits: [{ do: "replace", at, value }] };
}
