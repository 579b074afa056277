/** Whether a part of a JSON text ends as what follows it wants: with its comma, and with the brackets that close its section. */
import type { JsonEnds } from "./json-part.ts";
import type { SegmentKind, SyntaxProblem } from "./node.ts";

/** How many brackets must be closed before what follows: the section's, the text's. */
function wanted({ part }: JsonEnds, next: SegmentKind | undefined): number {
  const open = part.entry || part.header ? 2 : 1;
  return open - (next === undefined ? 0 : next === "entry" ? 2 : 1);
}

/** The same as `endProblem` being undefined, for nearly every entry at once. */
export const endsWell = (ends: JsonEnds, next: SegmentKind | undefined): boolean =>
  next === "entry" && ends.part.entry && ends.closers.length === 0 && ends.comma >= 0;

/** What the part lacks at its end, or has too much; `next`: the segment that follows, undefined at the text's end. */
export function endProblem(ends: JsonEnds, next: SegmentKind | undefined): SyntaxProblem | undefined {
  const { closers, comma, end, part } = ends;
  const due = wanted(ends, next);
  const surplus = closers[Math.max(0, due)];
  if (surplus !== undefined) return at("bracket", "This bracket closes nothing.", surplus);
  if (closers.length < due)
    return at("bracket", "A closing bracket is missing behind this.", Math.max(0, end - 1));
  if (due < 0) return undefined;
  if (next === undefined)
    return comma >= 0 ? at("comma", "JSON has no comma behind the last entry.", comma) : undefined;
  return comma < 0 && !part.header
    ? at("comma", "A comma is missing behind this.", Math.max(0, end - 1))
    : undefined;
}

const at = (code: string, message: string, start: number): SyntaxProblem => ({
  start,
  end: start + 1,
  code,
  message,
  grade: "error",
});
