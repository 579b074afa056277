/** From paths on the command line to workspaces that hold what they mean: the same as a folder or a file opened in the editor. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Workspace } from "../../engine/workspace.ts";
import { languageOf, speakersFirst } from "../../formats/registry.ts";
import type { Day } from "../../model/day.ts";
import { toUri } from "../host.node.ts";
import { contextOf, findFiles, isThere, readText } from "../walk.node.ts";

export interface Loaded {
  readonly workspace: Workspace;
  /** The folder or file that was named, in full. */
  readonly path: string;
  /** The files whose findings were asked for, as uris, in order. */
  readonly reported: readonly string[];
}

export interface LoadOptions {
  readonly today: Day;
  readonly exclude: readonly string[];
  /** Exceptions and comments hide nothing. */
  readonly open?: boolean;
  /** A folder whose files all count, while only the named paths are reported on. */
  readonly root?: string;
  /** Told after each file: how many are read, and how many there are. */
  readonly progress: (done: number, all: number) => void;
  /** Told what could not be looked into, in words. */
  readonly trouble?: (words: string) => void;
  /** Lays beside what was read that with which it is compared: a baseline, the base of a change. */
  readonly compare?: (workspace: Workspace, where: Where) => Promise<void>;
}

/** What was read: a folder with all its files, or one file of it. */
export interface Where {
  readonly folder: string;
  readonly file?: string;
}

/** A path that is not there, or that is not where it was said to be; the message says it in words. */
export class NoSuchPath extends Error {}

/**
 * One workspace for each path: a folder with all its files, a file alone.
 * What stands above it up to the repository's root (manifests, CODEOWNERS) counts, and so does what `extends` names; neither is reported on.
 * A path inside of another one that is named is looked at with that one only.
 */
export async function load(paths: readonly string[], options: LoadOptions): Promise<readonly Loaded[]> {
  const named = await Promise.all(paths.map(target));
  if (options.root !== undefined) return [await loadWithin(await target(options.root), named, options)];
  const loaded: Loaded[] = [];
  for (const [i, { full, folder }] of named.entries()) {
    const elsewhere = named.some(
      (other, j) => (other.full === full && j < i) || (other.full !== full && isInside(full, other)),
    );
    if (!elsewhere) loaded.push(await (folder ? loadFolder(full, options) : loadFile(full, options)));
  }
  return loaded;
}

interface Target {
  readonly full: string;
  readonly folder: boolean;
}

async function target(named: string): Promise<Target> {
  const full = path.resolve(named);
  try {
    return { full, folder: (await fs.stat(full)).isDirectory() };
  } catch {
    throw new NoSuchPath(`no such file or folder: ${named}`);
  }
}

const isInside = (full: string, { full: other, folder }: Target): boolean =>
  full === other || (folder && full.startsWith(other.endsWith(path.sep) ? other : other + path.sep));

/** A text that is on no disk, under a name that says what it is; with a root, in the place of that file of the workspace. */
export async function loadText(text: string, name: string, options: LoadOptions): Promise<Loaded> {
  const full = path.resolve(name);
  const { workspace } =
    options.root === undefined
      ? await bare(full, options)
      : await loadFolder((await target(options.root)).full, options);
  const uri = toUri(full);
  await readyFor(full);
  workspace.set({ uri, version: 0, language: languageOf(full), text });
  await readExtended(workspace);
  await lookForProofs(workspace);
  if (options.root === undefined)
    await options.compare?.(workspace, { folder: path.dirname(full), file: full });
  return { workspace, path: name, reported: withBaseline(workspace, [uri]) };
}

/** A workspace with nothing in it but what stands above the file. */
async function bare(
  full: string,
  { today, open = false }: LoadOptions,
): Promise<{ readonly workspace: Workspace }> {
  const workspace = new Workspace({ folder: "", today, open });
  await readAround(workspace, path.dirname(full));
  return { workspace };
}

