/** What the workspace knows of a team or a person: who, how to reach them, what they own. */
import type { Identity, Team } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { Party } from "../../model/world.ts";
import { type Block, code, dotted, type Line, lines, type Piece, strong } from "../prose.ts";
import type { Workspace } from "../workspace.ts";
import { linked, type Telling } from "./telling.ts";

/** More identities than this are not asked one by one. */
const MOST = 20_000;
const SHOWN = 6;

/** Who is meant by a word. undefined where nothing is known of it and nobody could expect otherwise. */
export function partyCard(telling: Telling, ref: string): readonly Block[] | undefined {
  const { world } = telling.workspace;
  const party = world.party(ref);
  switch (party.is) {
    case "team":
      return teamCard(telling, party.team, ref);
    case "person":
      return [
        ...lines(
          [strong(party.mail)],
          party.teams.length > 0
            ? [
                "Of ",
                ...dotted(
                  party.teams.map((team) => [linked(telling, team.id.value, team.id.at)]),
                  ", ",
                ),
              ]
            : undefined,
        ),
        ...lines(ownedLine(telling, ref)),
      ];
    case "ambiguous":
      return lines([
        code(ref),
        " can mean ",
        ...dotted(
          party.teams.map((team) => [linked(telling, team.id.value, team.id.at)]),
          " or ",
        ),
        "; write one of them.",
      ]);
    case "unknown":
      return world.listsTeams ? lines([code(ref), " is no team that this workspace lists."]) : undefined;
  }
}

function teamCard(telling: Telling, team: Team, ref: string): readonly Block[] {
  const { id, aliases } = team;
  const gone = valueOf(team.status) === "disbanded";
  const others = aliases.filter(({ value }) => value !== ref);
  const former = team.former.map(({ value }) => value);
  return [
    ...lines(
      dotted([
        [linked(telling, id.value, id.at, { strong: true })],
        functionOf(team),
        gone ? [strong("disbanded")] : [],
      ]),
      reachOf(team),
      others.length > 0
        ? [
            "Also ",
            ...dotted(
              others.map(({ value }) => [code(value)]),
              ", ",
            ),
          ]
        : undefined,
      former.length > 0 ? [`Left: ${former.join(", ")}`] : undefined,
    ),
    ...lines(ownedLine(telling, id.value)),
  ];
}

/** A team that only other tools' files name has no function that anybody wrote. */
const functionOf = ({ from, function: role }: Team): Line =>
  from === undefined ? [valueOf(role) ?? "engineering"] : [`known from ${SOURCES[from]} only`];

const SOURCES = { catalog: "the catalogue", aliases: "OWNERS_ALIASES", codeowners: "CODEOWNERS" } as const;

/** `contact #payments · lead mara@…`. */
function reachOf(team: Team): Line {
  const [contact, lead] = [valueOf(team.contact), valueOf(team.lead)];
  return dotted([contact ? ["Contact ", contact] : [], lead ? ["lead ", lead] : []]);
}

/** A party's name that leads to where it is declared, with how to reach it: `payments, #payments`. */
export function withContact(telling: Telling, ref: string, how: { readonly strong?: boolean } = {}): Line {
  const party = telling.workspace.world.party(ref);
  if (party.is !== "team") return [how.strong ? strong(ref) : ref];
  const { id, contact, lead, status } = party.team;
  const reach = valueOf(contact) ?? valueOf(lead);
  const name = id.value === ref || ref === `team:${id.value}` ? ref : `${ref} (${id.value})`;
  return [
    linked(telling, name, id.at, how),
    ...(reach ? [`, ${reach}`] : []),
    ...(valueOf(status) === "disbanded" ? [", ", strong("disbanded")] : []),
  ];
}

/** The identities that resolve to this owner. */
function ownedLine(telling: Telling, ref: string): Line {
  const { workspace } = telling;
  const mine = ownedBy(workspace, ref);
  if (!mine) return [];
  if (mine.length === 0) return ["Owns no identity of this workspace."];
  const first: Piece[][] = mine.slice(0, SHOWN).map((one) => [linked(telling, shortName(one), one.id.at)]);
  const more = mine.length > SHOWN ? ` and ${mine.length - SHOWN} more` : "";
  return [
    `Owns ${mine.length === 1 ? "1 identity" : `${mine.length} identities`}: `,
    ...dotted(first, ", "),
    ...(more ? [more] : []),
  ];
}

/** undefined where the workspace is too large to ask. */
function ownedBy(workspace: Workspace, ref: string): readonly Identity[] | undefined {
  const { world } = workspace;
  const wanted = nameOfParty(world.party(ref), ref);
  const known = new Map<string, string>();
  const mine: Identity[] = [];
  let seen = 0;
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri))
      for (const identity of facts.identities) {
        if (++seen > MOST) return undefined;
        const ownership = world.ownership(identity);
        if (ownership.is !== "owned") continue;
        const { value } = ownership.answer.owner;
        const name = known.get(value) ?? nameOfParty(world.party(value), value);
        known.set(value, name);
        if (name === wanted && !(identity.system !== "native" && world.boundBy(identity)))
          mine.push(identity);
      }
  return mine;
}

/** What two spellings of one party have in common. */
export function nameOfParty(party: Party, ref: string): string {
  if (party.is === "team") return `team ${party.team.id.value}`;
  return party.is === "person" ? `person ${party.mail}` : ref;
}

/** An identity as a line of text names it: its id in a manifest, `payments/ci-bot` elsewhere. */
export const shortName = ({ system, id, title }: Identity): string =>
  system === "native" ? id.value : (/"(.*)"$/.exec(title)?.[1] ?? title);
