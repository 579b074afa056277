/** What can be folded, and how a selection grows. Read off the tree of manifests, whatever the entries mean. */
import type { Item, Node, Pair, ParsedSegment } from "../syntax/node.ts";
import { type Span, type Spot, spot } from "../text/span.ts";
import type { Workspace } from "./workspace.ts";

export interface Fold {
  readonly from: Spot;
  readonly to: Spot;
  readonly comment: boolean;
}

/** Sections with their entries, every block below, and comments; those on one line too. */
export function foldsOf(workspace: Workspace, uri: string): readonly Fold[] {
  const folds: Fold[] = [];
  let header: { from: Spot; to: Spot; readonly comment: false } | undefined;
  for (const segment of workspace.parsed(uri)?.segments ?? []) {
    if (segment.format !== "native") continue;
    if (segment.kind === "header" && segment.root) {
      const { start, end } = segment.root;
      header = { from: spot(segment, start, start), to: spot(segment, end, end), comment: false };
      folds.push(header);
    } else if (segment.kind === "entry" && header && segment.root) {
      header.to = spot(segment, segment.root.end, segment.root.end);
    }
    visit(segment.root, (span) =>
      folds.push({
        from: spot(segment, span.start, span.start),
        to: spot(segment, span.end, span.end),
        comment: false,
      }),
    );
    folds.push(...commentsOf(segment));
  }
  return folds;
}

/** Comments on lines of their own, one under the other. */
function commentsOf(segment: ParsedSegment): readonly Fold[] {
  const { text, comments } = segment;
  const folds: Fold[] = [];
  let first: Span | undefined;
  let last: Span | undefined;
  const close = (): void => {
    if (first && last && first !== last)
      folds.push({
        from: spot(segment, first.start, first.start),
        to: spot(segment, last.end, last.end),
        comment: true,
      });
    first = last = undefined;
  };
  for (const comment of comments) {
    const own = /(^|[\r\n])[ \t]*$/.test(text.slice(Math.max(0, comment.start - 200), comment.start));
    if (!own || (last && !/^(\r\n|\r|\n)[ \t]*$/.test(text.slice(last.end, comment.start)))) close();
    if (!own) continue;
    first ??= comment;
    last = comment;
  }
  close();
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

/** The spans around an offset of the segment, innermost first, each within the next. */
export function aroundIn(segment: ParsedSegment, offset: number): readonly Spot[] {
  const out: Spot[] = [];
  const holds = (span: Span): boolean => span.start <= offset && offset <= span.end;
  const put = ({ start, end }: Span): void => {
    const inner = out[0];
    if (!inner || inner.start !== start || inner.end !== end) out.unshift(spot(segment, start, end));
  };
  const down = (node: Node | undefined): void => {
    if (!node || !holds(node)) return;
    put(node);
    const parts: readonly (Pair | Item)[] =
      node.kind === "map" ? node.pairs : node.kind === "list" ? node.items : [];
    const part = parts.findLast(holds);
    if (!part) return;
    put(part);
    if ("key" in part && holds(part.key)) put(part.key);
    else down(part.value);
  };
  down(segment.root);
  return out;
}
