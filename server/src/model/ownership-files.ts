/** What files say of the folder in which they stand: OWNERS and catalogues. The nearest one answers. */
import type { Identity, OwnerRule } from "./facts.ts";
import type { Held } from "./index-shelf.ts";
import { sameWord } from "./parties-names.ts";

/** The rule of the nearest OWNERS at or above a path's folder. */
export function ownersFileLookup(rules: readonly Held<OwnerRule>[]): (path: string) => OwnerRule | undefined {
  const byFolder = foldersOf(rules);
  return (path) => nearest(byFolder, path)?.[0];
}

/** The entry of the nearest catalogue that answers for an object in the file at `path`. */
export function catalogLookup(
  rules: readonly Held<OwnerRule>[],
): (path: string, traits: Identity["traits"]) => OwnerRule | undefined {
  const byFolder = foldersOf(rules);
  return (path, traits) => {
    const entries = nearest(byFolder, path);
    return entries && entryFor(entries, traits);
  };
}

/**
 * The entry that is called like the object or its Namespace. Without one, that of the component which the folder holds: where several
 * have different owners, nobody can tell whose the object is.
 */
function entryFor(
  entries: readonly OwnerRule[],
  { name, namespace }: Identity["traits"],
): OwnerRule | undefined {
  const called = (word: string | undefined): OwnerRule | undefined =>
    word === undefined ? undefined : entries.find(({ match }) => match.value.name === word);
  const own = called(name) ?? called(namespace);
  if (own) return own;
  const components = entries.filter(({ match }) => match.value.kind === "component");
  const [first, ...rest] = components.length > 0 ? components : entries;
  return first && rest.every((other) => isSameOwner(first, other)) ? first : undefined;
}

const isSameOwner = ({ owners: [a] }: OwnerRule, { owners: [b] }: OwnerRule): boolean =>
  a !== undefined && b !== undefined && sameWord(a.value, b.value);

function foldersOf(rules: readonly Held<OwnerRule>[]): ReadonlyMap<string, readonly OwnerRule[]> {
  const byFolder = new Map<string, OwnerRule[]>();
  for (const { it } of rules) {
    const folder = it.match.value.path ?? "";
    const same = byFolder.get(folder);
    if (same) same.push(it);
    else byFolder.set(folder, [it]);
  }
  return byFolder;
}

function nearest(
  byFolder: ReadonlyMap<string, readonly OwnerRule[]>,
  path: string,
): readonly OwnerRule[] | undefined {
  if (byFolder.size === 0) return undefined;
  for (let end = path.lastIndexOf("/"); ; end = path.lastIndexOf("/", end - 1)) {
    const found = byFolder.get(path.slice(0, end + 1));
    if (found || end < 0) return found;
    if (end === 0) return byFolder.get("");
  }
}

/** Of the same thing written in several places (a Namespace in two overlays) those that stand nearest to the path. */
export function nearestTo<T>(path: string, rows: readonly Held<T>[]): readonly Held<T>[] {
  if (rows.length < 2) return rows;
  const shared = rows.map((row) => sharedFolders(path, row.path));
  const most = Math.max(...shared);
  return rows.filter((_, i) => shared[i] === most);
}

function sharedFolders(a: string, b: string): number {
  let folders = 0;
  for (let i = 0; i < a.length && a[i] === b[i]; i++) if (a[i] === "/") folders++;
  return folders;
}
