/** Where files stand, by uri: for `extends`, which may leave the workspace's root. */
import { resolveUri } from "../text/uri.ts";

/** The uri in a form that can be compared: escapes undone. */
export function locate(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

/** The place that `path` names, written in the file `from`. */
export const locateFrom = (from: string, path: string): string => locate(resolveUri(from, path));

/** The uris that a path may mean: counted from the file that names it, or from a root. */
export const urisOf = (from: string, path: string, roots: readonly string[]): readonly string[] => [
  ...new Set([
    resolveUri(from, path),
    ...roots.map((root) => resolveUri(`${root}/`, path.replace(/^\/+/, ""))),
  ]),
];
