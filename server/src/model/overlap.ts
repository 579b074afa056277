/**
 * Separation of duties: why a judge is not independent of a party. Every step has its words and its place.
 *
 * A judge is not independent of a party when one of these holds; nothing else makes the two one:
 * 1. they are the same: one word, or two names of one team (id, alias, contact address, last segment);
 * 2. one is a person who leads, or is a member of, the other or of a team that is listed in the other, however deep;
 * 3. one is a team that is listed in the other, or all of whose known people and teams belong to the other. One shared person
 *    makes no overlap: the rest of the team can judge. A team that lists no members is not known well enough;
 * 4. the judge holds the duty to approve or to review, and a delegation in date hands it, in one or more steps, to somebody who is
 *    not independent of the party by 1 to 3.
 * A word that names nothing known overlaps only with another spelling of itself. A word that could mean two teams overlaps with
 * nobody: that is a finding of its own.
 */
import type { Spot } from "../text/span.ts";
import type { Team } from "./facts.ts";
import { type Sourced, valueOf } from "./field.ts";
import type { Asking } from "./index-ask.ts";
import { insideOf, placeAmong, type Steps, teamsWithin } from "./membership.ts";
import { handOversFrom } from "./overlap-duty.ts";
import { partyOf } from "./parties.ts";
import { partyName, sameWord } from "./parties-names.ts";
import type { Overlap, Party } from "./world.ts";

export interface Judged {
  readonly role: string;
  readonly ref: Sourced<string>;
}

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
    const [ours, theirs] = [teamsWithin(ask, a.team), teamsWithin(ask, b.team)];
    const inside = insideOf(ask, ours, theirs) ?? insideOf(ask, theirs, ours);
    return inside && [...named, ...inside];
  }
  if (a.is === "person" && b.is === "person") return a.mail === b.mail ? [] : undefined;
  if (a.is === "person" && b.is === "team") return belonging(ask, a.mail, party, b.team);
  if (a.is === "team" && b.is === "person") return belonging(ask, b.mail, judge, a.team);
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

function belonging(ask: Asking, person: string, word: string, team: Team): Steps | undefined {
  const steps = placeAmong(teamsWithin(ask, team), person);
  return steps && [...steps, ...naming(word, team)];
}

/** The duty that the judge holds is handed on to the party, or to one who is not independent of it. */
function delegation(ask: Asking, judge: string, party: Sourced<string>): Steps | undefined {
  for (const duty of ["approve", "review"] as const) {
    const way: { text: string; at: Spot | undefined }[] = [];
    for (const { to, at, match } of handOversFrom(ask, duty, judge, party.at.in.uri)) {
      way.push({ text: `${duty} for ${match} is delegated to ${to}`, at });
      const steps = stepsBetween(ask, to, party.value);
      if (steps) return [...way, ...steps];
    }
  }
  return undefined;
}

/** The known status of a party, for those who propose it. */
export const isDisbanded = (party: Party): boolean =>
  party.is === "team" && valueOf(party.team.status) === "disbanded";
