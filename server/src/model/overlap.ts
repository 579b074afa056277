/** Separation of duties: why a judge is not independent of a party. Every step has its words and its place. */
import type { Spot } from "../text/span.ts";
import type { Team } from "./facts.ts";
import { type Sourced, valueOf } from "./field.ts";
import type { Asking } from "./index-ask.ts";
import { delegatedTo } from "./overlap-duty.ts";
import { partyOf } from "./parties.ts";
import { partyName, sameWord } from "./parties-names.ts";
import { peopleOf } from "./team-names.ts";
import type { Overlap, Party } from "./world.ts";

export interface Judged {
  readonly role: string;
  readonly ref: Sourced<string>;
}

interface Step {
  readonly text: string;
  readonly at: Spot | undefined;
}
type Steps = readonly Step[];

/** The first of the parties of whom the judge is not independent. Where a word names nothing known, only the same word overlaps. */
export function overlapOf(ask: Asking, judge: string, parties: readonly Judged[]): Overlap | undefined {
  for (const { role, ref } of parties) {
    const path = stepsBetween(ask, judge, ref.value) ?? delegation(ask, judge, ref);
    if (path) return { party: ref, role, path };
  }
  return undefined;
}

/** The steps from one to the other; empty where both are the same word, undefined where they are independent. */
function stepsBetween(ask: Asking, judge: string, party: string): Steps | undefined {
  if (judge.trim() === "" || party.trim() === "") return undefined;
  if (sameWord(judge, party)) return [];
  const [a, b] = [partyOf(ask, judge), partyOf(ask, party)];
  if (a.is === "team" && b.is === "team") {
    const named = [...naming(judge, a.team), ...naming(party, b.team)];
    if (a.team.id.value === b.team.id.value) return named;
    const inside = insideOf(a.team, b.team) ?? insideOf(b.team, a.team);
    return inside && [...named, ...inside];
  }
  if (a.is === "person" && b.is === "team") return belonging(a, party, b.team);
  if (a.is === "team" && b.is === "person") return belonging(b, judge, a.team);
  const unknown = a.is === "unknown" && b.is === "unknown";
  return unknown && partyName(judge).last === partyName(party).last
    ? [{ text: `${judge} and ${party} are one name`, at: undefined }]
    : undefined;
}

/** How a word means a team whose id it is not. */
function naming(word: string, team: Team): Steps {
  const id = team.id.value;
  if (sameWord(word, id)) return [];
  const alias = team.aliases.find(({ value }) => sameWord(value, word));
  if (alias) return [{ text: `${word} is an alias of ${id}`, at: alias.at }];
  if (team.contact.is === "present" && sameWord(team.contact.value, word))
    return [{ text: `${word} is the contact of ${id}`, at: team.contact.at }];
  return [{ text: `${word} is the team ${id}`, at: team.id.at }];
}

function belonging(person: Extract<Party, { is: "person" }>, word: string, team: Team): Steps | undefined {
  const step = placeIn(team, person.mail);
  return step && [step, ...naming(word, team)];
}

function placeIn(team: Team, person: string): Step | undefined {
  const { lead, members, id } = team;
  if (lead.is === "present" && sameWord(lead.value, person))
    return { text: `${lead.value} leads ${id.value}`, at: lead.at };
  const member = members.find(({ value }) => sameWord(value, person));
  return member && { text: `${member.value} is a member of ${id.value}`, at: member.at };
}

/** All known members of the one are in the other. A team that lists no members may have others than its lead: nothing is known. */
function insideOf(small: Team, large: Team): Steps | undefined {
  if (small.members.length === 0) return undefined;
  const steps: Step[] = [];
  for (const person of new Set(peopleOf(small))) {
    const step = placeIn(large, person);
    if (!step) return undefined;
    steps.push(step);
  }
  return [
    { text: `All known members of ${small.id.value} are in ${large.id.value}`, at: small.id.at },
    ...steps,
  ];
}

/** The duty that the judge holds is delegated to the party itself. */
function delegation(ask: Asking, judge: string, party: Sourced<string>): Steps | undefined {
  const holder = partyOf(ask, judge);
  if (holder.is !== "team") return undefined;
  for (const { to, at, duty, match } of delegatedTo(ask, holder.team.id.value, party.at.in.uri)) {
    const steps = stepsBetween(ask, to, party.value);
    if (steps) return [{ text: `${duty} for ${match} is delegated to ${to}`, at }, ...steps];
  }
  return undefined;
}

/** The known status of a party, for those who propose it. */
export const isDisbanded = (party: Party): boolean =>
  party.is === "team" && valueOf(party.team.status) === "disbanded";
