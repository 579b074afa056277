/** Who belongs to a team: its lead, its members, and all who belong to a team that is listed as a member. */
import type { Team } from "./facts.ts";
import type { Sourced } from "./field.ts";
import { type Asking, countsOf } from "./index-ask.ts";
import { partyOf } from "./parties.ts";
import { isMail, partyName } from "./parties-names.ts";
import { TEAM_MAILS } from "./team-names.ts";
import type { Overlap } from "./world.ts";

export type Step = Overlap["path"][number];
export type Steps = readonly Step[];

/** A team that counts to another, with the way out to it; the team itself has an empty way. */
export interface Within {
  readonly team: Team;
  readonly way: Steps;
}

/** The team and every team that is listed in it, the nearest first. A team that is listed in itself is told once. */
export function teamsWithin(ask: Asking, team: Team): readonly Within[] {
  const found: Within[] = [{ team, way: [] }];
  const seen = new Set([team.id.value]);
  for (const { team: outer, way } of found)
    for (const word of rosterOf(outer).words.concat(mailsOfTeams(ask, outer))) {
      const inner = partyOf(ask, word.value);
      if (inner.is !== "team" || seen.has(inner.team.id.value)) continue;
      seen.add(inner.team.id.value);
      const text = `${inner.team.id.value} is a member of ${outer.id.value}`;
      found.push({ team: inner.team, way: [{ text, at: word.at }, ...way] });
    }
  return found;
}

/** The steps by which a person (as `partyName` spells the address) belongs to one of the teams; undefined where nothing says so. */
export function placeAmong(within: readonly Within[], person: string): Steps | undefined {
  for (const { team, way } of within) {
    const place = rosterOf(team).people.get(person);
    if (!place) continue;
    const { word, leads } = place;
    const text = `${word.value} ${leads ? "leads" : "is a member of"} ${team.id.value}`;
    return [{ text, at: word.at }, ...way];
  }
  return undefined;
}

/**
 * The steps by which all of the first team belong to the second: it is listed there, or every person and team known of it is there.
 * A team that lists no members may have others than its lead: of it nothing is known.
 */
export function insideOf(ask: Asking, small: readonly Within[], large: readonly Within[]): Steps | undefined {
  const [self] = small;
  const [whole] = large;
  if (!self || !whole) return undefined;
  const listed = large.find(({ team }) => team.id.value === self.team.id.value);
  if (listed) return listed.way;
  const inLarge = new Set(large.map(({ team }) => team.id.value));
  const steps: Step[] = [];
  let found = small.some(({ team }) => inLarge.has(team.id.value));
  for (const { team } of small) {
    if (inLarge.has(team.id.value)) continue;
    if (team.members.length === 0) return undefined;
    for (const [person] of peopleIn(ask, team)) {
      const place = placeAmong(large, person);
      if (!place) return undefined;
      found = true;
      if (steps.length < MOST) steps.push(...place);
    }
  }
  const all = `All known members of ${self.team.id.value} are in ${whole.team.id.value}`;
  return found ? [{ text: all, at: self.team.id.at }, ...steps] : undefined;
}

/** More people than this are not told one by one. */
const MOST = 6;

/** The people of the team itself, those whose address is a team's left out. */
function peopleIn(ask: Asking, team: Team): readonly (readonly [string, Place])[] {
  const { people } = rosterOf(team);
  const teams = countsOf(ask, TEAM_MAILS);
  return teams.size === 0 ? [...people] : [...people].filter(([person]) => !teams.has(person));
}

interface Place {
  readonly word: Sourced<string>;
  readonly leads: boolean;
}

interface Roster {
  /** By address, in the spelling that names compare by. */
  readonly people: ReadonlyMap<string, Place>;
  /** What is no address: teams, and people by another name. */
  readonly words: readonly Sourced<string>[];
}

/** Worked out once for each team as written. */
const rosters = new WeakMap<Team, Roster>();

function rosterOf(team: Team): Roster {
  const known = rosters.get(team);
  if (known) return known;
  const people = new Map<string, Place>();
  const words: Sourced<string>[] = [];
  const add = (word: Sourced<string>, leads: boolean): void => {
    const { form, full } = partyName(word.value);
    if (form === "person" && !people.has(full)) people.set(full, { word, leads });
    if (!isMail(full)) words.push(word);
  };
  if (team.lead.is === "present") add({ value: team.lead.value, at: team.lead.at }, true);
  for (const word of team.members) add(word, false);
  const roster = { people, words };
  rosters.set(team, roster);
  return roster;
}

/** Members by an address that is a team's own. */
function mailsOfTeams(ask: Asking, team: Team): readonly Sourced<string>[] {
  const teams = countsOf(ask, TEAM_MAILS);
  if (teams.size === 0) return [];
  const { people } = rosterOf(team);
  return [...people].flatMap(([person, { word }]) => (teams.has(person) ? [word] : []));
}
