/** Whom a word names: a team by id, alias, contact address or last segment; a person by address. */
import type { OwnerRule, Team } from "./facts.ts";
import { type Sourced, UNSAYABLE, valueOf } from "./field.ts";
import { ALL, type Index } from "./index.ts";
import { type Asking, derivedOf, firstOf } from "./index-ask.ts";
import { isMail, partyName } from "./parties-names.ts";
import type { Party } from "./world.ts";

/** The names of the known teams; a name leads to the ids of all teams that bear it. */
interface Directory {
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
  readonly aliases: ReadonlyMap<string, ReadonlySet<string>>;
  readonly last: ReadonlyMap<string, ReadonlySet<string>>;
  /** Ids of the teams that a person leads or is a member of. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * The party behind a word. A word that is no id and no alias means the team that shares its last segment, where there is only one.
 * Teams that only CODEOWNERS names are known too, without more than a name.
 */
export function partyOf(ask: Asking, ref: string): Party {
  const { form, full, last } = partyName(ref);
  if (full === "") return { is: "unknown" };
  const names = derivedOf(ask, "teams:names", directory);
  // GitLab writes a group of the first level like a person: `@payments`.
  const exact = names.ids.get(full) ?? names.aliases.get(full) ?? names.ids.get(full.replace(/^@/, ""));
  if (exact) return partyFrom(ask, exact, ref);
  if (form === "person")
    return { is: "person", mail: full, teams: teamsFor(ask, names.people.get(full) ?? NONE) };
  const near = names.last.get(last);
  if (near) return partyFrom(ask, near, ref);
  const named = derivedOf(ask, "rules:codeowners", codeownersTeams).get(last);
  return named ? { is: "team", team: named } : { is: "unknown" };
}

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

const NONE: ReadonlySet<string> = new Set();

function partyFrom(ask: Asking, ids: ReadonlySet<string>, ref: string): Party {
  const id = ref.trim();
  const teams = teamsFor(ask, ids.has(id) ? [id] : ids);
  const [team] = teams;
  if (!team) return { is: "unknown" };
  return teams.length === 1 ? { is: "team", team } : { is: "ambiguous", teams };
}

const teamsFor = (ask: Asking, ids: Iterable<string>): readonly Team[] =>
  [...ids].sort().flatMap((id) => firstOf(ask, ask.index.team, id) ?? []);

function directory(index: Index): Directory {
  const ids = new Map<string, Set<string>>();
  const aliases = new Map<string, Set<string>>();
  const last = new Map<string, Set<string>>();
  const people = new Map<string, Set<string>>();
  const add = (to: Map<string, Set<string>>, name: string, id: string): void => {
    const same = to.get(name);
    if (same) same.add(id);
    else to.set(name, new Set([id]));
  };
  for (const { it: team } of index.teams.rows.get(ALL) ?? []) {
    const id = team.id.value;
    add(ids, partyName(id).full, id);
    add(last, partyName(id).last, id);
    for (const { value } of team.aliases) {
      const name = partyName(value);
      add(aliases, name.full, id);
      if (name.form === "team") add(last, name.last, id);
    }
    const contact = valueOf(team.contact)?.trim();
    if (contact && isMail(contact)) add(aliases, contact.toLowerCase(), id);
    for (const person of peopleOf(team)) add(people, person, id);
  }
  return { ids, aliases, last, people };
}

/** The lead and the members, in the spelling that names compare by. */
export function peopleOf(team: Team): readonly string[] {
  const lead = valueOf(team.lead);
  return [...(lead === undefined ? [] : [lead]), ...team.members.map(({ value }) => value)].map(
    (one) => partyName(one).full,
  );
}

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
        teams.set(last, teamNamed(owner));
    }
  return teams;
}

const teamNamed = (owner: Sourced<string>): Team => ({
  kind: "team",
  id: owner,
  contact: UNSAYABLE,
  function: UNSAYABLE,
  lead: UNSAYABLE,
  aliases: [],
  status: UNSAYABLE,
  members: [],
  former: [],
});
