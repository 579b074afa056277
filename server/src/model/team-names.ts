/** What a team is called, and who belongs to it, in the spelling that names compare by. */
import { valueOf } from "./field.ts";
import type { Team } from "./owner.ts";
import { isMail, partyName } from "./parties-names.ts";

/**
 * The names under which a team is found, as keys of the index's counts with the word to count there: by its whole name (its id,
 * an alias, one of its people) and by its last segment. So a new name concerns those who use it, and nobody else.
 */
export function namesOfTeam(team: Team): readonly (readonly [key: string, word: string])[] {
  const id = team.id.value;
  const names: [string, string][] = [
    [`party:${partyName(id).full}`, `id ${id}`],
    [`last:${partyName(id).last}`, id],
  ];
  for (const { value } of team.aliases) {
    const name = partyName(value);
    names.push([`party:${name.full}`, `alias ${id}`]);
    if (name.form === "team") names.push([`last:${name.last}`, id]);
  }
  const contact = valueOf(team.contact)?.trim();
  if (contact && isMail(contact)) names.push([`party:${contact.toLowerCase()}`, `alias ${id}`]);
  for (const word of [contact ?? "", ...team.aliases.map(({ value }) => value.trim())])
    if (isMail(word)) names.push([TEAM_MAILS, word.toLowerCase()]);
  const role = valueOf(team.function);
  if (role !== undefined && valueOf(team.status) !== "disbanded") names.push([`function:${role}`, id]);
  for (const person of peopleOf(team)) names.push([`party:${person}`, `person ${id}`]);
  return names;
}

/** The lead and the members, in the spelling that names compare by. */
export function peopleOf(team: Team): readonly string[] {
  const lead = valueOf(team.lead);
  return [...(lead === undefined ? [] : [lead]), ...team.members.map(({ value }) => value)].map(
    (one) => partyName(one).full,
  );
}

/** The key under which the addresses are counted that name a team. */
export const TEAM_MAILS = "teams:mails";

/** All of a team that decides whom a name means and who belongs together. A contact counts where it is an address. */
export function sayingOfTeam(team: Team): string {
  const contact = valueOf(team.contact);
  return JSON.stringify([
    team.id.value,
    team.aliases.map(({ value }) => value),
    valueOf(team.status),
    valueOf(team.function),
    valueOf(team.lead),
    team.members.map(({ value }) => value),
    contact?.includes("@") ? contact : "",
  ]);
}
