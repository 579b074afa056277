/** Where in a document somebody points: segment, facts, and the path in the manifest's own terms. */
import type { Facts } from "../model/facts.ts";
import type { Node, ParsedSegment, Path } from "../syntax/node.ts";
import { offsetAt, pathAt, segmentAt } from "../syntax/parse.ts";
import type { Parsed } from "../syntax/parsed.ts";
import type { Position } from "../text/lines.ts";
import type { Workspace } from "./workspace.ts";

export interface Place {
  readonly segment: ParsedSegment;
  readonly facts: Facts;
  /** Counts from the segment's start. */
  readonly offset: number;
  /** From the document's root: for an entry the section comes first. */
  readonly path: Path;
  readonly node: Node | undefined;
  /** The position is on the key of the path's last step. */
  readonly onKey: boolean;
}

/** undefined where no format answers for the place. */
export function placeAt(workspace: Workspace, uri: string, position: Position): Place | undefined {
  const parsed = workspace.parsed(uri);
  if (!parsed) return undefined;
  const absolute = offsetAt(parsed, position);
  const segment = segmentAt(parsed, absolute);
  const facts = segment && workspace.factsOf(segment);
  if (!segment || !facts) return undefined;
  const offset = absolute - segment.base;
  const { path, node, onKey } = pathAt(segment.root, offset) ?? { path: [], node: undefined, onKey: false };
  return { segment, facts, offset, path: fromRoot(segment, path), node, onKey };
}

/** The path of an entry's text as seen from the manifest's root. */
export const fromRoot = (segment: ParsedSegment, path: Path): Path =>
  segment.section === undefined ? path : [segment.section, ...path];

/** The segments of the same YAML document, in order. */
export function documentOf({ segments }: Parsed, segment: ParsedSegment): readonly ParsedSegment[] {
  const at = segments.indexOf(segment);
  if (at < 0) return [segment];
  const begins = (one: ParsedSegment | undefined): boolean =>
    one !== undefined && /^---(\s|$)/m.test(one.text.slice(0, 400));
  let first = at;
  while (first > 0 && !begins(segments[first])) first--;
  let last = at + 1;
  while (last < segments.length && !begins(segments[last])) last++;
  return segments.slice(first, last);
}
