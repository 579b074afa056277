/** The baseline on the disk: where it lies, its text. */
import { promises as fs } from "node:fs";
import path from "node:path";
import { BASELINE } from "../engine/quiet/baseline.ts";
import type { Workspace } from "../engine/workspace.ts";
import { toUri } from "./host.node.ts";
import { decode, isThere, repositoryOf } from "./walk.node.ts";

/** The baseline that holds for a folder: its own, or the nearest above it up to the repository's root. */
export async function baselineFor(folder: string): Promise<string | undefined> {
  const root = (await repositoryOf(folder)) ?? folder;
  for (let dir = folder; ; dir = path.dirname(dir)) {
    const file = path.join(dir, BASELINE);
    if (await isThere(file)) return file;
    if (dir === root || path.dirname(dir) === dir) return undefined;
  }
}

export type BaselineText = { readonly text: string } | { readonly unreadable: string };

/** undefined: there is no such file. */
export async function baselineText(file: string): Promise<BaselineText | undefined> {
  try {
    return { text: decode(await fs.readFile(file)) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    return code === "ENOENT" ? undefined : { unreadable: `The baseline cannot be read (${code})` };
  }
}

/** The baseline that is named, as a path from the folder, or the one that holds for it; undefined: there is none. */
export async function baselineAt(folder: string, named: string | undefined) {
  const file = named === undefined ? await baselineFor(folder) : path.resolve(folder, named);
  const reading = file === undefined ? undefined : await baselineText(file);
  return file !== undefined && reading ? { uri: toUri(file), reading } : undefined;
}

/** Hands the baseline to the workspace; whether there is such a file. */
export async function takeBaseline(workspace: Workspace, file: string): Promise<boolean> {
  const read = await baselineText(file);
  if (!read) return false;
  const uri = toUri(file);
  workspace.setBaseline({ uri, version: 0, language: "json", text: "text" in read ? read.text : "" });
  if ("unreadable" in read) workspace.unreadable(uri, read.unreadable);
  return true;
}
