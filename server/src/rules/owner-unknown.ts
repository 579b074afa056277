/** An owner whom nobody in the workspace knows, most often a misspelt team. */

import type { Identity } from "../model/facts.ts";
import { isPlaceholderOwner } from "../model/placeholder.ts";
import type { Answer, World } from "../model/world.ts";
import {
  declareTeam,
  isForeignName,
  isToldElsewhere,
  nhiNamed,
  ownerFixes,
  ownerPlace,
} from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerUnknown = defineRule({
  id: "owner-unknown",
  title: "Owner is no team or person the workspace knows",
  why: "An owner who cannot be reached is no owner. A misspelt or renamed team looks like ownership until the day somebody has to call it.",
  since: "0.1.0",
  level: "warning",
  formats: "all",
  looksAt: "identity",
  messages: {
    unknown: '{title} is owned by "{owner}", which is no team or person the workspace knows',
  },
  support: "partial",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "CM-8(4)" },
    { framework: "CIS Controls", version: "8.1", id: "5.5" },
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
  ],
  citedByArticles: [],
  requirements: ["2.17"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: paymnets
           ^^^^^^^^ warning owner-unknown: Identity "ci-bot" is owned by "paymnets", which is no team or person the workspace knows
    purpose: Runs the nightly build
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments" }
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
`,
    },
  ],
  check({ it }, { world, report }) {
    const ownership = world.ownership(it);
    if (ownership.is !== "owned") return;
    const { answer } = ownership;
    const { value } = answer.owner;
    const party = world.party(value);
    if (party.is !== "unknown" || isPlaceholderOwner(value)) return;
    // Where no file lists teams nobody can be unknown, and a file that could not be found may list this one.
    if (!world.listsTeams || !world.complete || !isAccusable(it, answer, world)) return;
    // An owner that is itself an identity is known, and told by owner-not-accountable.
    if (nhiNamed(value, party, world)) return;
    const near = world.nearestTeams(value).map((ref) => ({ ref, reason: "nearest team" }));
    report({
      say: "unknown",
      with: { title: it.title, owner: value },
      ...ownerPlace(it, answer),
      fixes: [...ownerFixes(it, answer, near, world), ...declareTeam(value, it.id.at.in.uri, world)],
    });
  },
});

/**
 * What a manifest or our own annotation says is taken at its word. An organisation's own label is accused only where it nearly is a
 * known team, since the list may not name every team. A rule of `owners:` is told once at the rule (reference-unknown), and CODEOWNERS
 * and catalogues name people and teams of another directory.
 */
function isAccusable(it: Identity, answer: Answer, world: World): boolean {
  const { owner, rung } = answer;
  if (rung >= 5 || isToldElsewhere(it, answer) || isForeignName(owner.value)) return false;
  return rung <= 2 || world.nearestTeams(owner.value).length > 0;
}
