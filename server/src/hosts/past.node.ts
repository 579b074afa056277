/** A folder as it was at a commit: the files that would be read today, out of the repository. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Past } from "../engine/past.ts";
import { languageOf } from "../formats/registry.ts";
import { type Blob, bytesOf, type Commit, commitOf, filesOf } from "./git.node.ts";
import { toUri } from "./host.node.ts";
import { decode, LARGEST, readable, toSlash, WELL_KNOWN, wouldList } from "./walk.node.ts";

export interface PastOf {
  readonly folder: string;
  /** Only this file of it. */
  readonly file?: string;
  readonly exclude: readonly string[];
}

export interface At {
  readonly commit: Commit;
  readonly past: Past;
}

/** What the folder, or the file alone, held at the ref. Throws GitTrouble, in words for a person. */
export async function pastOf({ folder, file, exclude }: PastOf, ref: string): Promise<At> {
  const commit = await commitOf(folder, ref);
  const { root } = commit;
  const blobs = new Map([...(await filesOf(commit))].map(([name, blob]) => [path.join(root, name), blob]));
  const text = texts(blobs);
  const inFolder = [...blobs.keys()].filter((name) => name.startsWith(folder + path.sep));
  const ignoreFiles = [...blobs.keys()].filter((name) => path.basename(name) === ".gitignore");
  const ignores = await text(ignoreFiles);
  const listed =
    file === undefined
      ? wouldList(inFolder, { folder, root, exclude }, (dir) => ignores.get(path.join(dir, ".gitignore")))
      : inFolder.filter((name) => name === file);
  const around = contextIn(folder, root, blobs);
  if (listed.some((name) => languageOf(name) === "hcl"))
    await (await import("./hcl.node.ts")).readHclGrammar();
  const read = await text([...listed, ...around]);
  const fileOf = (name: string, context: boolean) => {
    const uri = toUri(name);
    return { uri, text: readable(read.get(name) ?? "", name, uri), context };
  };
  const place = (uri: string): string | undefined =>
    uri.startsWith(`${toUri(root)}/`) ? fileURLToPath(uri) : undefined;
  const past: Past = {
    name: ref,
    root: toUri(root),
    files: [...around.map((name) => fileOf(name, true)), ...listed.sort().map((name) => fileOf(name, false))],
    async read(uri) {
      const name = place(uri);
      return name === undefined ? undefined : (await text([name])).get(name);
    },
    has(uri) {
      const name = place(uri);
      return name === undefined ? undefined : blobs.has(name);
    },
  };
  return { commit, past };
}

/** Reads files out of the repository, by their paths. */
const texts =
  (blobs: ReadonlyMap<string, Blob>) =>
  async (names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const wanted = names.flatMap((name) => blobs.get(name) ?? []);
    const bytes = await bytesOf(wanted, LARGEST);
    return new Map(
      names.flatMap((name) => {
        const blob = blobs.get(name);
        const found = blob && bytes.get(blob);
        return found ? [[name, decode(found)] as const] : [];
      }),
    );
  };

/** What speaks for the folder from above it, as today's reading finds it. */
function contextIn(folder: string, root: string, blobs: ReadonlyMap<string, Blob>): readonly string[] {
  const found: string[] = [];
  for (let dir = folder; dir !== root; ) {
    dir = path.dirname(dir);
    for (const name of WELL_KNOWN) if (blobs.has(path.join(dir, name))) found.push(path.join(dir, name));
    const own = `${toSlash(path.join(dir, ".nhi"))}/`;
    found.push(
      ...[...blobs.keys()]
        .filter(
          (name) =>
            toSlash(name).startsWith(own) && /^[^/]+\.(ya?ml|json)$/.test(toSlash(name).slice(own.length)),
        )
        .sort(),
    );
  }
  return found;
}
