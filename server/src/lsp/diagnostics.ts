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

/** What was said of a file, and of which rows; it holds while nothing has moved by lines. */
interface Said {
  readonly rows: readonly Row[];
  readonly items: readonly Diagnostic[];
  /** How many of the items each row has. */
  readonly counts: readonly number[];
  readonly moves: number;
}

const UNSAID: Said = { rows: [], items: [], counts: [], moves: 0 };
const NOTHING = { rows: [], count: 0, moves: 0 };

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

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
  readonly #said = new Map<string, Said>();
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
    const { rows, count, moves } = this.#session.workspaceOf(uri)?.told(uri) ?? NOTHING;
    if (count > MOST) return this.#first(rows);
    const before = this.#said.get(uri);
    const said = before?.moves === moves ? before : UNSAID;
    // A key puts one row in, takes one out or changes one; those before and behind it are said already.
    let head = 0;
    while (head < rows.length && rows[head] === said.rows[head]) head++;
    let tail = 0;
    const most = Math.min(rows.length, said.rows.length) - head;
    while (tail < most && rows.at(-1 - tail) === said.rows.at(-1 - tail)) tail++;
    const fresh = rows.slice(head, rows.length - tail).map((row) => this.#sayRow(row));
    const [from, until] = [head, said.rows.length - tail];
    const items = said.items.toSpliced(
      sum(said.counts.slice(0, from)),
      sum(said.counts.slice(from, until)),
      ...fresh.flat(),
    );
    const counts = said.counts.toSpliced(from, until - from, ...fresh.map(({ length }) => length));
    this.#said.set(uri, { rows: [...rows], items, counts, moves });
    return items;
  }

  /** Of more findings than a person reads the first, with a count of the rest. */
  #first(rows: readonly Row[]): Diagnostic[] {
    const said: Diagnostic[] = [];
    let rest = 0;
    for (const { verdicts } of rows)
      for (const verdict of verdicts)
        if (verdict.hidden) continue;
        else if (said.length < MOST) said.push(this.#say(verdict));
        else rest++;
    const last = said.at(-1);
    if (last && rest > 0)
      said[MOST - 1] = { ...last, message: `${last.message} (and ${rest} more findings in this file)` };
    return said;
  }

  #sayRow({ verdicts }: Row): readonly Diagnostic[] {
    return verdicts.flatMap((verdict) => (verdict.hidden ? [] : [this.#say(verdict)]));
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
