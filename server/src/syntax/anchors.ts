/** Anchors and aliases of one tree. */
import type { AliasNode, Node } from "./node.ts";

export interface Names {
  /** The node behind each anchor; the last one of a name. */
  readonly anchors: ReadonlyMap<string, Node>;
  /** Aliases that no anchor above them in the same tree answers. */
  readonly open: readonly AliasNode[];
}

/** The names of the tree, from first to last. The tree's depth is bounded, so recursion is. */
export function namesOf(root: Node): Names {
  const anchors = new Map<string, Node>();
  const open: AliasNode[] = [];
  const visit = (node: Node | undefined): void => {
    if (!node) return;
    if (node.kind === "alias") {
      if (!anchors.has(node.name)) open.push(node);
      return;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    if (node.kind === "map")
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
    else if (node.kind === "list") for (const { value } of node.items) visit(value);
  };
  visit(root);
  return { anchors, open };
}
