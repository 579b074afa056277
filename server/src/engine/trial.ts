/** Tries changes of files and takes them back. */
import type { Verdict } from "../policy/judge.ts";
import type { Claimer } from "../syntax/claim.ts";
import { edit, rebase } from "../syntax/parse.ts";
import type { Change } from "../syntax/parsed.ts";
import type { Segment } from "../text/span.ts";
import type { Joined } from "./joined.ts";
import type { File } from "./workspace-file.ts";

/** The verdicts of all segments that the changes reached, before and after. */
export interface Trial {
  readonly before: readonly Verdict[];
  readonly after: readonly Verdict[];
}

/** `changes`: by uri, all made before the verdicts are looked at. Files and index are as they were when it is over. */
export function tried(
  changes: ReadonlyMap<string, readonly Change[]>,
  files: ReadonlyMap<string, File>,
  joined: Joined,
  claim: Claimer,
): Trial {
  const earlier = new Map(
    [...files.values()].flatMap(({ told }) =>
      told.rows.map(({ segment, verdicts }) => [segment, verdicts] as const),
    ),
  );
  const reached = new Set<Segment>();
  const undo: (() => void)[] = [];
  const gone: Segment[] = [];
  for (const [uri, own] of changes) {
    const file = files.get(uri);
    if (!file) continue;
    const old = file.parsed;
    const { parsed, dropped, made } = edit(old, own, old.version, claim);
    file.parsed = parsed;
    gone.push(...dropped);
    // A set of its own: whatever is in it is checked again.
    const here = new Set<Segment>();
    joined.swap(file, file, dropped, made, here);
    for (const segment of here) reached.add(segment);
    undo.push(() => {
      file.parsed = old;
      rebase(old);
      joined.swap(file, file, made, dropped);
    });
  }
  const after = [...reached].flatMap((segment) => files.get(segment.uri)?.told.of(segment) ?? []);
  const before = [...gone, ...reached].flatMap((segment) => earlier.get(segment) ?? []);
  for (const back of undo.reverse()) back();
  return { before, after };
}
