/** Keys written twice in one map. */
import type { MapNode, Node, SyntaxProblem } from "./node.ts";

/** More of them than this in one text are not worth reading. */
const MANY = 20;
/** A map with fewer keys is compared pair by pair, without a set. */
const FEW = 8;

/** One problem per key that its map has already, at the second, in order. Merge keys may repeat. */
export function repeatedKeys(root: Node | undefined): SyntaxProblem[] {
  const out: SyntaxProblem[] = [];
  const visit = (node: Node | undefined): void => {
    if (out.length >= MANY) return;
    if (node?.kind === "map") {
      inMap(node, out);
      for (const { value } of node.pairs) if (value && value.kind !== "scalar") visit(value);
    } else if (node?.kind === "list") {
      for (const { value } of node.items) if (value && value.kind !== "scalar") visit(value);
    }
  };
  visit(root);
  return out.slice(0, MANY);
}

function inMap({ pairs }: MapNode, out: SyntaxProblem[]): void {
  if (pairs.length <= FEW) {
    for (let i = 1; i < pairs.length; i++) {
      const key = pairs[i]?.key;
      for (let j = 0; j < i; j++) {
        if (!key || pairs[j]?.key.value !== key.value) continue;
        if (!isMerge(key.value)) out.push(duplicateKey(key.start, key.end, key.value));
        break;
      }
    }
    return;
  }
  const seen = new Set<string>();
  for (const { key } of pairs) {
    if (seen.has(key.value) && !isMerge(key.value)) out.push(duplicateKey(key.start, key.end, key.value));
    seen.add(key.value);
  }
}

const isMerge = (name: string): boolean => name === "<<";

export const duplicateKey = (start: number, end: number, name: string): SyntaxProblem => ({
  start,
  end,
  code: "duplicate-key",
  message: `The key \`${name}\` is here already. Only one of the two can count.`,
  grade: "error",
});
