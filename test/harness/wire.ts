/** The real server and a client over in-memory streams: no process, no file unless the test gives one. */
import { PassThrough } from "node:stream";
import { createConnection } from "vscode-languageserver/node";
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentContentChangeEvent,
} from "vscode-languageserver-protocol/node";
import { readHclGrammar } from "../../server/src/hosts/hcl.node.ts";
import { nodeHost } from "../../server/src/hosts/host.node.ts";
import type { Host } from "../../server/src/lsp/host.ts";
import { serve } from "../../server/src/lsp/server.ts";
import { parseWhen } from "../../server/src/model/day.ts";

export const FOLDER = "file:///work";

export interface WireOptions {
  /** Files on the pretended disk: path from the folder → text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
  /** `YYYY-MM-DD`; 2026-11-22 where left out. */
  readonly today?: string;
  readonly settings?: unknown;
  /** Without a folder: files are opened one by one. */
  readonly loose?: boolean;
  readonly initializationOptions?: unknown;
  /** A real folder, read through the host that the product uses. */
  readonly folder?: string;
}

export interface Wire {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** The pretended disk; tests may change it and tell the server. */
  readonly disk: Map<string, string>;
  /** Every push, in order. */
  readonly pushed: PublishDiagnosticsParams[];
  /** How often the server asked for a new pull. */
  readonly refreshes: () => number;
  /** Resolves at the next message for which `when` holds, those that came before included. */
  until<T>(look: () => T | undefined): Promise<T>;
  open(path: string, text: string, languageId?: string): Promise<void>;
  change(path: string, version: number, ...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  pull(path: string, previousResultId?: string): Promise<DocumentDiagnosticReport>;
  diagnostics(path: string): Promise<readonly Diagnostic[]>;
  /** Lets the pretended clock reach another day and its timers run. */
  setToday(day: string): void;
  settings: unknown;
  close(): Promise<void>;
}

export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: { dynamicRegistration: false, relatedDocumentSupport: false } },
  workspace: {
    diagnostics: { refreshSupport: true },
    configuration: true,
    workspaceFolders: true,
    workspaceEdit: { documentChanges: true },
  },
};

export const uriOf = (path: string): string => `${FOLDER}/${path}`;

export async function wire(options: WireOptions = {}): Promise<Wire> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const disk = new Map(Object.entries(options.files ?? {}).map(([path, text]) => [uriOf(path), text]));
  let today = parseWhen(options.today ?? "2026-11-22")?.day ?? 0;
  const timers = new Set<() => void>();
  const host: Host = {
    readHclGrammar,
    files: {
      find: async (folder) => [...disk.keys()].filter((uri) => uri.startsWith(`${folder}/`)).sort(),
      covers: async (folder, uri) => uri.startsWith(`${folder}/`) && !uri.includes("/node_modules/"),
      read: async (uri) => (disk.has(uri) ? { text: disk.get(uri) ?? "" } : undefined),
      context: async (folder) => ({ root: folder, files: [] }),
    },
    today: () => today,
    after(_, run) {
      timers.add(run);
      return () => timers.delete(run);
    },
    soon: (run) => void setImmediate(run),
    log: () => {},
  };
  const real = options.folder;
  serve(
    createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)),
    (connection) =>
      real === undefined ? host : { ...nodeHost(connection), today: host.today, after: host.after },
  );
  const client = createProtocolConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const pushed: PublishDiagnosticsParams[] = [];
  let refreshes = 0;
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of [...waiting]) look();
  };
  const state = { settings: options.settings ?? {} };
  client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    pushed.push(params);
    wake();
  });
  client.onNotification("nhi/read", wake);
  client.onRequest("workspace/diagnostic/refresh", () => {
    refreshes++;
    wake();
    return null;
  });
  client.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) =>
    items.map(() => state.settings),
  );
  client.onRequest("client/registerCapability", () => null);
  client.onRequest("window/workDoneProgress/create", () => null);
  client.listen();
  const initialized = await client.sendRequest<InitializeResult>("initialize", {
    processId: null,
    rootUri: options.loose ? null : (real ?? FOLDER),
    workspaceFolders: options.loose ? null : [{ uri: real ?? FOLDER, name: "work" }],
    capabilities: options.capabilities ?? PULL,
    initializationOptions: options.initializationOptions,
  });
  const read = new Promise<void>((resolve) =>
    client.onNotification("nhi/read", () => {
      resolve();
      wake();
    }),
  );
  await client.sendNotification("initialized", {});
  await read;
  const pull = (path: string, previousResultId?: string): Promise<DocumentDiagnosticReport> =>
    client.sendRequest("textDocument/diagnostic", {
      textDocument: { uri: uriOf(path) },
      ...(previousResultId !== undefined && { previousResultId }),
    });
  return {
    client,
    initialized,
    disk,
    pushed,
    refreshes: () => refreshes,
    until: <T>(look: () => T | undefined) =>
      new Promise<T>((resolve) => {
        const check = (): void => {
          const found = look();
          if (found === undefined) return;
          waiting.delete(check);
          resolve(found);
        };
        waiting.add(check);
        check();
      }),
    open: (path, text, languageId = "nhi") =>
      client.sendNotification("textDocument/didOpen", {
        textDocument: { uri: uriOf(path), languageId, version: 1, text },
      }),
    change: (path, version, ...contentChanges) =>
      client.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf(path), version },
        contentChanges,
      }),
    pull,
    async diagnostics(path) {
      const report = await pull(path);
      return report.kind === "full" ? report.items : [];
    },
    setToday(day) {
      today = parseWhen(day)?.day ?? today;
      for (const run of [...timers]) {
        timers.delete(run);
        run();
      }
    },
    get settings() {
      return state.settings;
    },
    set settings(value) {
      state.settings = value;
    },
    async close() {
      await client.sendRequest("shutdown");
      client.dispose();
    },
  };
}
