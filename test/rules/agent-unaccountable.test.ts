/** Cases of agent-unaccountable beyond its examples. */
import { agentUnaccountable } from "../../server/src/rules/agent-unaccountable.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(agentUnaccountable, {
  "an agent that answers to an agent, where no team is listed": {
    doc: `
nhi: 1
identities:
  planner:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Plans the work of other agents
    agent: { actsFor: itself, humanApproval: all, stop: Remove the app }
  worker:
    type: ai-agent
    owner: platform
    sponsor: identity:planner
             ^^^^^^^^^^^^^^^^ error agent-unaccountable: Identity "worker" is an AI agent, and its sponsor "identity:planner" is itself a non-human identity
    purpose: Does what the planner says
    agent: { actsFor: itself, humanApproval: all, stop: Remove the app }
`,
    fixes: ["Name another sponsor"],
  },
  "a stub in the sponsor's place": `
nhi: 1
identities:
  helper: { type: ai-agent, owner: platform, sponsor: TBD, purpose: Comments on pull requests }
                                                      ^^^ error agent-unaccountable: Identity "helper" is an AI agent, and its sponsor "TBD" names nobody
`,
  "a team without anybody in it": {
    doc: `
nhi: 1
teams:
  retail: { function: business }
  finance: { contact: "#finance", function: business }
identities:
  helper:
    type: ai-agent
    owner: finance
    sponsor: retail
             ^^^^^^ error agent-unaccountable: Identity "helper" is an AI agent, and its sponsor "retail" is a team with no lead, member or contact
    purpose: Suggests recipes
    agent: { actsFor: user, humanApproval: writes, stop: Turn off the flag }
`,
    fixes: ["Set sponsor to finance (business team)"],
  },
  "no sponsor at all is told by sponsor-missing": `
nhi: 1
identities:
  helper: { type: ai-agent, owner: platform, purpose: Comments on pull requests }
`,
  "a named person as its owner answers too": `
nhi: 1
teams:
  growth: { contact: "#growth", status: disbanded }
identities:
  helper: { type: ai-agent, owner: ann@acme.example, sponsor: growth, purpose: Comments on pull requests }
`,
  "a name that no team bears is told by reference-unknown": `
nhi: 1
teams:
  platform: { contact: "#platform" }
identities:
  helper: { type: ai-agent, owner: platform, sponsor: TBD, purpose: Comments on pull requests }
`,
  "a bot is no agent, and a retired agent decides nothing": `
nhi: 1
identities:
  bot: { type: bot, owner: platform, sponsor: TBD, purpose: Labels pull requests }
  old: { type: ai-agent, owner: platform, sponsor: TBD, purpose: Labelled pull requests, status: retired }
`,
});
