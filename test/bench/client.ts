/**
 * A small language client over stdio, one per server process. Its own, because the measured time must end
 * when an answer arrives, before anything on this side parses it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic, InitializeResult, Range } from "vscode-languageserver-protocol";
import { CAPABILITIES } from "./capabilities.ts";
import { Frames } from "./frames.ts";
import { processesOf } from "./processes.ts";
import type { ServerConfig } from "./servers.ts";

/** A message's result and when its last byte arrived. */
interface Answer {
  readonly result: unknown;
  readonly at: number;
}

/** Diagnostics of the open document and when they arrived. */
export interface Report {
  readonly items: readonly Diagnostic[];
  readonly at: number;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

/** The one open document. */
export interface OpenText {
  readonly uri: string;
  readonly languageId: string;
  /** As it was opened. No copy is kept of what keys make of it: to hold a megabyte beside the server would slow it down. */
  readonly text: string;
  version: number;
}

/** Codes of answers that say "ask again": cancelled, content modified, server cancelled. */
const AGAIN = new Set([-32800, -32801, -32802]);

export class Client {
  readonly started = performance.now();
  readonly #config: ServerConfig;
  readonly #root: string;
  readonly #tag = `NHI_BENCH_${randomUUID().replaceAll("-", "")}`;
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { take: (answer: Answer) => void; fail: (error: Error) => void }>();
  readonly #watchers = new Set<(params: Published, at: number) => void>();
  readonly #ended: Promise<void>;
  #last: { readonly uri: string; readonly report: Report } | undefined;
  #pids: readonly number[] = [];
  #count = 0;
  #stderr = "";
  #pull = false;

