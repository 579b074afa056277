/** Definition, references, highlights, folds and selections in protocol values. */
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type LocationLink,
  type Position,
  type SelectionRange,
} from "vscode-languageserver";
import { aroundIn, foldsOf } from "../engine/folds.ts";
import { definitionsAt, referencesAt } from "../engine/navigate.ts";
import { placeAt } from "../engine/place.ts";
import type { Workspace } from "../engine/workspace.ts";
import { rangeOf } from "../text/lines.ts";
import { toLocation } from "./to-lsp.ts";

/** `links`: the client takes a link with the range of the word that was asked about. */
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

/** The same word in this file: where it is given as a write, where it is used as a read. */
export function highlights(workspace: Workspace, uri: string, position: Position): DocumentHighlight[] {
  const uses = new Set(
    referencesAt(workspace, uri, position, false, uri).map(({ start, in: { base } }) => base + start),
  );
  return referencesAt(workspace, uri, position, true, uri)
    .filter((at) => at.in.uri === uri)
    .map((at) => ({
      range: rangeOf(at),
      kind: uses.has(at.in.base + at.start) ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
    }));
}

/** Of folds that begin on one line the largest; at most so many as the client takes. */
export function folding(workspace: Workspace, uri: string, most: number): FoldingRange[] {
  const byLine = new Map<number, FoldingRange>();
  for (const { from, to, comment } of foldsOf(workspace, uri)) {
    if (from.in === to.in && !/[\r\n]/.test(from.in.text.slice(from.start, to.end))) continue;
    const startLine = rangeOf(from).start.line;
    const end = rangeOf(to).end;
    const endLine = end.character === 0 ? end.line - 1 : end.line;
    const known = byLine.get(startLine);
    if (endLine <= startLine || (known && known.endLine >= endLine)) continue;
    byLine.set(startLine, { startLine, endLine, ...(comment && { kind: FoldingRangeKind.Comment }) });
  }
  return [...byLine.values()].slice(0, most);
}

/** null where the file is another tool's to read. */
export function selections(
  workspace: Workspace,
  uri: string,
  positions: readonly Position[],
): SelectionRange[] | null {
  const all = positions.map((position) => selection(workspace, uri, position));
  return all.some((one) => one !== undefined)
    ? all.map((one, i) => one ?? pointAt(positions[i] ?? { line: 0, character: 0 }))
    : null;
}

const pointAt = (position: Position): SelectionRange => ({ range: { start: position, end: position } });

function selection(workspace: Workspace, uri: string, position: Position): SelectionRange | undefined {
  const place = placeAt(workspace, uri, position);
  if (place?.segment.format !== "native") return undefined;
  let chain: SelectionRange | undefined;
  for (const at of [...aroundIn(place.segment, place.offset)].reverse())
    chain = { range: rangeOf(at), ...(chain && { parent: chain }) };
  return chain;
}
