/** CODEOWNERS: which line answers for a path, and which of several files counts. */
import ignore from "ignore";
import picomatch from "picomatch/posix.js";
import type { OwnerRule } from "./facts.ts";
import type { Held } from "./index-shelf.ts";
import { isCheap } from "./owner-match.ts";

/** The line that answers for a path: the last match of the file that governs it. */
export type CodeownersLookup = (path: string) => OwnerRule | undefined;

/**
 * Reads the lines of all CODEOWNERS files. In a repository the first of `.github/`, `.gitlab/`, the root and `docs/` counts;
 * where the workspace holds several repositories, each governs its own folder and patterns count from there.
 */
export function codeownersLookup(lines: readonly Held<OwnerRule>[]): CodeownersLookup {
  const files = new Map<string, Held<OwnerRule>[]>();
  for (const line of lines) {
    const same = files.get(line.path);
    if (same) same.push(line);
    else files.set(line.path, [line]);
  }
  const repositories = new Map<string, { readonly rank: number; readonly lines: readonly Line[] }>();
  for (const [path, held] of files) {
    const { base, rank } = standingOf(path);
    const other = repositories.get(base);
    if (other && other.rank <= rank) continue;
    repositories.set(base, {
      rank,
      lines: held.map(({ it }) => ({ it, matches: codeownersMatcher(it.match.value.path ?? "") })).reverse(),
    });
  }
  const bases = [...repositories].sort(([a], [b]) => b.length - a.length);
  const known = new Map<string, OwnerRule | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    const governing = bases.find(([base]) => path.startsWith(base));
    const inside = governing ? path.slice(governing[0].length) : path;
    const rule = governing?.[1].lines.find(({ matches }) => matches(inside))?.it;
    known.set(path, rule);
    return rule;
  };
}

/** Whether a path stands in a folder that some CODEOWNERS governs. */
export function codeownersGoverns(lines: readonly Held<OwnerRule>[]): (path: string) => boolean {
  const bases = [...new Set(lines.map(({ path }) => standingOf(path).base))];
  return (path) => bases.some((base) => path.startsWith(base));
}

/** Whether the pattern means every path of the repository. */
export const isForAll = (pattern: string): boolean =>
  /^\/?(\*{1,2}(\/\*{1,2})*)?$/.test(pattern.trim()) && pattern.trim() !== "/*";

interface Line {
  readonly it: OwnerRule;
  readonly matches: (path: string) => boolean;
}

/**
 * Whether a path, counted from the repository's root, falls under a CODEOWNERS pattern (blanks and `#` in it mean themselves): as in `.gitignore`, but without negation,
 * case counts, and `docs/*` means the files in that folder only.
 */
export function codeownersMatcher(pattern: string): (path: string) => boolean {
  const text = pattern.trim();
  if (text.startsWith("!") || !isCheap(text.replace(/^\//, "") || "*")) return () => false;
  if (text === "/") return () => true;
  if (/[^*]\/\*$/.test(text)) return flat(text);
  const rules = ignore({ ignorecase: false }).add({ pattern: text.replace(/^#/, "\\#") });
  return (path) => ignore.isPathValid(path) && rules.ignores(path);
}

function flat(pattern: string): (path: string) => boolean {
  try {
    return picomatch(pattern.replace(/^\//, ""), { dot: true, noextglob: true, nonegate: true });
  } catch {
    return () => false;
  }
}

const PLACES = [".github/", ".gitlab/", "", "docs/"];

/** The folder that the file governs, with its slash, and how early its place is asked. */
export function standingOf(path: string): { readonly base: string; readonly rank: number } {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const place = PLACES.find((one) => one !== "" && (folder === one || folder.endsWith(`/${one}`))) ?? "";
  return { base: folder.slice(0, folder.length - place.length), rank: PLACES.indexOf(place) };
}
