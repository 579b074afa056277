/** Behind what decides by itself there has to be a person who answers for it. */
import { mayBeRetired } from "../model/due.ts";
import type { Identity } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { World } from "../model/world.ts";
import type { Related } from "./finding.ts";
import { hasNobody, isDisbanded, nhiNamed } from "./parts/owner.ts";
import { businessTeams, partyFixes } from "./parts/sponsor.ts";
import { defineRule } from "./rule.ts";

export const agentUnaccountable = defineRule({
  id: "agent-unaccountable",
  title: "AI agent without an accountable human",
  why: "An agent chooses its next step itself, so somebody else has to answer for the steps. A name that leads to no living person leaves its decisions to nobody.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "identity",
  messages: {
    stub: '{title} is an AI agent, and its sponsor "{sponsor}" names nobody',
    machine: '{title} is an AI agent, and its sponsor "{sponsor}" is itself a non-human identity',
    disbanded: '{title} is an AI agent, and its sponsor "{sponsor}" is a team that is disbanded',
    empty: '{title} is an AI agent, and its sponsor "{sponsor}" is a team with no lead, member or contact',
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
teams:
  growth: { contact: "#growth", function: business, status: disbanded }
  retail: { contact: "#retail", function: business }
  platform: { contact: "#platform" }
identities:
  offer-agent:
    type: ai-agent
    owner: platform
    sponsor: growth
             ^^^^^^ error agent-unaccountable: Identity "offer-agent" is an AI agent, and its sponsor "growth" is a team that is disbanded
    purpose: Drafts offers for customers
    agent: { actsFor: itself, humanApproval: all, stop: Turn off the flag offer-agent }
`,
      good: `
nhi: 1
teams:
  growth: { contact: "#growth", function: business, status: disbanded }
  retail: { contact: "#retail", function: business }
  platform: { contact: "#platform" }
identities:
  offer-agent:
    type: ai-agent
    owner: platform
    sponsor: retail
    purpose: Drafts offers for customers
    agent: { actsFor: itself, humanApproval: all, stop: Turn off the flag offer-agent }
`,
    },
  ],
  check({ it }, { world, report }) {
    if (valueOf(it.type) !== "ai-agent" || mayBeRetired(it)) return;
    // An agent without any sponsor is told by sponsor-missing.
    const { sponsor } = it;
    if (sponsor.is !== "present") return;
    const void_ = voidOf(sponsor.value, world);
    // A named person as its owner can answer as well.
    if (!void_ || isOwnedByPerson(it, world)) return;
    const candidates = businessTeams(world).filter(({ ref }) => !voidOf(ref, world));
    report({
      say: void_.say,
      with: { title: it.title, sponsor: sponsor.value },
      at: sponsor.at,
      related: void_.related,
      fixes: partyFixes("sponsor", sponsor, candidates, QUESTION),
    });
  },
});

const QUESTION = {
  title: "Name another sponsor",
  prompt: "Which person or business team answers for what the agent does?",
  sample: "sponsor@company.example",
};

interface Void {
  readonly say: "stub" | "machine" | "disbanded" | "empty";
  readonly related: readonly Related[];
}

/** Why the name leads to nobody; undefined where it may lead to somebody. */
function voidOf(ref: string, world: World): Void | undefined {
  const party = world.party(ref);
  if (party.is === "team") {
    const { team } = party;
    if (isDisbanded(team) && team.status.is === "present")
      return { say: "disbanded", related: [{ at: team.status.at, text: `${team.id.value} is disbanded` }] };
    return hasNobody(team)
      ? { say: "empty", related: [{ at: team.id.at, text: `${team.id.value} is declared here` }] }
      : undefined;
  }
  // A name that no team bears is told by reference-unknown, where teams are listed.
  if (party.is !== "unknown" || (world.listsTeams && world.complete)) return undefined;
  if (isPlaceholderOwner(ref)) return { say: "stub", related: [] };
  const machine = nhiNamed(ref, party, world);
  return machine
    ? { say: "machine", related: [{ at: machine.id.at, text: `${machine.id.value} is declared here` }] }
    : undefined;
}

function isOwnedByPerson(it: Identity, world: World): boolean {
  const ownership = world.ownership(it);
  return ownership.is === "owned" && world.party(ownership.answer.owner.value).is === "person";
}
