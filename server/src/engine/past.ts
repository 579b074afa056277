/** A workspace as it was: the same folder, at another time. What the host finds there is read as the files of today are. */
import { languageOf } from "../formats/registry.ts";
import type { Day } from "../model/day.ts";
import { Workspace } from "./workspace.ts";

/** The files of a folder at that time. */
export interface Past {
  /** How a person calls that time: `HEAD`, `main...`. */
  readonly name: string;
  /** The uri from which paths count. */
  readonly root: string;
  readonly files: readonly {
    readonly uri: string;
    readonly text: string;
    /** It speaks for the folder from above it. */
    readonly context: boolean;
  }[];
  /** The text of another file of that time; undefined: there was none. */
  read(uri: string): Promise<string | undefined>;
  /** Whether there was such a file; undefined: nobody can tell. */
  has(uri: string): boolean | undefined;
}

export interface PastSettings {
  readonly folder: string;
  readonly today: Day;
  readonly off?: ReadonlySet<string>;
  /** Every file was looked for: none is left out by a glob. */
  readonly whole: boolean;
}

/** How many files are read before others get their turn. */
const BATCH = 20;

/** Reads it all. `pause` lets others work in between; undefined comes back where it says that nobody waits any more. */
export async function workspaceOfPast(
  past: Past,
  { whole, ...settings }: PastSettings,
  pause: () => Promise<boolean> = async () => true,
): Promise<Workspace | undefined> {
  const workspace = new Workspace(settings);
  workspace.moveRoot(past.root);
  for (const [i, { uri, text, context }] of past.files.entries()) {
    if (i % BATCH === BATCH - 1 && !(await pause())) return undefined;
    workspace.set({ uri, version: 0, language: languageOf(uri), text }, { context });
  }
  const tried = new Set<string>();
  for (let wanted = workspace.wanted(); wanted.length > 0; ) {
    for (const uri of wanted) {
      tried.add(uri);
      const text = await past.read(uri);
      if (text !== undefined)
        workspace.set({ uri, version: 0, language: languageOf(uri), text }, { context: true });
    }
    wanted = workspace.wanted().filter((uri) => !tried.has(uri));
  }
  const seen = new Map<string, boolean>();
  for (const uri of workspace.unseen()) {
    const is = past.has(uri);
    if (is !== undefined) seen.set(uri, is);
  }
  workspace.saw(seen);
  if (whole) workspace.finish();
  return workspace;
}
