/** CODEOWNERS: path rules and who reviews them. A word that cannot be read as an owner is kept apart, its neighbours count. */
import { noFacts, type OwnerRule } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { spot } from "../../text/span.ts";
import type { Format } from "../format.ts";
import { type Line, linesOf } from "./lines.ts";
import { repairer } from "./repair.ts";

const ID = "codeowners";

export const codeownersFormat: Format = {
  id: ID,
  title: "owners in CODEOWNERS files",
  files: ["**/CODEOWNERS"],
  claims: (_head, uri) => (/(^|\/)CODEOWNERS$/.test(uri) ? { format: ID } : undefined),
  lower(segment) {
    const lines = linesOf(segment.text);
    const repair = repairer(lines);
    return { ...noFacts(segment, ID), ownerRules: lines.flatMap((line) => ruleOf(segment, line, repair)) };
  },
};

/** The header of a section is no rule, but what it says of owners may be unreadable too. */
function ruleOf(
  segment: ParsedSegment,
  { pattern, owners, stray }: Line,
  repair: ReturnType<typeof repairer>,
): readonly OwnerRule[] {
  const [first] = stray;
  const place = pattern ?? first;
  if (!place) return [];
  const strays = stray.map((word) => ({
    ...repair(word.value),
    value: word.value,
    at: spot(segment, word.start, word.end),
  }));
  return [
    {
      source: "codeowners",
      match: {
        value: pattern ? { path: pattern.value } : {},
        at: spot(segment, place.start, place.end),
      },
      owners: pattern
        ? owners.map(({ value, start, end }) => ({ value, at: spot(segment, start, end) }))
        : [],
      ...(strays.length > 0 ? { strays } : {}),
    },
  ];
}
