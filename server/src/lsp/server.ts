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

export function serve(connection: Connection, host: (connection: Connection) => Host): void {
  let loading: Promise<Session> | undefined;
  let loaded: Session | undefined;
  let answers: typeof Answers | undefined;
  let params: InitializeParams | undefined;
  let shutDown = false;
  /** Notifications that came while the session was loading, in the order of arrival. */
  let queue: Promise<unknown> = Promise.resolve();

  const ready = (): Promise<Session> => {
    loading ??= import("./session.ts").then(
      ({ Session }) => new Session(connection, host(connection), params),
    );
    return loading;
  };

  connection.onInitialize((given): InitializeResult => {
    params = given;
    return { capabilities: capabilities(given), serverInfo: { name: NAME, version: VERSION } };
  });
  connection.onInitialized(() => {
    ready()
      .then((session) => session.start())
      .catch((error: unknown) => connection.console.error(`The server cannot work: ${String(error)}`));
  });
  connection.onShutdown(() => {
    shutDown = true;
  });

  /** A request: dropped when the client took it back while it waited. */
  const ask =
    <P, R>(answer: (session: Session, params: P) => R | Promise<R>) =>
    async (given: P, token: CancellationToken): Promise<R> => {
      if (!loaded) await queue;
      const session = loaded ?? (await ready());
      if (token.isCancellationRequested || shutDown)
        throw new ResponseError(LSPErrorCodes.RequestCancelled, "The request was taken back");
      return answer(session, given);
    };
  /** A request whose answer is loaded with the first of them, so that the first findings do not wait for it. */
  const reply = <P, R>(from: (answers: typeof Answers) => (session: Session, params: P) => R | Promise<R>) =>
    ask(async (session, given: P): Promise<R> => {
      answers ??= await import("./answers.ts");
      return from(answers)(session, given);
    });
  const tell =
    <P>(take: (session: Session, params: P) => void) =>
    (given: P): void => {
      if (loaded) take(loaded, given);
      else
        queue = queue.then(ready).then((session) => {
          loaded = session;
          take(session, given);
        });
    };

  connection.onDidOpenTextDocument(tell((s, p) => s.open(p.textDocument)));
  connection.onDidChangeTextDocument(tell((s, p) => s.change(p.textDocument, p.contentChanges)));
  connection.onDidCloseTextDocument(tell((s, p) => s.close(p.textDocument.uri)));
  connection.onDidChangeWatchedFiles(tell((s, p) => s.filesChanged(p.changes)));
  connection.onDidChangeConfiguration(tell((s) => void s.configurationChanged()));

  connection.languages.diagnostics.on(ask((session, p) => session.diagnostics.pull(p)));
  connection.languages.diagnostics.onWorkspace(ask((session, p) => session.diagnostics.pullAll(p)));
  connection.onHover(reply(({ hover }) => hover));
  connection.onCodeAction(reply(({ codeActions }) => codeActions));
  connection.onCodeActionResolve(reply(({ resolveAction }) => resolveAction));
  connection.onCompletion(reply(({ completion }) => completion));
  connection.onDefinition(reply(({ definition }) => definition));
  connection.onReferences(reply(({ references }) => references));
  connection.onDocumentHighlight(reply(({ highlights }) => highlights));
  connection.onDocumentSymbol(reply(({ symbols }) => symbols));
  connection.onWorkspaceSymbol(reply(({ workspaceSymbols }) => workspaceSymbols));
  connection.onDocumentLinks(reply(({ links }) => links));
  connection.onFoldingRanges(reply(({ folding }) => folding));
  connection.onSelectionRanges(reply(({ selection }) => selection));
  connection.onExecuteCommand(
    reply(
      ({ execute }) =>
        (session, p) =>
          execute(session, connection, p),
    ),
  );
  connection.onRequest("nhi/status", async () => (await ready()).status());
  connection.onRequest(
    "nhi/due",
    reply(({ due }) => due),
  );
  const ledger = reply((made) => made.ledger);
  connection.onRequest("nhi/ledger", (token: CancellationToken) => ledger(undefined, token));
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
