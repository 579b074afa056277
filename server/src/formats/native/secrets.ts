/** Secrets among the values of a segment, whatever key they stand under. */
import type { SecretText } from "../../model/facts.ts";
import { findSecret, mayHoldSecret } from "../../model/secrets.ts";
import type { Node, ParsedSegment, ScalarNode } from "../../syntax/node.ts";
import { type Spot, spot } from "../../text/span.ts";

export function secretsOf(segment: ParsedSegment): readonly SecretText[] {
  if (!segment.root || !mayHoldSecret(segment.text)) return [];
  const found: SecretText[] = [];
  // A stack of our own: a tree may be deeper than the call stack.
  const open: { readonly node: Node; readonly field: string }[] = [{ node: segment.root, field: "" }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, field } = next;
    if (node.kind === "map") {
      for (const { key, value } of node.pairs.toReversed()) {
        if (value) open.push({ node: value, field: key.value });
        open.push({ node: key, field: key.value });
      }
    } else if (node.kind === "list") {
      for (const { value } of node.items.toReversed()) if (value) open.push({ node: value, field });
    } else if (node.kind === "scalar") {
      const match = findSecret(node.value);
      if (match)
        found.push({ kind: "secret", at: placeOf(segment, node, match), looksLike: match.looksLike, field });
    }
  }
  return found;
}

/** The whole value; of one over several lines only the secret itself, where it is found as written. */
function placeOf(segment: ParsedSegment, node: ScalarNode, match: { start: number; end: number }): Spot {
  const raw = segment.text.slice(node.start, node.end);
  if (!/[\r\n]/.test(raw)) return spot(segment, node.start, node.end);
  const at = raw.indexOf(node.value.slice(match.start, match.end));
  return at < 0
    ? spot(segment, node.start, node.end)
    : spot(segment, node.start + at, node.start + at + match.end - match.start);
}
