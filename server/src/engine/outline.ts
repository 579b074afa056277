/** The document's structure: symbols, folds, widening selections. Read off the tree, whatever its entries mean. */
import type { Item, Node, Pair, ParsedSegment } from "../syntax/node.ts";
import { type Span, type Spot, spot } from "../text/span.ts";
import type { Workspace } from "./workspace.ts";

export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: "section" | "entry" | "key";
  readonly whole: Spot;
  readonly nameAt: Spot;
  readonly children: readonly OutlineEntry[];
}

/** How deep symbols go below an entry: deeper is noise in an outline. */
const DEPTH = 1;

export function symbolsOf(workspace: Workspace, uri: string): readonly OutlineEntry[] {
  const out: OutlineEntry[] = [];
  let section: { symbol: OutlineEntry; children: OutlineEntry[] } | undefined;
  for (const segment of workspace.parsed(uri)?.segments ?? []) {
    if (segment.format === undefined) continue;
    const symbols = symbolsIn(segment, segment.root, segment.kind === "entry" ? DEPTH : DEPTH + 1);
    const first = symbols[0];
    if (segment.kind === "entry" && section) section.children.push(...symbols);
    else if (segment.kind === "header" && first) {
      const children: OutlineEntry[] = [];
      section = { symbol: { ...first, kind: "section", children }, children };
      out.push(section.symbol);
    } else {
      section = undefined;
      out.push(...symbols);
    }
  }
  return out;
}

function symbolsIn(segment: ParsedSegment, node: Node | undefined, depth: number): OutlineEntry[] {
  if (node?.kind === "map")
    return node.pairs.map((pair) => ({
      name: pair.key.value || "?",
      detail: detailOf(pair.value),
      kind: depth > 0 ? "entry" : "key",
      whole: spot(segment, pair.start, Math.max(pair.end, pair.key.end)),
      nameAt: spot(segment, pair.key.start, pair.key.end),
      children: depth > 0 ? symbolsIn(segment, pair.value, depth - 1) : [],
    }));
  if (node?.kind === "list")
    return node.items.map((item) => {
      const title = titleOf(item.value);
      const at = title ?? item;
      return {
        name: title?.text ?? "-",
        detail: "",
        kind: "entry",
        whole: spot(segment, item.start, item.end),
        nameAt: spot(segment, at.start, at.end),
        children: depth > 0 && item.value?.kind === "map" ? symbolsIn(segment, item.value, depth - 1) : [],
      };
    });
  return [];
}

const detailOf = (node: Node | undefined): string => (node?.kind === "scalar" ? node.value.slice(0, 80) : "");

/** The first scalar in a list entry stands for it: the subject, the match, the word itself. */
function titleOf(node: Node | undefined): (Span & { readonly text: string }) | undefined {
  if (node?.kind === "scalar") return { text: node.value || "-", start: node.start, end: node.end };
  const first: Pair | undefined = node?.kind === "map" ? node.pairs[0] : undefined;
  return first?.value?.kind === "scalar" && first.value.value !== ""
    ? { text: first.value.value, start: first.value.start, end: first.value.end }
    : undefined;
}

/** Spans of several lines that can be folded: sections with their entries, and every block below. */
export function foldsOf(
  workspace: Workspace,
  uri: string,
): readonly { readonly from: Spot; readonly to: Spot }[] {
  const folds: { from: Spot; to: Spot }[] = [];
  let header: { from: Spot; to: Spot } | undefined;
  for (const segment of workspace.parsed(uri)?.segments ?? []) {
    if (segment.format === undefined) continue;
    if (segment.kind === "header" && segment.root) {
      header = {
        from: spot(segment, segment.root.start, segment.root.start),
        to: spot(segment, segment.root.end, segment.root.end),
      };
      folds.push(header);
    } else if (segment.kind === "entry" && header && segment.root) {
      header.to = spot(segment, segment.root.end, segment.root.end);
    }
    visit(segment.root, (span) =>
      folds.push({ from: spot(segment, span.start, span.start), to: spot(segment, span.end, span.end) }),
    );
  }
  return folds;
}

function visit(node: Node | undefined, fold: (span: Span) => void): void {
  if (node?.kind === "map")
    for (const pair of node.pairs) {
      if (pair.value && pair.value.kind !== "alias") fold({ start: pair.start, end: pair.value.end });
      visit(pair.value, fold);
    }
  if (node?.kind === "list")
    for (const item of node.items) {
      if (item.value && item.value.kind !== "scalar") fold({ start: item.start, end: item.end });
      visit(item.value, fold);
    }
}

/** The spans around an offset of the segment, innermost first. */
export function aroundIn(segment: ParsedSegment, offset: number): readonly Spot[] {
  const out: Spot[] = [];
  const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const down = (node: Node | undefined): void => {
    if (!node || !holds(node)) return;
    out.unshift(spot(segment, node.start, node.end));
    const parts: readonly (Pair | Item)[] =
      node.kind === "map" ? node.pairs : node.kind === "list" ? node.items : [];
    for (const part of parts) {
      if (!holds(part)) continue;
      out.unshift(spot(segment, part.start, part.end));
      if ("key" in part && holds(part.key)) out.unshift(spot(segment, part.key.start, part.key.end));
      down(part.value);
    }
  };
  down(segment.root);
  return out;
}
