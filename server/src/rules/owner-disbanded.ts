/** Teams go, their machine accounts stay. */
import type { World } from "../model/world.ts";
import { isDisbanded, isToldElsewhere, ownerFixes, ownerPlace, successors } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const ownerDisbanded = defineRule({
  id: "owner-disbanded",
  title: "Owner has left or the team is disbanded",
  why: "Accounts outlive the teams that made them. Until somebody takes over, nobody rotates the key, answers the alert or notices that the account is no longer needed.",
  since: "0.1.0",
  level: "error",
  formats: "all",
  looksAt: "identity",
  messages: {
    disbanded: '{title} is owned by "{owner}", a team that is disbanded',
    left: "{title} is owned by {owner}, who has left {team}",
  },
  support: "direct",
  controls: [
    { framework: "OWASP NHI Top 10", version: "2025", id: "NHI1:2025" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2(3)" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "AC-2" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PS-4" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "PS-5" },
    { framework: "NIST CSF", version: "2.0", id: "PR.AA-05" },
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-04" },
    { framework: "CIS Controls", version: "8.1", id: "5.3" },
    { framework: "CIS Controls", version: "8.1", id: "6.2" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.5.18" },
    { framework: "ISO/IEC 27001", version: "2022", id: "A.6.5" },
    { framework: "SOC 2 TSC", version: "2017 (2022 points of focus)", id: "CC6.2" },
  ],
  citedByArticles: ["NHI-01"],
  requirements: ["2.08"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  batch:
    type: service-account
    owner: newbank
           ^^^^^^^ error owner-disbanded: Identity "batch" is owned by "newbank", a team that is disbanded
    purpose: Settles accounts at night
`,
      good: `
nhi: 1
teams:
  newbank: { contact: "#newbank", status: disbanded }
  payments: { contact: "#payments" }
identities:
  batch:
    type: service-account
    owner: payments
    purpose: Settles accounts at night
`,
    },
  ],
  check({ it }, { world, report }) {
    // A retired identity keeps its last owner's name as history; there is nothing left to hand over.
    if (it.status.is === "present" && it.status.value === "retired") return;
    const ownership = world.ownership(it);
    if (ownership.is !== "owned" || isToldElsewhere(it, ownership.answer)) return;
    const { answer } = ownership;
    const owner = answer.owner.value;
    const party = world.party(owner);
    const place = ownerPlace(it, answer);
    // Asked only where there is something to tell: the answer rests on the owners of all neighbours.
    const fixes = () => ownerFixes(it, answer, successors(it, owner, world), world);
    if (party.is === "team" && isDisbanded(party.team)) {
      const { status } = party.team;
      const related =
        status.is === "present" ? [{ at: status.at, text: `${party.team.id.value} is disbanded` }] : [];
      report({
        say: "disbanded",
        with: { title: it.title, owner },
        at: place.at,
        related: [...place.related, ...related],
        fixes: fixes(),
      });
      return;
    }
    const left = leftBy(owner, world);
    if (!left) return;
    const related = [...place.related, { at: left.at, text: `${owner} has left ${left.team}` }];
    report({
      say: "left",
      with: { title: it.title, owner, team: left.team },
      at: place.at,
      related,
      fixes: fixes(),
    });
  },
});

/** The first team that names the person as former, where no team names them as lead or member. */
function leftBy(owner: string, world: World) {
  const party = world.party(owner);
  const mail = party.is === "person" ? party.mail : owner;
  if (!mail.includes("@") || (party.is === "person" && party.teams.length > 0)) return undefined;
  for (const team of world.teams()) {
    const gone = team.former.find(({ value }) => value.toLowerCase() === mail.toLowerCase());
    if (gone) return { team: team.id.value, at: gone.at };
  }
  return undefined;
}
