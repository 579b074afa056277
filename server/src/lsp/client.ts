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

export function showsOf(params: InitializeParams | undefined): Shows {
  const { textDocument } = params?.capabilities ?? {};
  const gifts: unknown = params?.initializationOptions;
  const item = textDocument?.completion?.completionItem;
  return {
    hoverMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") === true,
    findingsInHover:
      typeof gifts === "object" &&
      gifts !== null &&
      "findingsInHover" in gifts &&
      gifts.findingsInHover === true,
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
