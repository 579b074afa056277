/** OWNERS and OWNERS_ALIASES: who approves and reviews a folder, and the groups that these files name. */

import { noFacts, type OwnerRule, type Team } from "../../model/facts.ts";
import type { Sourced } from "../../model/field.ts";
import { teamNamed } from "../../model/owner.ts";
import { ownerIn } from "../../model/owner-keys.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Format } from "../format.ts";
import { itemsOf, type Place, pairsOf, placeAt, rootOf, spotOf } from "../place.ts";
import { text, texts } from "../read.ts";

const ID = "owners";

export const ownersFormat: Format = {
  id: ID,
  title: "owners in OWNERS and OWNERS_ALIASES files",
  files: ["**/OWNERS", "**/OWNERS_ALIASES"],
  claims: (head, uri) =>
    (isAliases(uri) ? ALIASES : KEYS).test(head) && NAME.test(uri) ? { format: ID } : undefined,
  lower(segment, path) {
    if (isAliases(path)) return { ...noFacts(segment, ID), teams: aliasesIn(segment) };
    return { ...noFacts(segment, ID), ownerRules: rulesIn(segment, path) };
  },
};

const NAME = /(^|\/)OWNERS(_ALIASES)?$/;
const isAliases = (uri: string): boolean => uri.endsWith("_ALIASES");

/** Chromium's files of that name hold plain lines; ours are YAML with one of these keys. */
const KEYS = /^\uFEFF?["']?(approvers|reviewers|filters|options)["']?[ \t]*:/m;
const ALIASES = /^\uFEFF?["']?aliases["']?[ \t]*:/m;

/** One rule for the folder: its approvers, or where it names none its reviewers. `filters` count where they mean every file. */
function rulesIn(segment: ParsedSegment, path: string): readonly OwnerRule[] {
  const root = rootOf(segment);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const parts = [
    root,
    ...pairsOf(placeAt(root, "filters")).flatMap(({ name, place }) => (FOR_ALL.has(name) ? [place] : [])),
  ];
  for (const key of ["approvers", "reviewers"])
    for (const part of parts) {
      const place = placeAt(part, key);
      const owners = texts(place).filter(({ value }) => value !== "");
      if (owners.length > 0)
        return [{ source: "owners-file", match: { value: { path: folder }, at: at(place, owners) }, owners }];
    }
  return [];
}

/** At the key, so that the place is one line and not the whole list. */
const at = (place: Place, [first]: readonly Sourced<string>[]) => first?.at ?? spotOf(place);

const FOR_ALL: ReadonlySet<string> = new Set([".*", ".", "^.*$", "*"]);

/** Every alias is a team whose members the file names. */
function aliasesIn(segment: ParsedSegment): readonly Team[] {
  return pairsOf(placeAt(rootOf(segment), "aliases")).map(({ name, keyAt, place }) => ({
    ...teamNamed("aliases", { value: name, at: keyAt }),
    members: itemsOf(place).flatMap(memberAt),
  }));
}

/** Logins of people, in the form in which CODEOWNERS writes them too: `alice` is `@alice`. */
function memberAt(place: Place): readonly Sourced<string>[] {
  const field = text(place);
  if (field.is !== "present") return [];
  const { owner } = ownerIn(field.value);
  return [{ value: /^@|@.+\./.test(owner) ? owner : `@${owner}`, at: field.at }];
}
