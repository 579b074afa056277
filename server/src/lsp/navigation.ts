/** Definition, references, symbols, links, folds and selections in protocol values. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type DocumentLink,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  type LocationLink,
  type Position,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import { definitionsAt, namesIn, referencesAt } from "../engine/navigate.ts";
import { aroundIn, foldsOf, type OutlineEntry, symbolsOf } from "../engine/outline.ts";
import { placeAt } from "../engine/place.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";
import { resolveUri } from "../text/uri.ts";
import { toLocation } from "./to-lsp.ts";

export function definition(
  workspace: Workspace,
  uri: string,
  position: Position,
  links: boolean,
): LocationLink[] | Location[] | null {
  const found = definitionsAt(workspace, uri, position);
  if (!found) return null;
  if (!links) return found.to.map(toLocation);
  return found.to.map((to) => ({
    originSelectionRange: rangeOf(found.from),
    targetUri: to.in.uri,
    targetRange: rangeOf(to),
    targetSelectionRange: rangeOf(to),
  }));
}

export const references = (
  workspace: Workspace,
  uri: string,
  position: Position,
  declarations: boolean,
): Location[] => referencesAt(workspace, uri, position, declarations).map(toLocation);

export const highlights = (workspace: Workspace, uri: string, position: Position): DocumentHighlight[] =>
  referencesAt(workspace, uri, position, true)
    .filter((at) => at.in.uri === uri)
    .map((at) => ({ range: rangeOf(at), kind: DocumentHighlightKind.Read }));

const KIND: Readonly<Record<OutlineEntry["kind"], SymbolKind>> = {
  section: SymbolKind.Namespace,
  entry: SymbolKind.Object,
  key: SymbolKind.Property,
};

const toSymbol = ({ name, detail, kind, whole, nameAt, children }: OutlineEntry): DocumentSymbol => {
  const inner = children.map(toSymbol);
  const range = rangeOf(whole);
  const last = inner.at(-1)?.range.end;
  return {
    name,
    detail,
    kind: KIND[kind],
    range: last && last.line > range.end.line ? { start: range.start, end: last } : range,
    selectionRange: rangeOf(nameAt),
    children: inner,
  };
};

export const symbols = (workspace: Workspace, uri: string): DocumentSymbol[] =>
  symbolsOf(workspace, uri).map(toSymbol);

/** More hits than a person looks through. */
const MOST = 200;

export function workspaceSymbols(workspace: Workspace, query: string): SymbolInformation[] {
  const wanted = query.toLowerCase();
  const found: SymbolInformation[] = [];
  for (const uri of workspace.uris)
    for (const { section, id, at } of namesIn(workspace, uri)) {
      if (!isWithin(wanted, id.toLowerCase())) continue;
      found.push({ name: id, kind: SymbolKind.Object, containerName: section, location: toLocation(at) });
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

/** `extends`, runbooks and evidence: files by their path, pages by their address. Nothing is fetched to find out. */
export const links = (workspace: Workspace, uri: string): DocumentLink[] =>
  workspace
    .facts(uri)
    .flatMap((facts) =>
      facts.references
        .filter(({ to }) => to === "file")
        .map(({ ref }) => ({ range: rangeOf(ref.at), target: resolveUri(uri, ref.value) })),
    );

export const folding = (workspace: Workspace, uri: string): FoldingRange[] =>
  foldsOf(workspace, uri).flatMap(({ from, to }) => {
    const startLine = rangeOf(from).start.line;
    const end = rangeOf(to).end;
    const endLine = end.character === 0 ? end.line - 1 : end.line;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });

export function selection(workspace: Workspace, uri: string, position: Position): SelectionRange {
  const place = placeAt(workspace, uri, position);
  const spots = place ? aroundIn(place.segment, place.offset) : [];
  let chain: SelectionRange | undefined;
  for (const at of [...spots].reverse()) chain = { range: rangeOf(at), ...(chain && { parent: chain }) };
  return chain ?? { range: { start: position, end: position } };
}
