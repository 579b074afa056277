/** Those who put out fires do not keep the house. */
import { addTo, formatDay } from "../model/day.ts";
import { mayBeRetired } from "../model/due.ts";
import type { Identity } from "../model/facts.ts";
import type { Answer, World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { functionOf, teamOf } from "./parts/duties.ts";
import { ownerFixes, ownerPlace, successors } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

export const socOwnsHygiene = defineRule({
  id: "soc-owns-hygiene",
  title: "Security operations is the long-term owner",
  why: "A team that contains incidents may hold an identity while the fire burns. Kept for longer, its rotation, review and end wait behind the next alert, and the team that should clean up has no reason to.",
  since: "0.1.0",
  level: "warning",
  formats: "native",
  looksAt: "identity",
  messages: {
    other: "{title} is owned by {team} (function secops) without an end, and run by {runner}",
    over: "{title} belonged to {team} (function secops) until {date}, and still does",
    unsaid: {
      text: "{title} is owned by {team} (function secops) without an end, and nothing says that {team} runs it",
      level: "information",
    },
  },
  support: "convention",
  controls: [
    { framework: "NIST CSF", version: "2.0", id: "GV.RR-02" },
    { framework: "NIST CSF", version: "2.0", id: "RS.MI-01" },
    { framework: "NIST SP 800-53", version: "Rev 5 (Release 5.2.0)", id: "IR-4" },
  ],
  citedByArticles: [],
  requirements: ["3.09"],
  examples: [
    {
      bad: `
nhi: 1
teams:
  soc: { contact: "#soc", function: secops }
  cards: { contact: "#cards", function: engineering }
identities:
  card-batch:
    type: service-account
    owner: soc
           ^^^ warning soc-owns-hygiene: Identity "card-batch" is owned by soc (function secops) without an end, and run by cards
    operatedBy: cards
    purpose: Settles card payments
`,
      good: `
nhi: 1
teams:
  soc: { contact: "#soc", function: secops }
  cards: { contact: "#cards", function: engineering }
identities:
  card-batch:
    type: service-account
    owner: soc
    ownerUntil: 2026-12-22
    operatedBy: cards
    purpose: Settles card payments
`,
    },
  ],
  check({ it }, { world, report }) {
    // An interim owner with an end is what the model allows.
    const until = it.ownerUntil;
    if ((until.is !== "absent" && until.is !== "present") || mayBeRetired(it)) return;
    if (until.is === "present" && until.value.day >= world.today) return;
    // Of a small right nobody asks who runs it, unless somebody has said so.
    const { operatedBy } = it;
    if (until.is === "absent" && operatedBy.is !== "present" && world.privilege(it).value === "standard")
      return;
    const ownership = world.ownership(it);
    if (ownership.is !== "owned") return;
    const { answer } = ownership;
    const team = teamOf(answer.owner.value, world);
    if (!team || functionOf(answer.owner.value, world) !== "secops") return;
    const place = ownerPlace(it, answer);
    const related = [
      ...place.related,
      ...(team.function.is === "present"
        ? [{ at: team.function.at, text: `${team.id.value} has the function secops` }]
        : []),
    ];
    const words = { title: it.title, team: answer.owner.value };
    if (until.is === "present") {
      const date = formatDay(until.value.day);
      const at = until.at;
      const fixes = ownerFixes(it, answer, others(it, answer, world), world);
      report({ say: "over", with: { ...words, date }, at, related, fixes });
      return;
    }
    if (operatedBy.is === "present") {
      // Its own tools are its own to keep.
      const own = world.overlap(operatedBy.value, [{ role: "owner", ref: answer.owner }]);
      if (own) return;
      report({
        say: "other",
        with: { ...words, runner: operatedBy.value },
        at: place.at,
        related: [...related, { at: operatedBy.at, text: `It is run by ${operatedBy.value}` }],
        fixes: first([...handOver(it, answer, operatedBy.value, world), ending(it, world)]),
      });
    } else if (operatedBy.is === "absent") {
      const runs: Fix = {
        title: `Say that ${answer.owner.value} runs it (operatedBy)`,
        class: "choice",
        edits: [{ do: "put", to: operatedBy.to, value: answer.owner.value }],
      };
      report({
        say: "unsaid",
        with: words,
        at: place.at,
        related,
        fixes: first([ending(it, world), runs, ...ownerFixes(it, answer, others(it, answer, world), world)]),
      });
    }
  },
});

/** Long enough to find an owner, short enough to be remembered. */
const INTERIM = { months: 0, days: 30, ms: 0 };

function ending(it: Identity, world: World): Fix {
  const value = formatDay(addTo(world.today, INTERIM));
  const to = it.ownerUntil.is === "absent" ? it.ownerUntil.to : { in: it.id.at.in, path: [] };
  return {
    title: `Set ownerUntil to ${value} (30 days to hand it over)`,
    class: "choice",
    edits: [{ do: "put", to, value }],
  };
}

const handOver = (it: Identity, answer: Answer, runner: string, world: World): readonly Fix[] => {
  const party = world.party(runner);
  return party.is === "team" && functionOf(runner, world) !== "secops"
    ? ownerFixes(it, answer, [{ ref: runner, reason: "runs it" }], world)
    : [];
};

const others = (it: Identity, answer: Answer, world: World) =>
  successors(it, answer.owner.value, world)
    .filter(({ ref }) => functionOf(ref, world) !== "secops")
    .slice(0, 3);

const first = (fixes: readonly Fix[]): readonly Fix[] =>
  fixes.map((fix, i) => ({ ...fix, preferred: i === 0 }));
