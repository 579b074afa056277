/** Leaves out what git leaves out: each `.gitignore` rules over its folder and all below. */
import ignore from "ignore";

/** One `.gitignore`: its folder's path from the root with a final `/` (the root's is empty), and its text. */
export interface IgnoreFile {
  readonly folder: string;
  readonly text: string;
}

/** Tells of a file's path from the root, with `/`, whether one of the files ignores it. */
export function ignoredBy(files: readonly IgnoreFile[]): (path: string) => boolean {
  const rules = files.map(({ folder, text }) => ({ folder, rules: ignore().add(text) }));
  return (path) =>
    rules.some(
      ({ folder, rules }) =>
        path.length > folder.length && path.startsWith(folder) && rules.ignores(path.slice(folder.length)),
    );
}
