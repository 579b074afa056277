/** What acts by itself needs a switch. */
import { mayBeRetired } from "../model/due.ts";
import { valueOf } from "../model/field.ts";
import { isStub } from "../model/placeholder.ts";
import { askText } from "./parts/ask.ts";
import { defineRule } from "./rule.ts";

export const agentNoStop = defineRule({
  id: "agent-no-stop",
  title: "AI agent without a way to stop and retire it",
  why: "An agent that goes wrong goes on until somebody stops it. If the way to do that is looked for in the middle of the trouble, it is found too late.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    missing: "{title}: nothing says how to stop the agent",
    stub: '{title}: "{text}" does not say how to stop the agent',
    undescribed: "{title} is an AI agent, and nothing says for whom it acts, who agrees, and how to stop it",
  },
  support: "partial",
  controls: [
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 1.7" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 6.2" },
    { framework: "NIST CSF", version: "2.0", id: "ID.AM-08" },
    { framework: "NIST CSF", version: "2.0", id: "RS.MI-01" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
  ],
  citedByArticles: [],
  requirements: ["3.26"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  triage-agent:
    type: ai-agent
    owner: support
    sponsor: cto@northlight.example
    purpose: Sorts incoming tickets
    agent: { actsFor: itself, humanApproval: writes }
    ^^^^^ warning agent-no-stop: Identity "triage-agent": nothing says how to stop the agent
`,
      good: `
nhi: 1
identities:
  triage-agent:
    type: ai-agent
    owner: support
    sponsor: cto@northlight.example
    purpose: Sorts incoming tickets
    agent: { actsFor: itself, humanApproval: writes, stop: "Remove the app, then retire the entry" }
`,
    },
  ],
  check({ it }, { report }) {
    const { agent, title } = it;
    if (agent.is === "absent") {
      if (valueOf(it.type) !== "ai-agent" || mayBeRetired(it)) return;
      report({
        say: "undescribed",
        with: { title },
        at: it.id.at,
        fixes: [
          {
            title: "Describe the agent: for whom it acts, who agrees, how to stop it",
            class: "choice",
            preferred: true,
            edits: [
              {
                do: "put",
                to: agent.to,
                value: { actsFor: ACTS_FOR, humanApproval: "writes", stop: STOP },
              },
            ],
          },
        ],
      });
      return;
    }
    if (agent.is !== "present" || mayBeRetired(it)) return;
    const { stop } = agent.value;
    if (stop.is === "absent")
      report({
        say: "missing",
        with: { title },
        at: agent.at,
        fixes: [
          {
            title: "Write how to stop it",
            class: "choice",
            preferred: true,
            edits: [{ do: "put", to: stop.to, value: STOP }],
          },
        ],
      });
    else if (stop.is === "present" && isStub(stop.value))
      report({
        say: "stub",
        with: { title, text: stop.value },
        at: stop.at,
        fixes: [
          {
            title: "Write how to stop it",
            class: "choice",
            preferred: true,
            edits: [{ do: "replace", at: stop.at, value: STOP }],
          },
        ],
      });
  },
});

const STOP = askText(
  "stop",
  "How is the agent switched off (a flag, an installation, a runbook)?",
  "Remove the app",
);
const ACTS_FOR = {
  ask: "actsFor",
  prompt: "On whose behalf does it act (itself, user, or a team)?",
  sample: "itself",
  kind: "text",
  choices: ["itself", "user"],
} as const;
