/** The words that client and server share beyond the Language Server Protocol itself. */

/** Requests and commands. `nhi.server.*` are run by the server, `nhi.*` by the client. */
export const WORDS = {
  /** Client to server: how things stand; answered with a `Status`. */
  status: "nhi/status",
  /** Server to client: all files of the workspace have been read. */
  read: "nhi/read",
  /** Server to client, where the server has no file system: `FindFiles` in, uris out. */
  findFiles: "nhi/files/find",
  /** Server to client: `{ uri }` in, `FileText` out. */
  readFile: "nhi/files/read",
  /** Runs a fix with what a person answered. */
  serverApplyFix: "nhi.server.applyFix",
  /** Answers with the text of a first manifest. */
  serverInit: "nhi.server.init",
  /** `{ folder?, text }` in; answers with `{ text, entries }`: a manifest made of the tables of a Markdown text. */
  serverFromTable: "nhi.server.fromTable",
} as const;

/** What `initializationOptions` tells the server about this client. */
export interface ClientGifts {
  /** The client asks a person for the values that a fix needs (`nhi.applyFix`). */
  readonly ask: true;
  /** The editor shows a finding's message above the hover by itself; the hover goes on from there. */
  readonly findingsInHover: true;
  /** Whether the Problems list shows files that are not open; the client asks for them every two seconds. */
  readonly workspaceDiagnostics: boolean;
}

export interface Status {
  /** Files of the workspace are still being read. */
  readonly reading: boolean;
  readonly identities: number;
  readonly findings: number;
  /** The day that counts as today, `YYYY-MM-DD`. */
  readonly asOf: string;
}

export interface FindFiles {
  readonly folder: string;
  /** Globs from the folder. */
  readonly exclude: readonly string[];
}

/** null: there is no such file. */
export type FileText = { readonly text: string } | { readonly unreadable: string } | null;

/** One value that only a person can give. */
export interface Question {
  readonly ask: string;
  readonly prompt: string;
  readonly kind: "text" | "date" | "evidence" | "team";
  readonly sample: string;
  /** Known good answers, best first; another may be given. */
  readonly choices?: readonly string[];
}

/** The argument of `nhi.applyFix`: which fix of which version of a document, and what it asks. */
export interface FixToAsk {
  readonly uri: string;
  readonly version: number | null;
  readonly id: string;
  readonly title: string;
  readonly asks: readonly Question[];
}

/** What comes back: whether the editor took the edit, or why there was none. */
export type FixResult = { readonly applied: boolean } | { readonly refused: string };

/** The argument of `nhi.server.applyFix`: the same fix, with an answer for every question. */
export interface FixAnswered {
  readonly uri: string;
  readonly version: number | null;
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
}
