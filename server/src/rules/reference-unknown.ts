/** A name that leads nowhere: whoever follows it finds nobody. */

import type { Reference } from "../model/facts.ts";
import { nearest } from "../model/nearest.ts";
import type { World } from "../model/world.ts";
import type { Fix } from "./finding.ts";
import { circleAt } from "./parts/circle.ts";
import { declareTeam, isForeignName } from "./parts/owner.ts";
import { defineRule } from "./rule.ts";

const SECTIONS = { identity: "identities", control: "controls", risk: "risks", case: "cases" } as const;

export const referenceUnknown = defineRule({
  id: "reference-unknown",
  title: "A team, identity, control, risk or case reference names nothing in the workspace",
  why: "An approver, reviewer or case that nobody can find is a duty that nobody does. A misspelt name looks filled in and is empty.",
  since: "0.1.0",
  level: "error",
  formats: "native",
  looksAt: "reference",
  messages: {
    party: '{field} names "{ref}", which is no team or person the workspace knows',
    thing: '{field} names {what} "{ref}", which no file of the workspace declares',
    // Not an accusation: the file may lie where we were not asked to look. But it has to be known why names go unchecked.
    file: {
      text: 'extends names "{ref}", which is not in the workspace; names that it may declare are not checked',
      level: "hint",
    },
    // Names that lead back to where they stand name nothing new.
    again: { text: 'extends names "{ref}", which extends this file again', level: "information" },
    circle: {
      text: 'members names "{ref}", through which {team} is a member of itself',
      level: "warning",
    },
  },
  support: "own",
  controls: [],
  citedByArticles: [],
  requirements: [],
  examples: [
    {
      bad: `
nhi: 1
teams:
  payments: { contact: "#payments" }
  security: { contact: "#security", function: security }
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
    approvedBy: securty
                ^^^^^^^ error reference-unknown: approvedBy names "securty", which is no team or person the workspace knows
`,
      good: `
nhi: 1
teams:
  payments: { contact: "#payments" }
  security: { contact: "#security", function: security }
identities:
  ci-bot:
    type: bot
    owner: payments
    purpose: Runs the nightly build
    approvedBy: security
`,
    },
  ],
  check({ it }, { world, report }) {
    const { to, ref, field } = it;
    if (to === "file") {
      const missing = field === "extends" && !world.hasFile(ref.at.in.uri, ref.value);
      if (missing) report({ say: "file", with: { ref: ref.value }, at: ref.at });
      else if (field === "extends" && world.extendsBack(ref.at.in.uri, ref.value))
        report({ say: "again", with: { ref: ref.value }, at: ref.at });
      return;
    }
    // Nearly every name is known, so that is asked first; a file that could not be found may hold the others.
    if (to === "team" || to === "party") {
      if (isUnknownParty(it, world) && world.complete)
        report({ say: "party", with: { field, ref: ref.value }, at: ref.at, fixes: partyFixes(it, world) });
      const circle = field === "members" ? circleAt(it, world) : undefined;
      const [team, ...others] = circle ?? [];
      if (team)
        report({
          say: "circle",
          with: { ref: ref.value, team: team.id.value },
          at: ref.at,
          related: others.map(({ id }) => ({ at: id.at, text: `${id.value} is on the way` })),
        });
      return;
    }
    const section = SECTIONS[to];
    const id = ref.value.replace(/^identity:/, "");
    if (world.declared(section, id).length > 0 || !world.complete) return;
    const fixes = nearest(id, world.ids(section), (name) => [name]).map((near, i) =>
      replaceBy(it, near, "nearest name", i),
    );
    report({ say: "thing", with: { field, what: to, ref: id }, at: ref.at, fixes });
  },
});

function isUnknownParty({ ref, field, section }: Reference, world: World): boolean {
  // The owner of an identity has a rule of its own.
  if (section === "identities" && field === "owner") return false;
  return world.party(ref.value).is === "unknown" && world.listsTeams && !isForeignName(ref.value);
}

const partyFixes = (it: Reference, world: World): readonly Fix[] => [
  ...world.nearestTeams(it.ref.value).map((near, i) => replaceBy(it, near, "nearest team", i)),
  ...declareTeam(it.ref.value, it.ref.at.in.uri, world),
];

const replaceBy = ({ ref }: Reference, near: string, reason: string, i: number): Fix => ({
  title: `Replace by ${near} (${reason})`,
  class: "choice",
  preferred: i === 0,
  edits: [{ do: "replace", at: ref.at, value: `${/^(team|identity):/.exec(ref.value)?.[0] ?? ""}${near}` }],
});
