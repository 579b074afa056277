/** Teams and people, with how to reach them; those who could not judge for themselves come last where somebody must judge. */
import type { Team } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import { peopleOf } from "../../model/team-names.ts";
import type { Path } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";
import { lines } from "../prose.ts";
import type { Asked, Value } from "./item.ts";

export function partyValues(asked: Asked, path: Path): readonly Value[] {
  const judged = partiesOf(asked, path);
  const { world } = asked.workspace;
  const listed = listedTeams(asked);
  const teams = listed.map((team): Value => {
    const of = judged.length > 0 ? world.overlap(team.id.value, judged) : undefined;
    return {
      text: team.id.value,
      kind: "name",
      detail: of ? `not independent of the ${of.role}` : detailOf(team),
      about: aboutOf(team),
      also: team.aliases.map(({ value }) => value).join(" "),
      gone: isGone(team),
      rank: of ? 500 : 0,
    };
  });
  return [...teams, ...named(asked)];
}

/** People whom the teams name. */
export function personValues(asked: Asked): readonly Value[] {
  const people = new Map<string, string[]>();
  for (const team of listedTeams(asked))
    for (const mail of peopleOf(team)) people.set(mail, [...(people.get(mail) ?? []), team.id.value]);
  return [...people].map(([mail, teams]) => ({ text: mail, kind: "name", detail: teams.join(", ") }));
}

/** Each team once, in the order of the files. */
function listedTeams({ workspace }: Asked): readonly Team[] {
  const byId = new Map<string, Team>();
  for (const team of workspace.world.teams()) if (!byId.has(team.id.value)) byId.set(team.id.value, team);
  return [...byId.values()];
}

const isGone = (team: Team): boolean => valueOf(team.status) === "disbanded";

export const detailOf = (team: Team): string =>
  [valueOf(team.function) ?? "engineering", valueOf(team.contact), isGone(team) && "disbanded"]
    .filter(Boolean)
    .join(" · ");

const aboutOf = ({ lead, aliases, contact }: Team) =>
  lines(
    valueOf(contact) ? [`Contact ${valueOf(contact)}`] : undefined,
    valueOf(lead) ? [`Lead ${valueOf(lead)}`] : undefined,
    aliases.length > 0 ? [`Also ${aliases.map(({ value }) => value).join(", ")}`] : undefined,
  );

/** Owners whom only other tools' files name: groups of a catalogue, aliases, words of CODEOWNERS. */
function named({ workspace }: Asked): readonly Value[] {
  const { world } = workspace;
  const names = new Map<string, string>();
  for (const uri of workspace.uris)
    for (const { ownerRules, teams } of workspace.facts(uri)) {
      for (const { id, from } of teams) if (from) names.set(id.value, SOURCES[from]);
      for (const { source, owners } of ownerRules)
        if (source === "codeowners") for (const { value } of owners) names.set(value, SOURCES.codeowners);
    }
  return [...names]
    .filter(([name]) => {
      const party = world.party(name);
      return party.is !== "team" || (party.team.id.value === name && party.team.from !== undefined);
    })
    .map(([text, source]) => ({ text, kind: "name", detail: `from ${source}`, rank: 800 }));
}

const SOURCES = { catalog: "the catalogue", aliases: "OWNERS_ALIASES", codeowners: "CODEOWNERS" } as const;

/** Those of whom the one who is asked for here must be independent. */
function partiesOf(
  { cursor, workspace, uri }: Asked,
  path: Path,
): readonly { role: string; ref: { value: string; at: Spot } }[] {
  const field = path.at(-1);
  const judges =
    field === "approvedBy" || field === "reviewedBy" || (field === "by" && path.at(-2) === "review");
  const segment = workspace.parsed(uri)?.segments[0];
  if (!judges || !segment || !(path[0] === "identities" || path[0] === "access")) return [];
  const at = spot(segment, 0, 0);
  const roles = field === "approvedBy" ? ["owner", "subject", "requestedBy"] : ["subject"];
  return roles.flatMap((role) => {
    const value = cursor.around.map((map) => map.get(role)).find(Boolean);
    return value ? [{ role, ref: { value, at } }] : [];
  });
}
