/** What all catalogues have in common: an entry with a name, a kind and owners. */
import type { Facts, OwnerRule, Team } from "../../model/facts.ts";
import { type Field, type Sourced, UNSAYABLE, valueOf } from "../../model/field.ts";
import { type Place, spotOf } from "../place.ts";

/** What a document of a catalogue says. */
export type Said = Partial<Pick<Facts, "identities" | "teams" | "ownerRules">>;

/**
 * The entry as a rule for its folder. A value that is computed elsewhere is an owner too, one whom nobody can read here.
 * Nothing where no owner is written.
 */
export function entryRule(
  entry: { readonly kind: string; readonly name: Field<string>; readonly title: string },
  owners: readonly (Sourced<string> | undefined)[],
  folder: string,
  place: Place,
): readonly OwnerRule[] {
  const named = owners.flatMap((owner) => owner ?? []);
  const [first] = named;
  if (!first) return [];
  const { kind, name, title } = entry;
  const called = valueOf(name);
  return [
    {
      source: "catalog",
      match: {
        value: { path: folder, kind, ...(called === undefined ? {} : { name: called }) },
        at: name.is === "present" ? name.at : spotOf(place),
      },
      how: called === undefined ? title : `${title} "${called}"`,
      owners: named,
    },
  ];
}

/** The owner as written, an expression whole; undefined where none can be made out. */
export function ownerAt(place: Place): Sourced<string> | undefined {
  const { node } = place;
  const value = node?.kind === "scalar" ? node.value.trim() : "";
  return value === "" ||
    value === "~" ||
    (value === "null" && node?.kind === "scalar" && node.style === "plain")
    ? undefined
    : { value, at: spotOf(place) };
}

/** A team of which a catalogue knows the name and perhaps an address and people. */
export const teamOf = (
  id: Sourced<string>,
  said: {
    readonly contact?: Field<string>;
    readonly members?: readonly Sourced<string>[];
    readonly aliases?: readonly Sourced<string>[];
  },
): Team => ({
  kind: "team",
  from: "catalog",
  id,
  contact: said.contact?.is === "present" ? said.contact : UNSAYABLE,
  function: UNSAYABLE,
  lead: UNSAYABLE,
  aliases: said.aliases ?? [],
  status: UNSAYABLE,
  members: said.members ?? [],
  former: [],
});
