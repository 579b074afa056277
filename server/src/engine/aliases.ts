/** Anchors and aliases of a YAML document: where `*name` is set, and where `&name` is used. */
import type { AliasNode, Node, ParsedSegment } from "../syntax/node.ts";
import { offsetAt, segmentAt } from "../syntax/parse.ts";
import type { Parsed } from "../syntax/parsed.ts";
import type { Position } from "../text/lines.ts";
import { type Spot, spot } from "../text/span.ts";
import { documentOf } from "./place.ts";
import type { Workspace } from "./workspace.ts";

export interface Alias {
  /** The word that is pointed at. */
  readonly from: Spot;
  /** The anchor's `&name`. */
  readonly anchor: Spot;
  readonly node: Node;
  /** The aliases that stand for it, in order. */
  readonly uses: readonly Spot[];
}

/** undefined where neither an alias nor an anchor stands, or no anchor has the name. */
export function aliasAt(workspace: Workspace, uri: string, position: Position): Alias | undefined {
  const parsed = workspace.parsed(uri);
  if (parsed?.language !== "yaml") return undefined;
  const offset = offsetAt(parsed, position);
  const segment = segmentAt(parsed, offset);
  return segment.format === undefined ? undefined : aliasIn(parsed, segment, offset - segment.base);
}

/** Where the anchor of the alias at an offset of the segment is set. */
export function anchorOf(workspace: Workspace, segment: ParsedSegment, offset: number): Spot | undefined {
  const parsed = workspace.parsed(segment.uri);
  return parsed && aliasIn(parsed, segment, offset)?.anchor;
}

function aliasIn(parsed: Parsed, segment: ParsedSegment, offset: number): Alias | undefined {
  const word = wordAt(segment, offset);
  if (!word) return undefined;
  const document = documentOf(parsed, segment).filter(({ text }) => text.includes(word.name));
  const anchors = document.flatMap((one) => anchorsIn(one, word.name));
  const node = word.alias ? segment.resolve(word.name) : anchors.find(({ at }) => isSame(at, word.at))?.node;
  const anchor = anchors.find((one) => one.node === node);
  if (!node || !anchor) return undefined;
  const uses = document.flatMap((one) =>
    aliasesIn(one, word.name).flatMap(({ start, end }) =>
      one.resolve(word.name) === node ? [spot(one, start, end)] : [],
    ),
  );
  return { from: word.at, anchor: anchor.at, node, uses };
}

/** `*name` or `&name` under the offset, where the tree has it as one. */
function wordAt(segment: ParsedSegment, offset: number) {
  const from = Math.max(segment.text.lastIndexOf("\n", offset - 1) + 1, 0);
  const line = segment.text.slice(from, from + 2000).split(/[\r\n]/)[0] ?? "";
  for (const found of line.matchAll(/([*&])([^\s,[\]{}]+)/g)) {
    const start = from + found.index;
    const end = start + found[0].length;
    if (offset < start || offset > end) continue;
    const [, sign, name = ""] = found;
    const at = spot(segment, start, end);
    const known =
      sign === "*"
        ? aliasesIn(segment, name).some((one) => one.start === start)
        : anchorsIn(segment, name).some((one) => isSame(one.at, at));
    if (known) return { name, alias: sign === "*", at };
  }
  return undefined;
}

function anchorsIn(
  segment: ParsedSegment,
  name: string,
): readonly { readonly at: Spot; readonly node: Node }[] {
  const found: { at: Spot; node: Node }[] = [];
  visit(segment.root, (node) => {
    if (node.kind === "alias" || node.anchor !== name) return;
    // The tree keeps the node behind the anchor; the anchor stands right before it.
    const start = segment.text.lastIndexOf(`&${name}`, node.start);
    if (start >= 0) found.push({ at: spot(segment, start, start + name.length + 1), node });
  });
  return found;
}

function aliasesIn(segment: ParsedSegment, name: string): readonly AliasNode[] {
  const found: AliasNode[] = [];
  visit(segment.root, (node) => {
    if (node.kind === "alias" && node.name === name) found.push(node);
  });
  return found;
}

function visit(node: Node | undefined, see: (node: Node) => void): void {
  if (!node) return;
  see(node);
  if (node.kind === "map")
    for (const { key, value } of node.pairs) {
      visit(key, see);
      visit(value, see);
    }
  if (node.kind === "list") for (const { value } of node.items) visit(value, see);
}

const isSame = (a: Spot, b: Spot): boolean => a.in === b.in && a.start === b.start;
