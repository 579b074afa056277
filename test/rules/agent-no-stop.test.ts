/** Cases of agent-no-stop beyond its examples. */
import { agentNoStop } from "../../server/src/rules/agent-no-stop.ts";
import { checkRule } from "../harness/rule.ts";

checkRule(agentNoStop, {
  "an agent of which nothing is said is described as a whole": {
    doc: `
nhi: 1
identities:
  helper:
  ^^^^^^ warning agent-no-stop: Identity "helper" is an AI agent, and nothing says for whom it acts, who agrees, and how to stop it
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Comments on pull requests
`,
    fixes: ["Describe the agent: for whom it acts, who agrees, how to stop it"],
    fixed: `
nhi: 1
identities:
  helper:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Comments on pull requests
    agent:
      actsFor: itself
      humanApproval: writes
      stop: Remove the app
`,
  },
  "a stub, also of a suspended agent": {
    doc: `
nhi: 1
identities:
  helper:
    type: ai-agent
    owner: platform
    sponsor: cto@acme.example
    purpose: Comments on pull requests
    status: suspended
    agent: { actsFor: itself, humanApproval: all, stop: TODO }
                                                        ^^^^ warning agent-no-stop: Identity "helper": "TODO" does not say how to stop the agent
`,
    fixes: ["Write how to stop it"],
  },
  "a retired agent, a bot, and a way that is written elsewhere": `
nhi: 1
identities:
  old: { type: ai-agent, owner: platform, purpose: Commented on pull requests, status: retired }
  bot: { type: bot, owner: platform, purpose: Labels pull requests }
  new: { type: ai-agent, owner: platform, purpose: Comments, agent: { actsFor: user, humanApproval: all, stop: "\${STOP}" } }
`,
  JSON: {
    path: "nhi.json",
    doc: `
{ "nhi": 1, "identities": { "helper": { "type": "ai-agent", "owner": "platform", "sponsor": "cto@acme.example", "purpose": "Comments",
  "agent": { "actsFor": "itself", "humanApproval": "all" } } } }
  ^^^^^^^ warning agent-no-stop: Identity "helper": nothing says how to stop the agent
`,
  },
});
