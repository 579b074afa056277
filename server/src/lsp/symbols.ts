/** Symbols of a document and of the workspace in protocol values. */
import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { namedIn } from "../engine/navigate.ts";
import { type OutlineEntry, symbolsOf } from "../engine/outline.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";
import { toLocation } from "./to-lsp.ts";

const KIND: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  section: SymbolKind.Namespace,
  entry: SymbolKind.Object,
  key: SymbolKind.Property,
};

/** Symbols within symbols, or one after the other for a client that knows no nesting. */
export function symbols(
  workspace: Workspace,
  uri: string,
  nested: boolean,
): DocumentSymbol[] | SymbolInformation[] {
  const found = symbolsOf(workspace, uri);
  return nested ? found.map(toSymbol) : found.flatMap((one) => flat(one, undefined));
}

function toSymbol({ name, detail, kind, whole, nameAt, children }: OutlineEntry): DocumentSymbol {
  const inner = children.map(toSymbol);
  const range = rangeOf(whole);
  const last = inner.at(-1)?.range.end;
  // A section's entries are pieces of their own; its range reaches to the last of them.
  const end = last && last.line > range.end.line ? last : range.end;
  return {
    name,
    detail,
    kind: KIND[kind],
    range: { start: range.start, end },
    selectionRange: rangeOf(nameAt),
    children: inner,
  };
}

function flat({ name, kind, whole, children }: OutlineEntry, above: string | undefined): SymbolInformation[] {
  if (kind === "key") return [];
  const own = {
    name,
    kind: KIND[kind],
    location: toLocation(whole),
    ...(above !== undefined && { containerName: above }),
  };
  return [own, ...children.flatMap((child) => flat(child, name))];
}

/** More hits than a person looks through. */
const MOST = 200;

/** What the workspace gives a name, where the letters of the query occur in their order. */
export function workspaceSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const found: SymbolInformation[] = [];
  for (const uri of workspace.uris)
    for (const { section, name, at, detail } of namedIn(workspace, uri)) {
      if (!isWithin(wanted, name.toLowerCase())) continue;
      found.push({
        name,
        kind: SymbolKind.Object,
        containerName: detail === "" ? section : `${section}, ${detail}`,
        location: toLocation(at),
      });
      if (found.length === MOST) return found;
    }
  return found;
}

/** Whether the letters occur in that order, as editors match symbols. */
function isWithin(letters: string, text: string): boolean {
  let at = -1;
  for (const letter of letters) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}