async function loadFile(full: string, options: LoadOptions): Promise<Loaded> {
  const { workspace } = await bare(full, options);
  await read(workspace, full);
  await readExtended(workspace);
  await lookForProofs(workspace);
  await options.compare?.(workspace, { folder: path.dirname(full), file: full });
  return { workspace, path: full, reported: withBaseline(workspace, [toUri(full)]) };
}

async function loadFolder(
  folder: string,
  options: LoadOptions,
  more: readonly string[] = [],
): Promise<Loaded> {
  const { today, open = false } = options;
  const workspace = new Workspace({ folder: toUri(folder), today, open });
  await readAround(workspace, folder);
  const files = [...new Set([...(await filesIn(folder, options)), ...more])];
  for (const [i, file] of speakersFirst(files).entries()) {
    await read(workspace, file);
    options.progress(i + 1, files.length);
  }
  await readExtended(workspace);
  await lookForProofs(workspace);
  if (options.exclude.length === 0) workspace.finish();
  await options.compare?.(workspace, { folder });
  return { workspace, path: folder, reported: withBaseline(workspace, files.map(toUri)) };
}

/** A baseline that cannot be read is told wherever it lies. */
function withBaseline({ baseline }: Workspace, uris: readonly string[]): readonly string[] {
  const uri = baseline?.trouble?.segment.uri;
  return uri === undefined || uris.includes(uri) ? uris : [...uris, uri];
}

const filesIn = (folder: string, { exclude, trouble }: LoadOptions): Promise<string[]> =>
  findFiles(folder, exclude, (dir) => trouble?.(`this folder cannot be listed: ${dir}`));

/** What is named is read even where the ignore files leave it out. */
async function loadWithin(root: Target, paths: readonly Target[], options: LoadOptions): Promise<Loaded> {
  const stray = paths.find(({ full }) => !isInside(full, root));
  if (stray) throw new NoSuchPath(`${stray.full} does not lie in the root ${root.full}`);
  const named = await Promise.all(
    paths.map(({ full, folder }) =>
      folder && full !== root.full ? filesIn(full, options) : folder ? [] : [full],
    ),
  );
  const { workspace, reported } = await loadFolder(root.full, options, named.flat());
  const wanted = (uri: string): boolean => paths.some((one) => isInside(fileURLToPath(uri), one));
  return { workspace, path: paths.map(({ full }) => full).join(" "), reported: reported.filter(wanted) };
}

async function read(workspace: Workspace, file: string, context = false): Promise<void> {
  const uri = toUri(file);
  const reading = await readText(file, uri);
  if (!reading) return;
  await readyFor(file);
  if ("text" in reading)
    workspace.set({ uri, version: 0, language: languageOf(file), text: reading.text }, { context });
  else if (!context) workspace.unreadable(uri, reading.unreadable);
}

/** HCL is read with a grammar that most folders do not need. */
async function readyFor(file: string): Promise<void> {
  if (languageOf(file) === "hcl") await (await import("../hcl.node.ts")).readHclGrammar();
}

async function readAround(workspace: Workspace, folder: string): Promise<void> {
  const { root, files } = await contextOf(folder);
  workspace.moveRoot(toUri(root));
  for (const file of files) await read(workspace, file, true);
}

async function readExtended(workspace: Workspace): Promise<void> {
  const tried = new Set<string>();
  for (;;) {
    const wanted = workspace.wanted().filter((uri) => uri.startsWith("file:") && !tried.has(uri));
    if (wanted.length === 0) return;
    for (const uri of wanted) {
      tried.add(uri);
      await read(workspace, fileURLToPath(uri), true);
    }
  }
}

/** Documents named as proof: whether they are there is all that counts. */
async function lookForProofs(workspace: Workspace): Promise<void> {
  const answers = new Map<string, boolean>();
  for (const uri of workspace.unseen())
    if (uri.startsWith("file:")) answers.set(uri, await isThere(fileURLToPath(uri)));
  workspace.saw(answers);
}
