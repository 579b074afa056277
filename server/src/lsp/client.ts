/** What the client can show, read once from what it says of itself. Where it says nothing, the least is assumed. */
import type { InitializeParams } from "vscode-languageserver";

export interface Shows {
  /** Hovers in Markdown; else plain text. */
  readonly hoverMarkdown: boolean;
  /** The client shows a finding's message beside the hover of its own accord. */
  readonly findingsInHover: boolean;
  readonly completion: {
    readonly markdown: boolean;
    readonly snippets: boolean;
    readonly asIs: boolean;
    readonly labelDetails: boolean;
    readonly deprecated: boolean;
  };
  /** A definition may come as a link with ranges. */
  readonly links: boolean;
  /** Symbols in symbols; else a flat list. */
  readonly nestedSymbols: boolean;
  readonly linkTips: boolean;
  /** Folds of whole lines only; at most so many. */
  readonly mostFolds: number;
}

/** What the client can do with a fix. */
export interface TakesFixes {
  /** It can ask a person for what a fix needs. */
  readonly ask: boolean;
  /** It fetches the edit when the action is chosen. */
  readonly resolves: boolean;
  /** It takes edits bound to a version. */
  readonly versioned: boolean;
  /** It takes edits with tab stops. */
  readonly snippets: boolean;
  /** It lets a person look through a change before it is made. */
  readonly previews: boolean;
  /** It shows an action that cannot be taken, with the reason. */
  readonly disabled: boolean;
}

/** How diagnostics reach the client. */
export interface Way {
  readonly pull: boolean;
  /** It can be asked to pull anew. */
  readonly refresh: boolean;
  /** The folder of the rule pages as a uri with a final slash. */
  readonly pages: string | undefined;
}

export function takesOf(params: InitializeParams | undefined): TakesFixes {
  const { workspace, textDocument } = params?.capabilities ?? {};
  return {
    ask: giftsOf(params).ask === true,
    resolves: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") === true,
    versioned: workspace?.workspaceEdit?.documentChanges === true,
    // Only a change that is bound to a version can hold a snippet.
    snippets:
      workspace?.workspaceEdit?.documentChanges === true &&
      workspace.workspaceEdit.snippetEditSupport === true,
    previews: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    disabled: textDocument?.codeAction?.disabledSupport === true,
  };
}

export function wayOf(params: InitializeParams | undefined): Way {
  const { workspace, textDocument } = params?.capabilities ?? {};
  const { pages } = giftsOf(params);
  return {
    pull: textDocument?.diagnostic !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    pages: typeof pages === "string" ? pages : undefined,
  };
}

/** What `initializationOptions` holds, whatever that is. */
const giftsOf = (params: InitializeParams | undefined): Readonly<Record<string, unknown>> => {
  const gifts: unknown = params?.initializationOptions;
  return typeof gifts === "object" && gifts !== null ? { ...gifts } : {};
};

export function showsOf(params: InitializeParams | undefined): Shows {
  const { textDocument } = params?.capabilities ?? {};
  const item = textDocument?.completion?.completionItem;
  return {
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    findingsInHover: giftsOf(params).findingsInHover === true,
    completion: {
      markdown: item?.documentationFormat?.includes("markdown") === true,
      snippets: item?.snippetSupport === true,
      asIs: item?.insertTextModeSupport !== undefined,
      labelDetails: item?.labelDetailsSupport === true,
      deprecated: item?.tagSupport !== undefined,
    },
    links: textDocument?.definition?.linkSupport === true,
    nestedSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    linkTips: textDocument?.documentLink?.tooltipSupport === true,
    mostFolds: textDocument?.foldingRange?.rangeLimit ?? 5000,
  };
}
