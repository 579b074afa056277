/** Cases of agent-unattended beyond its examples. */
import { agentUnattended } from "../../server/src/rules/agent-unattended.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(agentUnattended, {
  "the scope that makes it strong is shown": {
    doc: `
nhi: 1
identities:
  fixer:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Repairs orders
    scopes: ["db:UPDATE@shop/orders"]
             ~~~~~~~~~~~~~~~~~~~~~~~ agent-unattended: What makes it elevated
    agent: { actsFor: itself, humanApproval: none, stop: Remove the app }
                                             ^^^^ warning agent-unattended: Identity "fixer" is elevated and acts without human approval
`,
    fixes: ["Ask a person before everything that it changes"],
    because: ["elevated: scope db:UPDATE@shop/orders: UPDATE changes data"],
  },
  "an empty list asks nobody": `
nhi: 1
identities:
  fixer:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Repairs orders
    privilege: privileged
    agent: { actsFor: itself, humanApproval: [], stop: Remove the app }
                                             ^^ warning agent-unattended: Identity "fixer" is privileged and acts without human approval
`,
  "nothing said of strong rights": `
nhi: 1
identities:
  fixer:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Repairs orders
    privilege: elevated
    agent: { actsFor: itself, stop: Remove the app }
    ^^^^^ warning agent-unattended: Identity "fixer" is elevated, and nothing says when a person must agree
`,
  "nothing said of weak ones": {
    doc: `
nhi: 1
identities:
  reader:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Answers questions about the shop
    agent: { actsFor: itself, stop: Remove the app }
    ^^^^^ information agent-unattended: Identity "reader": nothing says when a person must agree to what the agent does
`,
    fixed: `
nhi: 1
identities:
  reader:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Answers questions about the shop
    agent: { actsFor: itself, stop: Remove the app, humanApproval: writes }
`,
  },
  "a reader may act alone, a list of tools asks, a retired agent does nothing": `
nhi: 1
identities:
  reader: { type: ai-agent, owner: a, purpose: Answers questions, agent: { actsFor: itself, humanApproval: none, stop: Remove the app } }
  freezer: { type: ai-agent, owner: a, purpose: Freezes cards, privilege: elevated, agent: { actsFor: itself, humanApproval: [cards.freeze], stop: Remove the app } }
  old: { type: ai-agent, owner: a, purpose: Froze cards, privilege: elevated, status: retired, agent: { actsFor: itself, humanApproval: none, stop: Remove the app } }
`,
});
