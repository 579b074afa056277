/** One folder in one server process: what a key costs until everything that it changes has been told, in all files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, WorkspaceDiagnosticReport } from "vscode-languageserver-protocol";
import { positionAt } from "../../server/src/text/lines.ts";
import { Client, type OpenText, sleep } from "./client.ts";
import { cpuOf, peakOf } from "./processes.ts";
import type { ServerConfig } from "./servers.ts";
import type { Folder, Place } from "./workspace-load.ts";

/** Times in milliseconds, memory in MiB. */
export interface FolderRun {
  readonly files: number;
  /** A key that makes a date wrong or right again. */
  readonly value: Keys;
  /** A key in a team's name, and the one that takes it back. */
  readonly team: Keys;
  readonly peak: number;
}

export interface Keys {
  readonly times: readonly number[];
  /** Processor time per key. */
  readonly cpu: number;
}

const pooled = (all: readonly Keys[]): Keys => ({
  times: all.flatMap(({ times }) => times),
  cpu: all.reduce((sum, { cpu }) => sum + cpu, 0) / all.length,
});

/** How many characters a place gets typed and deleted; those that touch many files take longer. */
const VALUE_PAIRS = 10;
const TEAM_PAIRS = 4;
const GAP = 25;

export async function runFolder(server: ServerConfig, folder: Folder): Promise<FolderRun> {
  const root = mkdtempSync(path.join(tmpdir(), "nhi-bench-"));
  for (const [name, text] of folder.files) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  const settings = { nhi: { diagnostics: { scope: "workspace" } } };
  const client = new Client({ ...server, settings, initializationOptions: {} }, root);
  try {
    await client.initialize();
    await readAll(client);
    const seen = new Seen(client);
    await seen.pull();
    const type = (place: Place, pairs: number, isOn: (found: Found) => boolean) =>
      keys(client, seen, root, folder, place, pairs, isOn);
    const values = [];
    for (const place of folder.values)
      values.push(await type(place, VALUE_PAIRS, (found) => found("date-invalid") > 0));
    const teams = [];
    for (const place of folder.teams)
      teams.push(await type(place, TEAM_PAIRS, (found) => found("owner-unknown") === place.owned));
    return {
      files: folder.files.size,
      value: pooled(values),
      team: pooled(teams),
      peak: peakOf(client.pids),
    };
  } finally {
    await client.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Waits until the folder has been read. */
async function readAll(client: Client): Promise<void> {
  for (const end = performance.now() + 60_000; performance.now() < end; await sleep(50)) {
    const { result } = await client.request("nhi/status", null);
    if (!(result as { readonly reading: boolean }).reading) return;
  }
  throw new Error("the folder was not read in time");
}

/** How many findings of a rule the whole folder has now; of all rules where the name is empty. */
type Found = (rule: string) => number;

/** All findings of the folder as a client knows them, which asks only for what has changed. */
class Seen {
  readonly #client: Client;
  readonly #reports = new Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>();

  constructor(client: Client) {
    this.#client = client;
  }

  /** Asks anew; resolves with the time of the answer. */
  async pull(): Promise<number> {
    const previousResultIds = [...this.#reports].map(([uri, { id }]) => ({ uri, value: id }));
    const { result, at } = await this.#client.request("workspace/diagnostic", { previousResultIds });
    for (const one of (result as WorkspaceDiagnosticReport).items)
      if (one.kind === "full") this.#reports.set(one.uri, { id: one.resultId ?? "", items: one.items });
    return at;
  }

  readonly found: Found = (rule) =>
    [...this.#reports.values()]
      .flatMap(({ items }) => items)
      .filter(({ code }) => rule === "" || code === rule).length;
}

/** Types and deletes one character at the place; a report counts only when the whole folder shows the change. */
async function keys(
  client: Client,
  seen: Seen,
  root: string,
  folder: Folder,
  { path: name, offset }: Place,
  pairs: number,
  isOn: (found: Found) => boolean,
): Promise<Keys> {
  const text = folder.files.get(name) ?? "";
  const uri = pathToFileURL(path.join(root, name)).href;
  const document: OpenText = { uri, languageId: "yaml", text, version: 1 };
  client.open(document);
  await seen.pull();
  const clean = seen.found("");
  const start = positionAt(text, offset);
  const end = { line: start.line, character: start.character + 1 };
  const times: number[] = [];
  const before = cpuOf(client.pids);
  for (let key = 0; key < 2 * pairs; key++) {
    const isTyped = key % 2 === 0;
    await sleep(GAP);
    document.version++;
    const sent = performance.now();
    client.change(document, { start, end: isTyped ? start : end }, isTyped ? "x" : "");
    // As editors do: the document that is typed in, and then all files.
    const own = client.request("textDocument/diagnostic", { textDocument: { uri } });
    const at = await seen.pull();
    await own;
    if (isTyped ? !isOn(seen.found) : seen.found("") !== clean)
      throw new Error(`a key in ${name} is not told in full: ${seen.found("")} findings`);
    times.push(at - sent);
  }
  const cpu = (cpuOf(client.pids) - before) / times.length;
  client.notify("textDocument/didClose", { textDocument: { uri } });
  return { times, cpu };
}
