/** What the workspace knows of a team, a person, an identity: for hovers and completion. Text is Markdown. */
import type { Identity, Team } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { Ownership } from "../model/world.ts";
import { rangeOf } from "../text/lines.ts";
import type { Spot } from "../text/span.ts";
import { code, link } from "./markdown.ts";
import type { Workspace } from "./workspace.ts";

/** More identities than this are counted, not asked one by one. */
const MOST = 5000;
const SHOWN = 8;

/** `payments — engineering · contact #payments · lead …`, and what they own. */
export function partyCard(workspace: Workspace, ref: string): string | undefined {
  const party = workspace.world.party(ref);
  switch (party.is) {
    case "team":
      return [teamLine(workspace, party.team), owned(workspace, party.team.id.value)]
        .filter(Boolean)
        .join("\n\n");
    case "person": {
      const teams = party.teams.map(({ id }) => code(id.value)).join(", ");
      return [`**${party.mail}**${teams ? `, of ${teams}` : ""}`, owned(workspace, ref)]
        .filter(Boolean)
        .join("\n\n");
    }
    case "ambiguous":
      return `${code(ref)} can mean ${party.teams.map((team) => placeLink(workspace, team.id.value, team.id.at)).join(" or ")}; write one of them.`;
    case "unknown":
      return workspace.world.listsTeams ? `${code(ref)} is no team that this workspace lists.` : undefined;
  }
}

export function teamLine(workspace: Workspace, team: Team): string {
  const parts = [
    valueOf(team.function) ?? "engineering",
    contact(valueOf(team.contact)),
    valueOf(team.lead) && `lead ${valueOf(team.lead)}`,
    team.aliases.length > 0 && `also ${team.aliases.map(({ value }) => code(value)).join(", ")}`,
  ];
  const gone = valueOf(team.status) === "disbanded" ? " · **disbanded**" : "";
  return `**${placeLink(workspace, team.id.value, team.id.at)}**${gone} — ${parts.filter(Boolean).join(" · ")}`;
}

const contact = (text: string | undefined): string | undefined => text && `contact ${text}`;

/** The identities that resolve to this owner. */
function owned(workspace: Workspace, ref: string): string {
  const mine: Identity[] = [];
  let seen = 0;
  for (const uri of workspace.uris)
    for (const facts of workspace.facts(uri))
      for (const identity of facts.identities) {
        if (++seen > MOST) return "";
        const ownership = workspace.world.ownership(identity);
        if (ownership.is === "owned" && sameParty(workspace, ownership.answer.owner.value, ref))
          mine.push(identity);
      }
  if (mine.length === 0) return "Owns no identity of this workspace.";
  const first = mine
    .slice(0, SHOWN)
    .map((identity) => placeLink(workspace, nameOf(identity), identity.id.at));
  const more = mine.length > SHOWN ? ` and ${mine.length - SHOWN} more` : "";
  return `Owns ${mine.length === 1 ? "1 identity" : `${mine.length} identities`}: ${first.join(", ")}${more}`;
}

function sameParty(workspace: Workspace, one: string, other: string): boolean {
  if (one === other) return true;
  const a = workspace.world.party(one);
  const b = workspace.world.party(other);
  if (a.is === "team" && b.is === "team") return a.team.id.value === b.team.id.value;
  return a.is === "person" && b.is === "person" && a.mail === b.mail;
}

/** `owned by payments (rung 5: owners rule services/**)`, with how to reach them. */
export function ownershipLine(workspace: Workspace, ownership: Ownership): string {
  switch (ownership.is) {
    case "owned": {
      const { answer } = ownership;
      const party = workspace.world.party(answer.owner.value);
      const reach = party.is === "team" ? contact(valueOf(party.team.contact)) : undefined;
      const other = ownership.others.find(
        ({ owner }) => !sameParty(workspace, owner.value, answer.owner.value),
      );
      return [
        `Owner: **${placeLink(workspace, answer.owner.value, answer.owner.at)}**${reach ? `, ${reach}` : ""} (${answer.how})`,
        other && `Also named: ${placeLink(workspace, other.owner.value, other.owner.at)} (${other.how})`,
      ]
        .filter(Boolean)
        .join("  \n");
    }
    case "unowned":
      return `Owner: nobody, on purpose (${placeLink(workspace, "this line", ownership.by)})`;
    case "elsewhere":
      return "Owner: written, but its value is not in this file";
    case "nobody":
      return "Owner: nobody that the workspace names";
  }
}

export const nameOf = (identity: Identity): string =>
  identity.system === "native" ? identity.id.value : identity.title;

/** A link to a place, under a name. */
export const placeLink = (workspace: Workspace, name: string, at: Spot): string => {
  const { start } = rangeOf(at);
  return link(
    name,
    `${at.in.uri}#L${start.line + 1},${start.character + 1}`,
    `${workspace.pathOf(at.in.uri)}:${start.line + 1}`,
  );
};
