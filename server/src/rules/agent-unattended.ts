/** Strong rights and free will need a person in between. */
import { mayBeRetired } from "../model/due.ts";
import { defineRule } from "./rule.ts";

export const agentUnattended = defineRule({
  id: "agent-unattended",
  title: "AI agent with elevated scope acts without human approval",
  why: "An agent can be talked into things by the text that it reads. Where its rights reach secrets, permissions or production data, a person has to agree before anything changes.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    none: "{title} is {privilege} and acts without human approval",
    unstated: "{title} is {privilege}, and nothing says when a person must agree",
    standard: {
      text: "{title}: nothing says when a person must agree to what the agent does",
      level: "information",
    },
  },
  support: "direct",
  controls: [
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 2.1" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 3.2" },
    { framework: "NIST AI RMF", version: "1.0", id: "GOVERN 2.3" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IA-9" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "OWASP Agentic Top 10", version: "2026", id: "ASI03" },
  ],
  citedByArticles: ["AI RMF GOVERN"],
  requirements: ["3.26"],
  examples: [
    {
      bad: `
nhi: 1
identities:
  refund-agent:
    type: ai-agent
    owner: support
    sponsor: cfo@northlight.example
    purpose: Pays refunds
    privilege: elevated
    requestedBy: support
    approvedBy: security
    monitoring: { logs: "splunk:agents", alerts: "#sec-alerts", by: security }
    review: { every: 90d, last: 2026-11-02, by: security }
    agent: { actsFor: itself, humanApproval: none, stop: Turn off the flag refund-agent }
                                             ^^^^ warning agent-unattended: Identity "refund-agent" is elevated and acts without human approval
`,
      good: `
nhi: 1
identities:
  refund-agent:
    type: ai-agent
    owner: support
    sponsor: cfo@northlight.example
    purpose: Pays refunds
    privilege: elevated
    requestedBy: support
    approvedBy: security
    monitoring: { logs: "splunk:agents", alerts: "#sec-alerts", by: security }
    review: { every: 90d, last: 2026-11-02, by: security }
    agent: { actsFor: itself, humanApproval: writes, stop: Turn off the flag refund-agent }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (it.agent.is !== "present" || mayBeRetired(it)) return;
    const { humanApproval } = it.agent.value;
    // A list without a tool in it asks nobody.
    const none =
      humanApproval.is === "present" && (humanApproval.value === "none" || humanApproval.value.trim() === "");
    if (!none && humanApproval.is !== "absent") return;
    const { value: privilege, at: where, because: why } = world.privilege(it);
    const { title } = it;
    const shared = {
      because: [{ label: privilege, value: why, at: where }],
      related: where && privilege !== "standard" ? [{ at: where, text: `What makes it ${privilege}` }] : [],
    };
    if (humanApproval.is === "present") {
      // An agent that only reads, or writes what matters to nobody else, may act alone.
      if (privilege === "standard") return;
      report({
        say: "none",
        with: { title, privilege },
        at: humanApproval.at,
        ...shared,
        fixes:
          humanApproval.value === "none"
            ? [
                {
                  title: "Ask a person before everything that it changes",
                  class: "choice",
                  preferred: true,
                  edits: [{ do: "replace", at: humanApproval.at, value: "writes" }],
                },
              ]
            : [],
      });
    } else if (humanApproval.is === "absent") {
      const rest = {
        at: it.agent.at,
        ...shared,
        fixes: [
          {
            title: "Ask a person before everything that it changes",
            class: "choice",
            preferred: true,
            edits: [{ do: "put", to: humanApproval.to, value: "writes" }],
          },
        ],
      } as const;
      if (privilege === "standard") report({ say: "standard", with: { title }, ...rest });
      else report({ say: "unstated", with: { title, privilege }, ...rest });
    }
  },
});
