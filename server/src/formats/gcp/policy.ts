/** IAM policies as `get-iam-policy` writes them: a list of bindings of one resource, which the file does not name. */
import type { DateText, Facts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { extentsOf } from "../extent.ts";
import { noteDates, noteProblems, notesIn } from "../notes.ts";
import { itemsOf, type Place, placeAt } from "../place.ts";
import { texts } from "../read.ts";
import { grantOf, type Resource } from "./binding.ts";
import { conditionOf } from "./condition.ts";
import { type Member, memberOf } from "./member.ts";
import { wordAt } from "./word.ts";

export type Said = Pick<
  Facts,
  "identities" | "credentials" | "grants" | "containers" | "references" | "dates" | "problems"
>;

export const NOTHING: Said = {
  identities: [],
  credentials: [],
  grants: [],
  containers: [],
  references: [],
  dates: [],
  problems: [],
};

/** Most often it is a project. */
const UNNAMED: Resource = { name: "", whole: true, part: "one project or folder" };

export const policySaid = (segment: ParsedSegment, root: Place): Said =>
  bindingsSaid(segment, placeAt(root, "bindings"), UNNAMED, "IAM binding");

/** `list`: entries with `role`, `members` and perhaps `condition`. `title`: what the list stands in. */
export function bindingsSaid(
  segment: ParsedSegment,
  list: Place,
  resource: Resource,
  title: string,
  members: (binding: Place) => readonly Member[] = (binding) =>
    texts(placeAt(binding, "members")).map(memberOf),
): Said {
  const items = itemsOf(list);
  const extents = extentsOf(items);
  const said = items.flatMap((item, i) => {
    const role = wordAt(placeAt(item, "role"));
    if (!role) return [];
    const condition = conditionOf(placeAt(item, "condition"));
    const notes = notesIn(segment, extents[i] ?? { start: 0, end: 0 });
    const grant = grantOf(
      {
        title: `${title} of ${role.value}`,
        at: item,
        roles: [{ name: role, entry: item }],
        members: members(item),
        resource,
        condition,
      },
      notes,
    );
    return [
      { grant, dates: [...dateOf(condition.date), ...noteDates(notes)], problems: noteProblems(notes) },
    ];
  });
  return {
    ...NOTHING,
    grants: said.map(({ grant }) => grant),
    dates: said.flatMap(({ dates }) => dates),
    problems: said.flatMap(({ problems }) => problems),
  };
}

export const dateOf = (date: DateText | undefined): readonly DateText[] => (date ? [date] : []);
