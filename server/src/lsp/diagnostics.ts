/**
 * Diagnostics: pulled where the client can, pushed where it cannot, never both.
 * A result id is the number of the last change that touched the file, so an unchanged file costs nothing.
 */
import {
  type Connection,
  type Diagnostic,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type WorkspaceDiagnosticParams,
  type WorkspaceDiagnosticReport,
} from "vscode-languageserver";
import type { Row } from "../engine/told.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Way } from "./client.ts";
import type { Host } from "./host.ts";
import type { Session } from "./session.ts";
import { movedBy, toDiagnostic } from "./to-lsp.ts";

/** More findings of one file than a person reads; the rest are counted in the last one. */
const MOST = 1000;

/** A row in the protocol's words, as long as its segment stands at that line; below zero: it is said anew each time. */
interface Said {
  readonly row: Row;
  readonly line: number;
  readonly diagnostics: readonly Diagnostic[];
}

export class Diagnostics {
  readonly #session: Session;
  readonly #connection: Connection;
  readonly #host: Host;
  readonly #pull: boolean;
  readonly #refresh: boolean;
  readonly #pages: string | undefined;
  /** The number of the last change that touched the file. */
  readonly #touched = new Map<string, number>();
  readonly #waiting = new Set<string>();
  /** What was made of a verdict, and the line at which its segment stood then: a key says anew only what it changed. */
  readonly #made = new WeakMap<Verdict, { readonly line: number; readonly diagnostic: Diagnostic }>();
  /** What was said of a file when it was last asked for. */
  readonly #said = new Map<string, readonly Said[]>();
  #count = 0;
  #scheduled = false;

  constructor(session: Session, connection: Connection, host: Host, how: Way) {
    this.#session = session;
    this.#connection = connection;
    this.#host = host;
    this.#pull = how.pull;
    this.#refresh = how.refresh;
    this.#pages = how.pages;
  }

  /** Notes that the verdicts of these files may be others now. `own`: the file whose edit it was, which a pulling client asks for by itself. */
  touch(uris: Iterable<string>, own?: string): void {
    this.#count++;
    let others = false;
    for (const uri of uris) {
      this.#touched.set(uri, this.#count);
      if (uri !== own) others = true;
      if (!this.#pull) this.#waiting.add(uri);
    }
    if (this.#pull ? others && this.#refresh : this.#waiting.size > 0) this.#schedule();
  }

  /** The file is gone or closed: what was said of it is taken back. */
  clear(uri: string): void {
    this.#touched.delete(uri);
    this.#said.delete(uri);
    if (!this.#pull) {
      this.#waiting.delete(uri);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  pull({ textDocument: { uri }, previousResultId }: DocumentDiagnosticParams): DocumentDiagnosticReport {
    const resultId = this.#resultId(uri);
    if (previousResultId === resultId) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: this.of(uri) };
  }

  pullAll({ previousResultIds }: WorkspaceDiagnosticParams): WorkspaceDiagnosticReport {
    const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
    const listed = new Set(this.#session.listed());
    const items: WorkspaceDiagnosticReport["items"] = [];
    for (const uri of listed) {
      const resultId = this.#resultId(uri);
      const version = this.#session.versionOf(uri) ?? null;
      if (known.get(uri) === resultId)
        items.push({ kind: DocumentDiagnosticReportKind.Unchanged, uri, version, resultId });
      else
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version, resultId, items: this.of(uri) });
    }
    for (const uri of known.keys())
      if (!listed.has(uri))
        items.push({ kind: DocumentDiagnosticReportKind.Full, uri, version: null, items: [] });
    return { items };
  }

  /** The diagnostics of a file as they stand, exceptions applied, capped with a count of the rest. */
  of(uri: string): Diagnostic[] {
    const rows = this.#session.workspaceOf(uri)?.told(uri) ?? [];
    const before = this.#said.get(uri) ?? [];
    let at = 0;
    const now = rows.map((row) => {
      // A key puts one row in, takes one out or changes one; the others follow each other as before.
      if (before[at]?.row !== row && before[at + 1]?.row === row) at++;
      const said = before[at]?.row === row ? before[at++] : undefined;
      return said?.line === row.segment.line ? said : this.#sayRow(row);
    });
    this.#said.set(uri, now);
    const said = now.flatMap(({ diagnostics }) => diagnostics);
    const rest = said.length - MOST;
    if (rest <= 0) return said;
    const shown = said.slice(0, MOST);
    const last = shown.at(-1);
    if (last)
      shown[MOST - 1] = { ...last, message: `${last.message} (and ${rest} more findings in this file)` };
    return shown;
  }

  #sayRow(row: Row): Said {
    const { line } = row.segment;
    const told = row.verdicts.filter(({ hidden }) => !hidden);
    const diagnostics = told.map((verdict) => this.#say(verdict));
    const stays = told.every(({ finding: { at, related } }) => at.in === row.segment && related.length === 0);
    return { row, line: stays ? line : -1, diagnostics };
  }

  #say(verdict: Verdict): Diagnostic {
    const { at, related } = verdict.finding;
    const { line } = at.in;
    const made = this.#made.get(verdict);
    if (made?.line === line) return made.diagnostic;
    const diagnostic = made ? movedBy(made.diagnostic, line - made.line) : toDiagnostic(verdict, this.#pages);
    // What it points to elsewhere may have moved by other lines.
    if (related.length === 0) this.#made.set(verdict, { line, diagnostic });
    return diagnostic;
  }

  #resultId(uri: string): string {
    return String(this.#touched.get(uri) ?? 0);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#host.soon(() => {
      this.#scheduled = false;
      if (this.#pull) this.#connection.languages.diagnostics.refresh();
      else this.#publish();
    });
  }

  #publish(): void {
    const listed = new Set(this.#session.listed());
    for (const uri of this.#waiting) {
      if (!listed.has(uri)) continue;
      const version = this.#session.versionOf(uri);
      void this.#connection.sendDiagnostics({
        uri,
        diagnostics: this.of(uri),
        ...(version !== undefined && { version }),
      });
    }
    this.#waiting.clear();
  }
}
