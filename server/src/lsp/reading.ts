/** Reads a folder's files, what speaks for them from above, and what they extend, into a workspace. */
import type { Workspace } from "../engine/workspace.ts";
import { languageOf, speakersFirst } from "../formats/registry.ts";
import type { Host } from "./host.ts";
import type { Root } from "./roots.ts";

/** How many files are read before the editor's messages get their turn. */
const BATCH = 20;

/**
 * Reads the folder's files into its workspace, those that are open left alone.
 * `report` is told how far it is; it stops early when `given up` says so.
 */
export async function readFolder(
  root: Root,
  host: Host,
  exclude: readonly string[],
  isOpen: (uri: string) => boolean,
  report: (done: number, all: number) => void,
  givenUp: () => boolean,
): Promise<void> {
  await readAround(root.workspace, root.uri, host);
  const uris = speakersFirst(await host.files.find(root.uri, exclude));
  if (uris.some(isHcl)) await readGrammar(host);
  for (let i = 0; i < uris.length && !givenUp(); i += BATCH) {
    const batch = uris.slice(i, i + BATCH);
    const readings = await Promise.all(batch.map((uri) => host.files.read(uri)));
    for (const [j, uri] of batch.entries()) {
      const reading = readings[j];
      if (reading && !isOpen(uri) && !givenUp()) take(root.workspace, uri, reading);
    }
    report(Math.min(i + BATCH, uris.length), uris.length);
    await new Promise<void>((go) => host.soon(go));
  }
  await readExtended(root.workspace, host);
  root.read = true;
  // Of what is left out nobody knows whether an exception covers it.
  if (!givenUp() && exclude.length === 0) root.workspace.finish();
}

/** Reads what speaks for a folder from above it: manifests and CODEOWNERS up to the repository's root. They are context. */
export async function readAround(
  workspace: Workspace,
  folder: string,
  host: Host,
): Promise<ReadonlySet<string>> {
  const { root, files } = await host.files.context(folder);
  const touched = new Set(workspace.moveRoot(root));
  for (const uri of files) for (const one of await readContext(workspace, uri, host)) touched.add(one);
  return touched;
}

async function readContext(workspace: Workspace, uri: string, host: Host): Promise<ReadonlySet<string>> {
  const reading = workspace.parsed(uri) ? undefined : await host.files.read(uri);
  if (!reading || !("text" in reading) || workspace.parsed(uri)) return new Set();
  return workspace.set({ uri, version: 0, language: languageOf(uri), text: reading.text }, { context: true });
}

/** Reads the files that `extends` names and nobody has read yet, and what those name in turn. They are context. */
export async function readExtended(workspace: Workspace, host: Host): Promise<ReadonlySet<string>> {
  const touched = new Set<string>();
  const tried = new Set<string>();
  for (;;) {
    const wanted = workspace.wanted().filter((uri) => !tried.has(uri));
    if (wanted.length === 0) return touched;
    for (const uri of wanted) {
      tried.add(uri);
      for (const one of await readContext(workspace, uri, host)) touched.add(one);
    }
  }
}

/** Looks for the documents that are named as proof; `again`: also for those that were not there the last time. */
export async function lookForProofs(
  workspace: Workspace,
  exists: (uri: string) => Promise<boolean>,
  again = false,
): Promise<ReadonlySet<string>> {
  // A client that lends us its files may not know how: what it does not find may be there.
  const unseen = workspace.unseen(again).filter((uri) => uri.startsWith("file:"));
  const answers = await Promise.all(unseen.map(async (uri) => [uri, await exists(uri)] as const));
  return workspace.saw(new Map(answers));
}

/** Hosts whose grammar of HCL has been handed in. */
const ready = new WeakSet<Host>();

/** Has the grammar of HCL handed in; whether that was done just now. Where it cannot be had, HCL texts stay unread. */
export async function readGrammar(host: Host): Promise<boolean> {
  if (ready.has(host)) return false;
  try {
    await host.readHclGrammar();
  } catch (error) {
    host.log(`HCL files stay unread: ${error instanceof Error ? error.message : String(error)}`);
    return false;
  }
  ready.add(host);
  return true;
}

export const isHcl = (uri: string): boolean => languageOf(uri) === "hcl";

/** Puts what was read into the workspace; an unreadable file becomes a finding where a format could claim it. */
export function take(
  workspace: Workspace,
  uri: string,
  reading: { readonly text: string } | { readonly unreadable: string },
) {
  // The baseline is read by whoever lays it beside the others.
  if (workspace.isBaseline(uri)) return new Set<string>();
  return "text" in reading
    ? workspace.set({ uri, version: 0, language: languageOf(uri), text: reading.text })
    : workspace.unreadable(uri, reading.unreadable);
}
