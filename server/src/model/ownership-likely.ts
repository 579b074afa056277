/** Owners worth proposing for an identity, each with a short reason. */
import type { Identity } from "./facts.ts";
import { valueOf } from "./field.ts";
import { type Asking, countsOf } from "./index-ask.ts";
import { type Word, words, wordsOf } from "./ownership.ts";
import { boundOf } from "./ownership-bind.ts";
import { type KnownTeam, knownTeams, partyOf } from "./parties.ts";
import { sameWord } from "./parties-names.ts";

export interface Proposal {
  readonly ref: string;
  readonly reason: string;
}

const MOST = 6;

/** What rules, bound objects and neighbours say, then the teams that still exist; never the owner written now. Six at most, best first. */
export function likelyOwnersOf(ask: Asking, identity: Identity): readonly Proposal[] {
  const teams = knownTeams(ask);
  const now = valueOf(identity.owner);
  const found = new Map<string, Proposal>();
  const propose = (word: string, reason: string): void => {
    if (found.size >= MOST || word.toLowerCase() === "none" || (now !== undefined && sameWord(now, word)))
      return;
    const ref = standing(ask, word, teams);
    if (ref !== undefined && !found.has(ref) && (now === undefined || !sameWord(now, ref)))
      found.set(ref, { ref, reason });
  };
  const said =
    identity.system === "native"
      ? [
          ...boundOf(ask, identity).flatMap((object) => words(ask, object)),
          ...wordsOf(ask, identity).filter(({ rung }) => rung !== 7),
        ]
      : words(ask, identity);
  for (const word of said) if (word.says === "owner") propose(word.owner.value, reasonFor(word));
  for (const [word, times] of neighbours(ask, identity)) propose(word, `owns ${times} here`);
  for (const team of builders(teams)) propose(team.id, "known team");
  return [...found.values()];
}

function reasonFor({ rung, how }: Extract<Word, { says: "owner" }>): string {
  if (rung === 5) return how.replace(/^owners rule /, "owns ");
  return rung === 7 ? how.replace(/^CODEOWNERS /, "reviews ") : how;
}

/** The word to write: a team's id, a person's address, or the word itself where no file lists teams. */
function standing(ask: Asking, word: string, teams: readonly KnownTeam[]): string | undefined {
  const party = partyOf(ask, word);
  if (party.is === "team") {
    const { team } = party;
    return valueOf(team.status) === "disbanded"
      ? undefined
      : teams.some(({ id }) => id === team.id.value)
        ? team.id.value
        : word;
  }
  if (party.is === "person") return word;
  return party.is === "unknown" && teams.length === 0 ? word : undefined;
}

/** Owners of the identities in the file, the most frequent first. */
function neighbours(ask: Asking, identity: Identity): readonly (readonly [string, number])[] {
  const owners = countsOf(ask, `neighbours:${identity.id.at.in.uri}`);
  return [...owners].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
}

/** Teams that still exist; those who build and run things before those who govern them. */
function builders(teams: readonly KnownTeam[]): readonly KnownTeam[] {
  const builds = (team: KnownTeam): boolean =>
    team.function === undefined || ["engineering", "platform", "it"].includes(team.function);
  const active = teams.filter(({ disbanded }) => !disbanded);
  return [...active.filter(builds), ...active.filter((team) => !builds(team))];
}
