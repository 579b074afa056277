/** How a party is called in another tool's file: `@acme/web` in CODEOWNERS, `group:default/web` in a catalogue, `web` in a label. */
import { valueOf } from "../../model/field.ts";
import { isMail } from "../../model/parties-names.ts";
import { namesIn } from "../marks.ts";
import type { Workspace } from "../workspace.ts";
import { sameParty } from "./held.ts";

/** A name of the party `to` in the form of `word`, as its team's entry or any file writes it; undefined: none is known. */
export function wordLike(workspace: Workspace, word: string, to: string): string | undefined {
  const form = formOf(word);
  if (formOf(to) === form) return to;
  const names = namesOf(workspace, to).filter((name) => formOf(name) === form);
  return names.find((name) => realmOf(name) === realmOf(word)) ?? (form === "handle" ? undefined : names[0]);
}

type Form = "handle" | "entity" | "mail" | "plain";

function formOf(word: string): Form {
  if (word.startsWith("@")) return "handle";
  if (isMail(word)) return "mail";
  return /^(group|user|team):/.test(word) ? "entity" : "plain";
}

/** The organisation or namespace: another one knows another team by the same name. */
const realmOf = (word: string): string => word.slice(0, word.lastIndexOf("/") + 1).toLowerCase();

function namesOf(workspace: Workspace, to: string): readonly string[] {
  const { world } = workspace;
  const party = world.party(to);
  const own =
    party.is === "team"
      ? [
          party.team.id.value,
          ...party.team.aliases.map(({ value }) => value),
          valueOf(party.team.contact) ?? "",
        ]
      : party.is === "person"
        ? [party.mail]
        : [to];
  const isIt = sameParty(world, to);
  const used = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap((facts) => namesIn(facts))
    .flatMap((mark) => (mark.is === "use" && mark.to === "party" && isIt(mark.ref) ? mark.ref : []));
  return [...new Set([...own, ...used])].filter((name) => name !== "" && !name.startsWith("#"));
}
