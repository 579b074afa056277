/** What the server needs of the outside. A composition root in `hosts/` gives it. */
import type { Past } from "../engine/past.ts";
import type { Day } from "../model/day.ts";

/** What came of reading a file. */
export type Reading = { readonly text: string } | { readonly unreadable: string };

export interface Files {
  /** Uris of the files below the folder that a format may claim, ignored and excluded ones left out. `exclude`: globs. */
  find(folder: string, exclude: readonly string[]): Promise<readonly string[]>;
  /** Whether `find` would name the file, as far as its name and the ignore files tell. */
  covers(folder: string, uri: string, exclude: readonly string[]): Promise<boolean>;
  /**
   * The root from which paths count (the repository's, where there is one), and the files above the folder that speak for it:
   * manifests and CODEOWNERS.
   */
  context(folder: string): Promise<{ readonly root: string; readonly files: readonly string[] }>;
  /** Whether there is such a file, as far as can be seen; left out: reading tells. */
  exists?(uri: string): Promise<boolean>;
  /**
   * The baseline that holds for a folder: the file that is named, as a path from it, else the nearest one up to the repository's root.
   * undefined: there is none. Left out: only the folder itself is looked into.
   */
  baseline?(
    folder: string,
    named: string | undefined,
  ): Promise<{ readonly uri: string; readonly reading: Reading } | undefined>;
  /** undefined: there is no such file. */
  read(uri: string): Promise<Reading | undefined>;
}

/** Folders as they were, told by the version control that is installed. */
export interface History {
  /** The folder, or the one file of it, at a ref; in words why that cannot be told. */
  read(
    of: { readonly folder: string; readonly file?: string; readonly exclude: readonly string[] },
    ref: string,
  ): Promise<{ readonly past: Past } | { readonly trouble: string }>;
  /** Calls whenever the newest commit may be another one; the result ends that. */
  watch(folder: string, moved: () => void): () => void;
}

export interface Host {
  readonly files: Files;
  /** Left out where there is none, as in the browser. */
  readonly history?: History;
  /** Hands in the grammar of HCL, whose texts stay unread until then; rejects where it cannot be had. */
  readHclGrammar(): Promise<void>;
  /** Today in UTC. */
  today(): Day;
  /** Runs once after `ms`; the result takes it back. */
  after(ms: number, run: () => void): () => void;
  /** Runs after the messages that already wait. */
  soon(run: () => void): void;
  log(text: string): void;
}
