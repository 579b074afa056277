/** `nhi check --only FILE…`: the findings of a few files, from a workspace that is read as a whole. */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Loaded } from "./load.ts";

/**
 * What is told is a part of what the whole folder would give: rules that look across files run as ever.
 * A file that is gone is told aside and left out: lists of changed files name deleted ones, too. Undefined where a path lies outside.
 */
export function only(
  loaded: readonly Loaded[],
  paths: readonly string[],
  aside: (words: string) => void,
): readonly Loaded[] | undefined {
  const named = paths.map((one) => path.resolve(one));
  const stray = named.find((full) => !loaded.some((one) => isInside(full, one.path)));
  if (stray !== undefined) {
    aside(`${stray} does not lie in the folder that is read; --root names another one`);
    return undefined;
  }
  for (const [i, full] of named.entries()) if (!existsSync(full)) aside(`not there, left out: ${paths[i]}`);
  return loaded.map((one) => ({
    ...one,
    reported: one.reported.filter((uri) => named.some((full) => isInside(fileURLToPath(uri), full))),
  }));
}

const isInside = (full: string, other: string): boolean =>
  full === other || full.startsWith(other.endsWith(path.sep) ? other : other + path.sep);
