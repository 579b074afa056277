/**
 * The server's door: capabilities, and every handler in one list.
 * It answers `initialize` before anything heavy is loaded; the session behind it comes on the first request.
 */
import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import type * as Answers from "./answers.ts";
import { COMMANDS } from "./commands.ts";
import type { Host } from "./host.ts";
import type { Session } from "./session.ts";
import { NAME, VERSION } from "./version.ts";

/** What is loaded behind `initialize`. */
interface Loaded {
  readonly session: Session;
  readonly answers: typeof Answers;
}

export function serve(connection: Connection, host: (connection: Connection) => Host): void {
  let loading: Promise<Loaded> | undefined;
  let loaded: Loaded | undefined;
  let params: InitializeParams | undefined;
  let shutDown = false;
  /** Notifications that came while the session was loading, in the order of arrival. */
  let queue: Promise<unknown> = Promise.resolve();

  const ready = (): Promise<Loaded> => {
    loading ??= Promise.all([import("./session.ts"), import("./answers.ts")]).then(
      ([{ Session }, answers]) => ({
        session: new Session(connection, host(connection), params),
        answers,
      }),
    );
    return loading;
  };

  connection.onInitialize((given): InitializeResult => {
    params = given;
    return { capabilities: capabilities(given), serverInfo: { name: NAME, version: VERSION } };
  });
  connection.onInitialized(() => {
    ready()
      .then(({ session }) => session.start())
      .catch((error: unknown) => connection.console.error(`The server cannot work: ${String(error)}`));
  });
  connection.onShutdown(() => {
    shutDown = true;
  });

  /** A request: dropped when the client took it back while it waited. */
  const ask =
    <P, R>(answer: (loaded: Loaded, params: P) => R | Promise<R>) =>
    async (given: P, token: CancellationToken): Promise<R> => {
      if (!loaded) await queue;
      const current = loaded ?? (await ready());
      if (token.isCancellationRequested || shutDown)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was taken back");
      return answer(current, given);
    };
  const tell =
    <P>(take: (session: Session, params: P) => void) =>
    (given: P): void => {
      if (loaded) take(loaded.session, given);
      else
        queue = queue.then(ready).then((current) => {
          loaded = current;
          take(current.session, given);
        });
    };

  connection.onDidOpenTextDocument(tell((s, p) => s.open(p.textDocument)));
  connection.onDidChangeTextDocument(tell((s, p) => s.change(p.textDocument, p.contentChanges)));
  connection.onDidCloseTextDocument(tell((s, p) => s.close(p.textDocument.uri)));
  connection.onDidChangeWatchedFiles(tell((s, p) => s.filesChanged(p.changes)));
  connection.onDidChangeConfiguration(tell((s) => void s.configurationChanged()));

  connection.languages.diagnostics.on(ask(({ session }, p) => session.diagnostics.pull(p)));
  connection.languages.diagnostics.onWorkspace(ask(({ session }, p) => session.diagnostics.pullAll(p)));
  connection.onHover(ask(({ session, answers }, p) => answers.hover(session, p)));
  connection.onCodeAction(ask(({ session, answers }, p) => answers.codeActions(session, p)));
  connection.onCodeActionResolve(ask(({ session, answers }, p) => answers.resolveAction(session, p)));
  connection.onCompletion(ask(({ session, answers }, p) => answers.completion(session, p)));
  connection.onDefinition(ask(({ session, answers }, p) => answers.definition(session, p)));
  connection.onReferences(ask(({ session, answers }, p) => answers.references(session, p)));
  connection.onDocumentHighlight(ask(({ session, answers }, p) => answers.highlights(session, p)));
  connection.onDocumentSymbol(ask(({ session, answers }, p) => answers.symbols(session, p)));
  connection.onWorkspaceSymbol(ask(({ session, answers }, p) => answers.workspaceSymbols(session, p)));
  connection.onDocumentLinks(ask(({ session, answers }, p) => answers.links(session, p)));
  connection.onFoldingRanges(ask(({ session, answers }, p) => answers.folding(session, p)));
  connection.onSelectionRanges(ask(({ session, answers }, p) => answers.selection(session, p)));
  connection.onExecuteCommand(ask(({ session, answers }, p) => answers.execute(session, connection, p)));
  connection.onRequest("nhi/status", async () => (await ready()).session.status());
  connection.listen();
}

function capabilities(params: InitializeParams): InitializeResult["capabilities"] {
  const pulls = params.capabilities.textDocument?.diagnostic !== undefined;
  return {
    positionEncoding: "utf-16",
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(pulls && {
      diagnosticProvider: {
        identifier: "nhi",
        interFileDependencies: true,
        workspaceDiagnostics: wantsAll(params),
      },
    }),
    hoverProvider: true,
    codeActionProvider: {
      codeActionKinds: [CodeActionKind.QuickFix, `${CodeActionKind.SourceFixAll}.nhi`],
      resolveProvider: true,
    },
    completionProvider: { triggerCharacters: [":", " ", "-", '"', "'", "@", "/", "{", "["] },
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    documentLinkProvider: {},
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    executeCommandProvider: { commands: Object.values(COMMANDS) },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** A client that lists open files only says so, and then asks for no others; VS Code would ask every two seconds. */
function wantsAll({ initializationOptions }: InitializeParams): boolean {
  const options: unknown = initializationOptions;
  return !(
    typeof options === "object" &&
    options !== null &&
    "workspaceDiagnostics" in options &&
    options.workspaceDiagnostics === false
  );
}
