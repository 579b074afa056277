/** CODEOWNERS: path rules and who reviews them. A line that cannot be read is skipped and named, its neighbours count. */
import { noFacts, type OwnerRule, type Problem } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import { spot } from "../../text/span.ts";
import type { Format } from "../format.ts";
import { type Line, linesOf, type Word } from "./lines.ts";

const ID = "codeowners";

export const codeownersFormat: Format = {
  id: ID,
  title: "owners in CODEOWNERS files",
  files: ["**/CODEOWNERS"],
  claims: (_head, uri) => (/(^|\/)CODEOWNERS$/.test(uri) ? { format: ID } : undefined),
  lower(segment) {
    const lines = linesOf(segment.text);
    return {
      ...noFacts(segment, ID),
      ownerRules: lines.flatMap((line) => ruleOf(segment, line)),
      problems: lines.flatMap((line) => line.stray.map((word) => strayWord(segment, word))),
    };
  },
};

/** A line whose owners are all unreadable says nothing: to read it as "nobody" would un-own what somebody meant to own. */
function ruleOf(segment: ParsedSegment, { pattern, owners, stray }: Line): readonly OwnerRule[] {
  if (!pattern || (owners.length === 0 && stray.length > 0)) return [];
  return [
    {
      source: "codeowners",
      match: { value: { path: pattern.value }, at: spot(segment, pattern.start, pattern.end) },
      owners: owners.map(({ value, start, end }) => ({ value, at: spot(segment, start, end) })),
    },
  ];
}

const strayWord = (segment: ParsedSegment, { value, start, end }: Word): Problem => ({
  kind: "problem",
  rule: "manifest-shape",
  code: "not-an-owner",
  message: `"${value}" ${hint(value)}`,
  at: spot(segment, start, end),
  grade: "note",
});

const hint = (value: string): string =>
  value.includes(",")
    ? "is no owner: owners are set apart by blanks, without commas"
    : "is no owner: write @user, @org/team or a mail address";