  constructor(config: ServerConfig, root: string) {
    this.#config = config;
    this.#root = root;
    this.#process = spawn(process.execPath, [...config.args], {
      cwd: root,
      stdio: ["pipe", "pipe", "pipe"],
      env: { ...process.env, NHI_BENCH_TAG: this.#tag },
    });
    const frames = new Frames((body, at) => this.#receive(JSON.parse(body), at));
    this.#process.stdout?.on("data", (chunk: Buffer) => frames.push(chunk));
    this.#process.stderr?.on("data", (chunk: Buffer) => {
      this.#stderr = (this.#stderr + chunk).slice(-2000);
    });
    this.#process.stdin?.on("error", () => {});
    this.#ended = new Promise((resolve) => {
      const end = (): void => {
        for (const { fail } of this.#waiting.values()) fail(this.#gone());
        this.#waiting.clear();
        resolve();
      };
      this.#process.on("exit", end);
      this.#process.on("error", end);
    });
  }

  /** Milliseconds from the start of the process to the answer to `initialize`. */
  async initialize(): Promise<number> {
    const folder = { uri: pathToFileURL(this.#root).href, name: path.basename(this.#root) };
    const { result, at } = await this.request("initialize", {
      processId: process.pid,
      rootPath: this.#root,
      rootUri: folder.uri,
      workspaceFolders: [folder],
      capabilities: CAPABILITIES,
      initializationOptions: this.#config.initializationOptions ?? {},
    });
    const { capabilities } = result as InitializeResult;
    this.#pull = capabilities.diagnosticProvider !== undefined;
    this.notify("initialized", {});
    this.notify("workspace/didChangeConfiguration", { settings: this.#config.settings ?? {} });
    return at - this.started;
  }

  get pulls(): boolean {
    return this.#pull;
  }

  /** The server's processes; looked up once it has been at work, because the look-up reads all of `/proc`. */
  get pids(): readonly number[] {
    if (this.#pids.length === 0) this.#pids = processesOf(this.#tag);
    return this.#pids;
  }

  /** Resolves with the first report of the document as it stands that `fresh` accepts; an older one never counts. */
  async diagnostics(
    document: OpenText,
    fresh: (items: readonly Diagnostic[]) => boolean,
    patience: number,
  ): Promise<Report> {
    if (!this.#pull) return this.#published(document, fresh, patience);
    const end = performance.now() + patience;
    for (;;) {
      const report = await this.#pulled(document.uri, end - performance.now());
      if (report && fresh(report.items)) return report;
      if (performance.now() > end) throw new Error("no fresh diagnostics in time");
      await sleep(5);
    }
  }

  /** What was reported last, for a server that may add to its first report. */
  lastReport(uri: string): Report | undefined {
    return this.#last && sameUri(this.#last.uri, uri) ? this.#last.report : undefined;
  }

  open({ uri, languageId, version, text }: OpenText): void {
    this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version, text } });
  }

  change({ uri, version }: OpenText, range: Range, text: string): void {
    this.notify("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  request(method: string, params: unknown, patience = 60_000): Promise<Answer> {
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      if (this.#process.exitCode !== null) return reject(this.#gone());
      const settle = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(id);
      };
      const take = (answer: Answer): void => {
        settle();
        resolve(answer);
      };
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const timer = setTimeout(() => fail(new Error(`no answer to ${method} in time`)), patience);
      this.#waiting.set(id, { take, fail });
      this.#send({ id, method, params });
    });
  }

  notify(method: string, params: unknown): void {
    this.#send({ method, params });
  }

  /** Asks the server to end, and ends it where it does not. */
  async stop(): Promise<void> {
    try {
      await this.request("shutdown", null, 2000);
      this.notify("exit", null);
    } catch {
      // It has ended, or it does not answer and is ended below.
    }
    await Promise.race([this.#ended, sleep(1000)]);
    for (const pid of processesOf(this.#tag)) process.kill(pid, "SIGKILL");
  }

  #published(
    document: OpenText,
    fresh: (items: readonly Diagnostic[]) => boolean,
    patience: number,
  ): Promise<Report> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#watchers.delete(watch);
      };
      const watch = ({ uri, version, diagnostics }: Published, at: number): void => {
        if (!sameUri(uri, document.uri) || (version ?? document.version) !== document.version) return;
        if (!fresh(diagnostics)) return;
        settle();
        resolve({ items: diagnostics, at });
      };
      const timer = setTimeout(() => {
        settle();
        reject(new Error("no fresh diagnostics in time"));
      }, patience);
      this.#watchers.add(watch);
      void this.#ended.then(() => {
        settle();
        reject(this.#gone());
      });
    });
  }

  /** undefined where the server asks to be asked again. */
  async #pulled(uri: string, patience: number): Promise<Report | undefined> {
    try {
      const { result, at } = await this.request(
        "textDocument/diagnostic",
        { textDocument: { uri } },
        Math.max(1, patience),
      );
      const { items } = result as { readonly items?: readonly Diagnostic[] };
      const report = { items: items ?? [], at };
      this.#last = { uri, report };
      return report;
    } catch (error) {
      if (error instanceof Refused && AGAIN.has(error.code)) return undefined;
      throw error;
    }
  }

  #send(message: Message): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.#process.stdin?.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  #receive(message: Message, at: number): void {
    if (message.method === "textDocument/publishDiagnostics") {
      const published = message.params as Published;
      this.#last = { uri: published.uri, report: { items: published.diagnostics, at } };
      for (const watch of this.#watchers) watch(published, at);
    } else if (message.method !== undefined) {
      if (message.id !== undefined)
        this.#send({ id: message.id, result: this.#answer(message.method, message.params) });
    } else if (message.id !== undefined) {
      const waiting = this.#waiting.get(message.id);
      if (message.error) waiting?.fail(new Refused(message.error.code, message.error.message));
      else waiting?.take({ result: message.result, at });
    }
  }

  /** What a server asks of its client. */
  #answer(method: string, params: unknown): unknown {
    if (method !== "workspace/configuration") return null;
    const { items } = params as { readonly items: readonly { readonly section?: string }[] };
    const settings: unknown = this.#config.settings ?? {};
    return items.map(({ section }) =>
      section ? section.split(".").reduce<unknown>(property, settings) : settings,
    );
  }

  #gone(): Error {
    return new Error(`the server has ended: ${this.#stderr.slice(-300)}`);
  }
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

class Refused extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

export const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Servers escape uris as they like. */
const sameUri = (a: string, b: string): boolean => a === b || decodeURIComponent(a) === decodeURIComponent(b);

const property = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null ? (Reflect.get(value, key) ?? null) : null;
