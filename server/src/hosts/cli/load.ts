/** From paths on the command line to workspaces that hold what they mean: the same as a folder or a file opened in the editor. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Workspace } from "../../engine/workspace.ts";
import { languageOf } from "../../formats/registry.ts";
import type { Day } from "../../model/day.ts";
import { toUri } from "../host.node.ts";
import { contextOf, findFiles, readText } from "../walk.node.ts";

export interface Loaded {
  readonly workspace: Workspace;
  /** The files whose findings were asked for, as uris, in order. */
  readonly reported: readonly string[];
}

export interface LoadOptions {
  readonly today: Day;
  readonly exclude: readonly string[];
  /** A folder whose files all count, while only the named paths are reported on. */
  readonly root?: string;
  /** Told after each file: how many are read, and how many there are. */
  readonly progress: (done: number, all: number) => void;
}

/** A path that is not there. */
export class NoSuchPath extends Error {}

/**
 * One workspace for each path: a folder with all its files, a file alone.
 * What stands above it up to the repository's root (manifests, CODEOWNERS) counts, and so does what `extends` names; neither is reported on.
 */
export async function load(paths: readonly string[], options: LoadOptions): Promise<readonly Loaded[]> {
  if (options.root !== undefined) return [await loadWithin(path.resolve(options.root), paths, options)];
  const loaded: Loaded[] = [];
  for (const one of paths) {
    const full = path.resolve(one);
    loaded.push((await isFolder(full)) ? await loadFolder(full, options) : await loadFile(full, options));
  }
  return loaded;
}

/** A text that is on no disk, under a name that says what it is. */
export async function loadText(text: string, name: string, options: LoadOptions): Promise<Loaded> {
  const full = path.resolve(name);
  const workspace = new Workspace({ folder: "", today: options.today });
  await readAround(workspace, path.dirname(full));
  const uri = toUri(full);
  workspace.set({ uri, version: 0, language: languageOf(full), text });
  await readExtended(workspace);
  return { workspace, reported: [uri] };
}

async function isFolder(full: string): Promise<boolean> {
  try {
    return (await fs.stat(full)).isDirectory();
  } catch {
    throw new NoSuchPath(full);
  }
}

async function loadFile(full: string, options: LoadOptions): Promise<Loaded> {
  const workspace = new Workspace({ folder: "", today: options.today });
  await readAround(workspace, path.dirname(full));
  const uri = toUri(full);
  await read(workspace, full);
  await readExtended(workspace);
  return { workspace, reported: [uri] };
}

async function loadFolder(folder: string, options: LoadOptions): Promise<Loaded> {
  const workspace = new Workspace({ folder: toUri(folder), today: options.today });
  await readAround(workspace, folder);
  const files = await findFiles(folder, options.exclude);
  for (const [i, file] of files.entries()) {
    await read(workspace, file);
    options.progress(i + 1, files.length);
  }
  await readExtended(workspace);
  return { workspace, reported: files.map(toUri) };
}

async function loadWithin(root: string, paths: readonly string[], options: LoadOptions): Promise<Loaded> {
  const whole = await loadFolder(root, options);
  const named = await Promise.all(
    paths.map(async (one) => ({ full: path.resolve(one), folder: await isFolder(path.resolve(one)) })),
  );
  const wanted = (uri: string): boolean => {
    const file = fileURLToPath(uri);
    return named.some(
      ({ full, folder }) => file === full || (folder && (full === root || file.startsWith(full + path.sep))),
    );
  };
  return { workspace: whole.workspace, reported: whole.reported.filter(wanted) };
}

async function read(workspace: Workspace, file: string, context = false): Promise<void> {
  const uri = toUri(file);
  const reading = await readText(file, uri);
  if (!reading) return;
  if ("text" in reading)
    workspace.set({ uri, version: 0, language: languageOf(file), text: reading.text }, { context });
  else if (!context) workspace.unreadable(uri, reading.unreadable);
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
