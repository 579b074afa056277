/** One server process with one file, from its start to its end: every figure of one row, once. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, Position, Range } from "vscode-languageserver-protocol";
import { positionAt } from "../../server/src/text/lines.ts";
import { Client, type OpenText, sleep } from "./client.ts";
import { cpuOf, peakOf } from "./processes.ts";
import type { ServerConfig } from "./servers.ts";
import type { Key, Workload } from "./workload.ts";

/** Times in milliseconds, memory in MiB. */
export interface Run {
  readonly server: ServerConfig["id"];
  readonly size: string;
  readonly pulls: boolean;
  /** Start of the process → answer to `initialize`. */
  readonly initialize: number;
  /** didOpen → the first report with findings. */
  readonly open: number;
  /** A key that makes a value wrong or right again → the report that shows it. */
  readonly value: readonly number[];
  /** The same for a key that breaks the syntax; the one that mends it again is a key like any other. */
  readonly syntax: readonly number[];
  /** Processor time per value key. */
  readonly cpu: number;
  /** A hover sent right behind a key → its answer. */
  readonly hover: readonly number[];
  /** The most memory that it ever held. */
  readonly peak: number;
  /** Findings of the file as it was opened. */
  readonly findings: number;
}

/** How many characters a place gets typed and deleted, and after how long no more of them. */
const PAIRS = 10;
const PATIENCE = 3000;
/** A person types; a server that works on between keys is not hurried. */
const GAP = 25;
const LIMIT = 60_000;

export async function run(server: ServerConfig, size: string, workload: Workload): Promise<Run> {
  const root = mkdtempSync(path.join(tmpdir(), "nhi-bench-"));
  const file = path.join(root, `bench.nhi.${server.language}`);
  writeFileSync(file, workload.text);
  const client = new Client(server, root);
  try {
    const initialize = await client.initialize();
    const document: OpenText = {
      uri: pathToFileURL(file).href,
      languageId: server.language,
      text: workload.text,
      version: 1,
    };
    const started = performance.now();
    client.open(document);
    const first = await client.diagnostics(document, (items) => items.length > 0, LIMIT);
    const open = first.at - started;
    // Some servers report once more when they have read their settings.
    await sleep(500);
    const findings = (client.lastReport(document.uri) ?? first).items.length;
    const value = await keys(client, document, workload.value, (position) => ({
      on: (items) => items.some(({ range }) => range.start.line === position.line),
      off: (items) => !items.some(({ range }) => range.start.line === position.line),
    }));
    const syntax = await keys(client, document, workload.syntax, () => ({
      on: (items) => items.length > findings,
      off: (items) => items.length === findings,
    }));
    const hover = await hovers(client, document, workload);
    const peak = peakOf(client.pids);
    return {
      server: server.id,
      size,
      pulls: client.pulls,
      initialize,
      open,
      value: [...value.on, ...value.off],
      cpu: value.cpu,
      syntax: syntax.on,
      hover,
      peak,
      findings,
    };
  } finally {
    await client.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

type Fresh = (items: readonly Diagnostic[]) => boolean;

/** Types and deletes one character at each place in turn; a report counts only when it shows the change. */
async function keys(
  client: Client,
  document: OpenText,
  { insert, offsets }: Key,
  freshAt: (position: Position) => { readonly on: Fresh; readonly off: Fresh },
): Promise<{ readonly on: readonly number[]; readonly off: readonly number[]; readonly cpu: number }> {
  const on: number[] = [];
  const off: number[] = [];
  const before = cpuOf(client.pids);
  for (const offset of offsets) {
    const start = positionAt(document.text, offset);
    const fresh = freshAt(start);
    const started = performance.now();
    for (let pair = 0; pair < PAIRS && (pair === 0 || performance.now() - started < PATIENCE); pair++) {
      on.push(await timed(client, document, typed(start, insert), fresh.on));
      off.push(await timed(client, document, deleted(start, insert), fresh.off));
    }
  }
  return { on, off, cpu: (cpuOf(client.pids) - before) / (on.length + off.length) };
}

async function timed(client: Client, document: OpenText, change: Edit, fresh: Fresh): Promise<number> {
  await sleep(GAP);
  document.version++;
  // Who is pushed to listens before it types; who pulls asks behind the key.
  const pushed = client.pulls ? undefined : client.diagnostics(document, fresh, LIMIT);
  const sent = performance.now();
  client.change(document, change.range, change.text);
  const { at } = await (pushed ?? client.diagnostics(document, fresh, LIMIT));
  return at - sent;
}

/** Is the server free for a question while it works on a key? */
async function hovers(
  client: Client,
  document: OpenText,
  { value, hover }: Workload,
): Promise<readonly number[]> {
  const times: number[] = [];
  const start = positionAt(document.text, value.offsets[1] ?? 0);
  const position = positionAt(document.text, hover);
  for (let key = 0; key < 6; key++) {
    await sleep(300);
    document.version++;
    const { range, text } = key % 2 === 0 ? typed(start, value.insert) : deleted(start, value.insert);
    const sent = performance.now();
    client.change(document, range, text);
    const params = { textDocument: { uri: document.uri }, position };
    const { at } = await client.request("textDocument/hover", params, LIMIT);
    times.push(at - sent);
  }
  return times;
}

interface Edit {
  readonly range: Range;
  readonly text: string;
}

const typed = (start: Position, text: string): Edit => ({ range: { start, end: start }, text });

const deleted = (start: Position, text: string): Edit => ({
  range: { start, end: { line: start.line, character: start.character + text.length } },
  text: "",
});
