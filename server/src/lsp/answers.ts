/** The answers to requests: find the workspace, ask the engine, put it in protocol words. */
import type {
  CodeAction,
  CodeActionParams,
  Command,
  CompletionList,
  CompletionParams,
  Connection,
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  ExecuteCommandParams,
  FoldingRange,
  FoldingRangeParams,
  Hover,
  HoverParams,
  Location,
  LocationLink,
  ReferenceParams,
  SelectionRange,
  SelectionRangeParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from "vscode-languageserver";
import type { Workspace } from "../engine/workspace.ts";
import * as actions from "./actions.ts";
import { fixRule } from "./bulk.ts";
import { COMMANDS } from "./commands.ts";
import { completionFor } from "./completion.ts";
import { firstWords } from "./first.ts";
import { handOver } from "./handover.ts";
import { hoverFor } from "./hover.ts";
import { links as linksOf } from "./links.ts";
import * as navigation from "./navigation.ts";
import type { Session } from "./session.ts";
import * as symbol from "./symbols.ts";

/** The answer of the workspace that the file belongs to; undefined where no format claims the file. */
function inWorkspace<T>(session: Session, uri: string, answer: (workspace: Workspace) => T): T | undefined {
  const workspace = session.workspaceOf(uri);
  return workspace?.claimed(uri) ? answer(workspace) : undefined;
}

export function hover(session: Session, { textDocument: { uri }, position }: HoverParams): Hover | null {
  const { client, shows } = session;
  const reader = { showsFindings: shows.findingsInHover, answers: client.ask };
  return (
    inWorkspace(session, uri, (workspace) =>
      hoverFor(workspace, uri, position, reader, shows.hoverMarkdown),
    ) ?? null
  );
}

export const codeActions = (session: Session, params: CodeActionParams): (CodeAction | Command)[] => {
  const { uri } = params.textDocument;
  return (
    inWorkspace(session, uri, (workspace) =>
      actions.actionsFor(workspace, params, session.versionOf(uri), session.client),
    ) ?? []
  );
};

export const resolveAction = (session: Session, action: CodeAction): CodeAction =>
  actions.resolveAction(action, session.client, (uri) => ({
    workspace: session.workspaceOf(uri),
    version: session.versionOf(uri),
  }));

/** Asked of unclaimed files too: an empty one may become a manifest. */
export function completion(
  session: Session,
  { textDocument: { uri }, position }: CompletionParams,
): CompletionList | null {
  const workspace = session.workspaceOf(uri);
  return workspace ? completionFor(workspace, uri, position, session.shows.completion) : null;
}

export const definition = (
  session: Session,
  { textDocument: { uri }, position }: DefinitionParams,
): LocationLink[] | Location[] | null =>
  inWorkspace(session, uri, (workspace) =>
    navigation.definition(workspace, uri, position, session.shows.links),
  ) ?? null;

export const references = (
  session: Session,
  { textDocument: { uri }, position, context }: ReferenceParams,
): Location[] =>
  inWorkspace(session, uri, (workspace) =>
    navigation.references(workspace, uri, position, context.includeDeclaration),
  ) ?? [];

export const highlights = (
  session: Session,
  { textDocument: { uri }, position }: DocumentHighlightParams,
): DocumentHighlight[] =>
  inWorkspace(session, uri, (workspace) => navigation.highlights(workspace, uri, position)) ?? [];

export const symbols = (
  session: Session,
  { textDocument: { uri } }: DocumentSymbolParams,
): DocumentSymbol[] | SymbolInformation[] =>
  inWorkspace(session, uri, (workspace) => symbol.symbols(workspace, uri, session.shows.nestedSymbols)) ?? [];

export const workspaceSymbols = (session: Session, { query }: WorkspaceSymbolParams): SymbolInformation[] =>
  session.workspaces().flatMap((workspace) => symbol.workspaceSymbols(workspace, query));

export const links = async (
  session: Session,
  { textDocument: { uri } }: DocumentLinkParams,
): Promise<DocumentLink[]> =>
  (await inWorkspace(session, uri, (workspace) =>
    linksOf(workspace, uri, session.folderOf(uri), session.exists, session.shows.linkTips),
  )) ?? [];

export const folding = (session: Session, { textDocument: { uri } }: FoldingRangeParams): FoldingRange[] =>
  inWorkspace(session, uri, (workspace) => navigation.folding(workspace, uri, session.shows.mostFolds)) ?? [];

export const selection = (
  session: Session,
  { textDocument: { uri }, positions }: SelectionRangeParams,
): SelectionRange[] | null =>
  inWorkspace(session, uri, (workspace) => navigation.selections(workspace, uri, positions)) ?? null;

export { due } from "./due.ts";
export { ledger } from "./ledger.ts";

export const execute = (
  session: Session,
  connection: Connection,
  params: ExecuteCommandParams,
): Promise<unknown> => {
  const [given] = params.arguments ?? [];
  if (params.command === COMMANDS.fixRule) return fixRule(session, connection, given);
  if (params.command === COMMANDS.handover) return handOver(session, connection, given);
  return params.command === COMMANDS.applyFix
    ? actions.applyFix(params.arguments?.[0], connection, session.client, (uri) => ({
        workspace: session.workspaceOf(uri),
        version: session.versionOf(uri),
      }))
    : firstWords(session, params.command, given);
};
