/** The nearest known names to a misspelt word. */
import { distance } from "fastest-levenshtein";

/**
 * The candidates whose name is near `word`, best first. A third of the letters may differ; a name that holds the other one
 * as a whole word (`payments-team` for `payments`) counts as near too. Equal names of one candidate count once.
 */
export function nearest<T>(
  word: string,
  candidates: readonly T[],
  namesOf: (candidate: T) => readonly string[],
  most = 3,
): readonly T[] {
  const asked = word.toLowerCase();
  return candidates
    .map((candidate, nth) => ({
      candidate,
      nth,
      far: Math.min(...namesOf(candidate).map((name) => farness(asked, name.toLowerCase()))),
    }))
    .filter(({ far }) => Number.isFinite(far))
    .sort((a, b) => a.far - b.far || a.nth - b.nth)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** Longer words are no typing slips, and the distance costs their product. */
const LONGEST = 200;

function farness(a: string, b: string): number {
  if (a === "" || b === "" || a.length > LONGEST || b.length > LONGEST) return Number.POSITIVE_INFINITY;
  const far = distance(a, b);
  if (far <= Math.max(1, Math.floor(Math.max(a.length, b.length) / 3))) return far;
  return holds(a, b) || holds(b, a) ? Math.max(a.length, b.length) / 3 : Number.POSITIVE_INFINITY;
}

const holds = (long: string, short: string): boolean =>
  short.length > 2 &&
  long.length > short.length &&
  `-${long.replace(/[_.\s]/g, "-")}-`.includes(`-${short}-`);
