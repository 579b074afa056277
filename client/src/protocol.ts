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
  /** `{ rule?, decision? }` in: `BulkRules`, `BulkOffer` or `BulkDone` out. */
  serverFixRule: "nhi.server.fixRule",
  /** `{ from?, to? }` in: `Parties`, `HandoverList` or `HandoverDone` out. */
  serverHandover: "nhi.server.handover",
  /** Client to server: what falls due, `{ soon }` in; answered with a `DueList`. */
  due: "nhi/due",
  /** Client to server: who silenced what; answered with a list of `SilenceLine`. */
  ledger: "nhi/ledger",
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

export interface Refused {
  readonly refused: string;
}

/** The rules of which findings can be repaired in bulk. */
export interface BulkRules {
  readonly rules: readonly { readonly id: string; readonly title: string; readonly findings: number }[];
}

/** What has to be decided for all findings of one rule. `safe`: how many need no decision. */
export interface BulkOffer {
  readonly findings: number;
  readonly safe: number;
  readonly choices: readonly BulkChoice[];
}

export interface BulkChoice {
  readonly title: string;
  readonly asks: readonly Question[];
}

/** `left`: why others stay. */
export interface BulkDone {
  readonly applied: boolean;
  readonly made: number;
  readonly left: readonly string[];
}

export interface Parties {
  readonly parties: readonly { readonly ref: string; readonly detail: string }[];
}

/** `brings`: how many findings the hand-over would bring. */
export interface HandoverList {
  readonly holds: number;
  readonly stays: number;
  readonly successors: readonly { readonly ref: string; readonly reason: string; readonly brings: number }[];
}

/** `asked`: the proofs that are to be written. */
export interface HandoverDone {
  readonly applied: boolean;
  readonly moved: number;
  readonly stays: readonly string[];
  readonly asked: readonly string[];
}

/** `soon`: the days that count as soon. */
export interface DueList {
  readonly days: number;
  readonly soon: number;
  readonly rows: readonly DueLine[];
}

export interface DueLine {
  /** `YYYY-MM-DD`: the last good day. */
  readonly day: string;
  readonly left: number;
  readonly what: string;
  readonly title: string;
  readonly owner?: string;
  readonly limit?: string;
  readonly uri: string;
  readonly range: { readonly start: Point; readonly end: Point };
}

export interface SilenceLine {
  readonly state: "in force" | "unused" | "expired" | "invalid";
  readonly kind: "exception" | "suppression";
  readonly rules: readonly string[];
  /** What it covers: an exception's match, or where a comment stands. */
  readonly reach: string;
  readonly reason?: string;
  readonly approvedBy?: string;
  /** `YYYY-MM-DD`: the last day. */
  readonly until?: string;
  readonly hides: number;
  readonly uri: string;
  readonly range: { readonly start: Point; readonly end: Point };
}

interface Point {
  readonly line: number;
  readonly character: number;
}
