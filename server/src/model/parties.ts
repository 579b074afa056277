/** Whom a word names: a team by id, alias, contact address or last segment; a person by address. */
import type { OwnerRule, Team } from "./facts.ts";
import { valueOf } from "./field.ts";
import { ALL, type Index } from "./index.ts";
import { type Asking, countsOf, derivedOf, rowsOf } from "./index-ask.ts";
import type { Held } from "./index-shelf.ts";
import { teamNamed } from "./owner.ts";
import { partyName } from "./parties-names.ts";
import type { Party } from "./world.ts";

/**
 * The party behind a word. A word that is no id and no alias means the team that shares its last segment, where there is only one.
 * Teams that only CODEOWNERS names are known too, without more than a name.
 */
export function partyOf(ask: Asking, ref: string): Party {
  const { form, full, last } = partyName(ref);
  if (full === "") return { is: "unknown" };
  const named = bearersOf(ask, full);
  const exact = named.id ?? named.alias;
  if (exact) return partyFrom(ask, exact, ref);
  // GitLab writes a group of the first level like a person: `@payments`.
  const group = full.startsWith("@") ? bearersOf(ask, full.slice(1)).id : undefined;
  if (group) return partyFrom(ask, group, ref);
  if (form === "person") return { is: "person", mail: full, teams: teamsFor(ask, named.person ?? []) };
  const near = countsOf(ask, `last:${last}`);
  if (near.size > 0) return partyFrom(ask, [...near.keys()], ref);
  const team = derivedOf(ask, "rules:codeowners", codeownersTeams).get(last);
  return team ? { is: "team", team } : { is: "unknown" };
}

/** The ids of the teams that bear a name, by the way in which they do. */
type Bearers = Readonly<Partial<Record<Way, readonly string[]>>>;

const NOBODY: Bearers = {};

/** Nearly every field of every entry names a team, so its bearers are sorted out once; of a name that nobody bears nothing is kept. */
function bearersOf(ask: Asking, name: string): Bearers {
  const key = `party:${name}`;
  return countsOf(ask, key).size === 0 ? NOBODY : derivedOf(ask, key, sortBearers);
}

function sortBearers(index: Index, key: string): Bearers {
  const words = [...(index.counts.get(key)?.keys() ?? [])];
  const by = (way: Way): readonly string[] | undefined => {
    const ids = words.flatMap((word) => (word.startsWith(`${way} `) ? word.slice(way.length + 1) : []));
    return ids.length > 0 ? ids : undefined;
  };
  const [id, alias, person] = [by("id"), by("alias"), by("person")];
  return { ...(id && { id }), ...(alias && { alias }), ...(person && { person }) };
}

type Way = "id" | "alias" | "person";

/** Ids of the teams that have the function by their own word and are not disbanded, in order. */
export const teamsWith = (ask: Asking, role: string): readonly string[] =>
  [...countsOf(ask, `function:${role}`).keys()].sort();

/** The known teams by id, for proposals. Teams that are disbanded are marked. */
export function knownTeams(ask: Asking): readonly KnownTeam[] {
  return derivedOf(ask, "teams:names", listTeams);
}

export interface KnownTeam {
  readonly id: string;
  readonly names: readonly string[];
  readonly function: string | undefined;
  readonly disbanded: boolean;
}

function partyFrom(ask: Asking, ids: readonly string[], ref: string): Party {
  const id = ref.trim();
  const teams = teamsFor(ask, ids.includes(id) ? [id] : ids);
  const [team] = teams;
  if (!team) return { is: "unknown" };
  return teams.length === 1 ? { is: "team", team } : { is: "ambiguous", teams };
}

function teamsFor(ask: Asking, ids: readonly string[]): readonly Team[] {
  const sorted = ids.length > 1 ? ids.toSorted() : ids;
  return sorted.flatMap((id) => declaredTeam(rowsOf(ask, ask.index.team, id)) ?? []);
}

/** Of several declarations that of a manifest, which says more than a name. */
const declaredTeam = (rows: readonly Held<Team>[]): Team | undefined =>
  (rows.find(({ it }) => it.from === undefined) ?? rows[0])?.it;

/** In an order that no move within the files can change. A team that is declared twice has the names of both. */
function listTeams(index: Index): readonly KnownTeam[] {
  const byId = new Map<string, Team[]>();
  for (const { it } of index.teams.rows.get(ALL) ?? [])
    byId.set(it.id.value, [...(byId.get(it.id.value) ?? []), it]);
  return [...byId]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, teams]) => ({
      id,
      names: [id, ...teams.flatMap(({ aliases }) => aliases.map(({ value }) => value)).sort()],
      function: teams
        .flatMap((team) => valueOf(team.function) ?? [])
        .sort()
        .at(0),
      disbanded: teams.every((team) => valueOf(team.status) === "disbanded"),
    }));
}

/** By last segment; CODEOWNERS tells that `@acme/web` is a team, and nothing more. */
function codeownersTeams(index: Index): ReadonlyMap<string, Team> {
  const teams = new Map<string, Team>();
  for (const { it } of index.rules.rows.get("codeowners" satisfies OwnerRule["source"]) ?? [])
    for (const owner of it.owners) {
      const { form, last } = partyName(owner.value);
      if (form === "team" && owner.value.startsWith("@") && !teams.has(last))
        teams.set(last, teamNamed("codeowners", owner));
    }
  return teams;
}
