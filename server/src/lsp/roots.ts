/** The workspaces of a session: one per folder, and one for each open file that stands in none. */
import type { InitializeParams } from "vscode-languageserver";
import { Workspace } from "../engine/workspace.ts";
import type { Day } from "../model/day.ts";

/** A folder that is open in the editor, with its model. */
export interface Root {
  /** The folder's uri without a final slash; empty for a loose file. */
  readonly uri: string;
  readonly workspace: Workspace;
  /** The folder's files have been read; false while that is under way. */
  read: boolean;
}

export interface RootSettings {
  /** Ids of formats that are switched off. */
  readonly off: ReadonlySet<string>;
  readonly today: Day;
}

/** A folder's uri as it is compared: without a final slash. */
export const folderOf = ({ uri }: { readonly uri: string }): string => uri.replace(/\/+$/, "");

/** The folders that the client has open, as uris. */
export function foldersOf(params: InitializeParams | undefined): readonly string[] {
  const { workspaceFolders, rootUri } = params ?? {};
  return (workspaceFolders ?? (rootUri ? [{ uri: rootUri }] : [])).map(folderOf);
}

export class Roots {
  #folders: readonly Root[];
  readonly #loose = new Map<string, Root>();
  readonly #settings: RootSettings;

  constructor(folders: readonly string[], settings: RootSettings) {
    this.#settings = settings;
    this.#folders = folders.map((uri) => this.#make(uri));
  }

  get folders(): readonly Root[] {
    return this.#folders;
  }

  /** The folders' roots, then those of loose files. */
  get all(): readonly Root[] {
    return [...this.#folders, ...this.#loose.values()];
  }

  /** The innermost folder that the file stands in. */
  folderOf(uri: string): Root | undefined {
    let inner: Root | undefined;
    for (const root of this.#folders)
      if (uri.startsWith(`${root.uri}/`) && root.uri.length >= (inner?.uri.length ?? 0)) inner = root;
    return inner;
  }

  of(uri: string): Root | undefined {
    return this.folderOf(uri) ?? this.#loose.get(uri);
  }

  addLoose(uri: string): Root {
    const root = this.#make("");
    this.#loose.set(uri, root);
    return root;
  }

  /** Whether the file was a loose one. */
  dropLoose(uri: string): boolean {
    return this.#loose.delete(uri);
  }

  /** Folders come and go; out come the roots of those that came. Loose files find their place anew. */
  change(added: readonly string[], removed: readonly string[]): readonly Root[] {
    const fresh = added.map((uri) => this.#make(uri));
    this.#folders = [...this.#folders.filter(({ uri }) => !removed.includes(uri)), ...fresh];
    this.#loose.clear();
    return fresh;
  }

  #make(uri: string): Root {
    const { today, off } = this.#settings;
    return { uri, workspace: new Workspace({ folder: uri, today, off }), read: uri === "" };
  }
}
