/** Globs as people write them in the policy: total, and never costly, whatever they hold. */
import picomatch from "picomatch";
import { isCheap } from "../model/owner-match.ts";

/** Whether a path from the root matches. What is empty, or too costly to try, matches nothing. */
export function globMatcher(glob: string): (path: string) => boolean {
  if (!isCheap(glob)) return () => false;
  try {
    return picomatch(glob, OPTIONS);
  } catch {
    return () => false;
  }
}

/** As with `owners`: no extended globs, which can be made to run for ever, and no negation. */
const OPTIONS = { dot: true, noextglob: true, nonegate: true } as const;
