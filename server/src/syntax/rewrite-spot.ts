/** Edits at a span: a scalar replaced, a key renamed, a stretch of a comment or of a plain line changed. */
import type { TextEdit } from "../text/edits.ts";
import { contains, type Span } from "../text/span.ts";
import type { Node, ParsedSegment, ScalarNode } from "./node.ts";
import {
  companyIn,
  inFlow,
  isRefusal,
  type Refusal,
  refuse,
  type Site,
  type Slot,
} from "./rewrite-change.ts";
import { scalarEdits } from "./rewrite-fill.ts";
import * as look from "./rewrite-look.ts";
import { isShared } from "./rewrite-plan.ts";
import { scalarText } from "./rewrite-scalar.ts";
import { keyText } from "./rewrite-write.ts";

interface Found {
  readonly slot: Slot;
  /** The key that the span covers, else its value. */
  readonly key: ScalarNode | undefined;
  readonly value: Node | undefined;
}

export function replaceAt(site: Site, at: Span, value: string): readonly TextEdit[] | Refusal {
  const { segment } = site;
  const comment = segment.comments.find((c) => contains(c, at) && c.start < at.start);
  if (comment) return replaceText(segment, at, value);
  const found = foundAt(site, at);
  if (isRefusal(found)) return found;
  if (found.key) return renamed(site, found.slot, found.key, value);
  if (found.value?.kind === "alias") return refuse(`The value is an alias of ${found.value.name}`);
  if (found.value?.kind !== "scalar") return refuse("There is no single value");
  if (isShared(site, found.value)) return refuse("Another place of the file refers to what would change");
  return scalarEdits(site, found.slot, found.value, value, true);
}

export function renameAt(site: Site, at: Span, to: string): readonly TextEdit[] | Refusal {
  const found = foundAt(site, at);
  if (isRefusal(found)) return found;
  return found.key ? renamed(site, found.slot, found.key, to) : refuse("There is no key");
}

/** Another text on the same line. */
export function replaceText({ text }: ParsedSegment, at: Span, value: string): readonly TextEdit[] | Refusal {
  if (at.start < 0 || at.start > at.end || at.end > text.length)
    return refuse("The place is not in this text");
  if (/[\r\n]/.test(value)) return refuse("The new text has more than one line");
  return [{ span: { start: at.start, end: at.end }, text: value }];
}

function renamed(site: Site, slot: Slot, key: ScalarNode, to: string): readonly TextEdit[] | Refusal {
  if (slot.holder.kind !== "map") return refuse("There is no key");
  if (key.value === to) return [];
  if (slot.holder.pairs.some((pair) => pair.key.value === to))
    return refuse(`The key ${to} is there already`);
  if (isShared(site, key)) return refuse("Another place of the file refers to the key");
  if (key.style === "literal" || key.style === "folded" || /[\r\n]/.test(to))
    return refuse("The key has more than one line");
  const { json } = site.style;
  const quote = key.style;
  const written =
    quote === "plain"
      ? keyText(to, { ...companyIn(site, slot.holder), keys: [] }, inFlow(site, slot.holder))
      : scalarText(to, { json, flow: inFlow(site, slot.holder), quote, otherwise: quote });
  return [{ span: { start: look.contentStart(site.segment.text, key), end: key.end }, text: written }];
}

/** Goes down the tree to the scalar that the span covers (its quotes may be left out), refusing to pass what aliases stand for. */
function foundAt(site: Site, at: Span): Found | Refusal {
  const { text, root } = site.segment;
  const covers = (node: Node): boolean => {
    const inner = { start: look.contentStart(text, node), end: look.tail(text, node) };
    const quoted = node.kind === "scalar" && (node.style === "single" || node.style === "double");
    return (
      (contains(at, inner) && at.start >= node.start && at.end <= node.end) ||
      (quoted && at.start === inner.start + 1 && at.end === inner.end - 1)
    );
  };
  let node = root;
  while (look.isCollection(node)) {
    if (isShared(site, node)) return refuse("Another place of the file refers to what would change");
    const index = look
      .childrenOf(text, node)
      .findIndex((child) => child.start <= at.start && at.end <= Math.max(child.end, child.value?.end ?? 0));
    const slot: Slot = { holder: node, index };
    if (node.kind === "map") {
      const pair = node.pairs[index];
      if (pair && covers(pair.key)) return { slot, key: pair.key, value: pair.value };
    }
    const value: Node | undefined = node.kind === "map" ? node.pairs[index]?.value : node.items[index]?.value;
    if (value && !look.isCollection(value) && covers(value)) return { slot, key: undefined, value };
    node = value;
  }
  return refuse("There is no single value at this place");
}
