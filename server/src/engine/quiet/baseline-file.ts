/** The baseline as a file of the workspace: what it makes known, and the finding in it where it cannot be read. */
import type { Facts } from "../../model/facts.ts";
import type { ParsedSegment } from "../../syntax/node.ts";
import type { Parsed } from "../../syntax/parsed.ts";
import { spot } from "../../text/span.ts";
import { onlyProblem } from "../segment.ts";
import { countsOf, type Entry, readBaseline } from "./baseline.ts";

export interface BaselineFile {
  readonly entries: readonly Entry[];
  /** The finding that it cannot be read, in the segment where that shows. */
  readonly trouble: { readonly segment: ParsedSegment; readonly facts: Facts } | undefined;
}

/** What the file holds as it stands. One that cannot be read holds nothing. */
export function baselineIn({ segments }: Parsed): BaselineFile {
  const read = readBaseline(segments.map(({ text }) => text).join(""));
  if (!("message" in read)) return { entries: read, trouble: undefined };
  const segment = segments.findLast(({ base }) => base <= read.start) ?? segments[0];
  if (!segment) return { entries: [], trouble: undefined };
  const facts = onlyProblem(segment, "baseline", "baseline", read.message);
  const start = Math.min(read.start - segment.base, segment.text.length);
  const end = Math.min(read.end - segment.base, segment.text.length);
  return {
    entries: [],
    trouble: {
      segment,
      facts: { ...facts, problems: facts.problems.map((one) => ({ ...one, at: spot(segment, start, end) })) },
    },
  };
}

/** The findings of both, each as often as in the one that has more of it; undefined where there is neither. */
export function together(
  file: BaselineFile | undefined,
  base: readonly Entry[] | undefined,
): ReadonlyMap<string, number> | undefined {
  const entries = [...(file?.entries ?? []), ...(base ?? [])];
  return entries.length === 0 ? undefined : countsOf(entries);
}
