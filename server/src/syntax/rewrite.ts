/** Symbolic edits as text edits that leave every other byte alone: comments, quotes, order, indent, line ends. */
import { inOrder, type TextEdit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import { NOTE, rewriteHcl } from "./hcl-rewrite.ts";
import type { ParsedSegment, Path } from "./node.ts";
import { blockEdits } from "./rewrite-block.ts";
import { type Change, eolOf, inFlow, isRefusal, type Refusal, refuse, type Site } from "./rewrite-change.ts";
import { documentEdits, fillEdits } from "./rewrite-fill.ts";
import { flowEdits } from "./rewrite-flow.ts";
import { noteAt } from "./rewrite-note.ts";
import { emptyPlan, planAppend, planPut, planRemove } from "./rewrite-plan.ts";
import { cutEdits, pairOver, silenceEdits } from "./rewrite-silence.ts";
import { renameAt, replaceAt, replaceText } from "./rewrite-spot.ts";
import { type Around, eolAt, styleOf } from "./rewrite-style.ts";
import { isMap, type Value } from "./rewrite-write.ts";

export type { Around, Refusal, Value };

/** Where something stands or could be written: the path from the segment's root. */
export interface At {
  readonly path: Path;
}

export type SymbolicEdit =
  /** Write `value` at the path; maps on the way are made, an existing value is replaced. A new key goes behind its last sibling, or before its first (`first`). */
  | { readonly do: "put"; readonly to: At; readonly value: Value; readonly first?: true }
  /** Replace the scalar (or the stretch of a comment) at the span, in its own quotes where they fit. A plain number or truth value stays one. */
  | { readonly do: "replace"; readonly at: Span; readonly value: string }
  /** Rename the key at the span. */
  | { readonly do: "rename"; readonly at: Span; readonly to: string }
  /** Remove the pair or item, with the comment on its line and those directly above. An emptied parent becomes `{}` or `[]`. */
  | { readonly do: "remove"; readonly from: At }
  /** Write words into the suppression at the span, or one of its own beside it; see `rewrite-silence.ts`. */
  | {
      readonly do: "note";
      readonly at: Span;
      readonly where: "in" | "behind" | "above";
      readonly head?: string;
      readonly value: Value;
    }
  /** Take the comment at the span out. */
  | { readonly do: "cut"; readonly at: Span }
  /** Append to the list at the path; made where absent. */
  | { readonly do: "append"; readonly to: At; readonly value: Value };

/**
 * The edits of the segment's text, in order, without overlap; none where everything is so already.
 * Spans are UTF-16 offsets from the segment's start. All edits are made, or none: a refusal says why.
 */
export function rewrite(
  segment: ParsedSegment,
  edits: readonly SymbolicEdit[],
  around: Around = {},
): readonly TextEdit[] | Refusal {
  if (segment.language === "hcl") return rewriteHcl(segment, edits, around);
  const site: Site = { segment, around, style: styleOf(segment, around) };
  const plan = emptyPlan();
  const out: TextEdit[] = [];
  for (const edit of edits) {
    const done = segment.language === "lines" ? inLines(segment, edit) : planned(site, plan, edit);
    if (done && isRefusal(done)) return done;
    out.push(...(done ?? []));
  }
  for (const { slot, value } of plan.fills.values()) {
    const done = fillEdits(site, slot, value);
    if (isRefusal(done)) return done;
    out.push(...done);
  }
  if (plan.root !== undefined) {
    const done = documentEdits(site, plan.root);
    if (isRefusal(done)) return done;
    out.push(...done);
  }
  // Inner collections first: where an inner and an outer one end on the same line, the inner one's new lines come first.
  for (const change of [...plan.changes.values()].sort((a, b) => b.node.start - a.node.start)) {
    const done = changeEdits(site, change);
    if (isRefusal(done)) return done;
    out.push(...done);
  }
  const real = out.filter(({ span, text }) => segment.text.slice(span.start, span.end) !== text);
  const insertionsFirst = [
    ...real.filter(({ span }) => span.start === span.end),
    ...real.filter(({ span }) => span.start < span.end),
  ];
  return inOrder(insertionsFirst) ?? refuse("Two of the edits touch the same place");
}

function planned(
  site: Site,
  plan: ReturnType<typeof emptyPlan>,
  edit: SymbolicEdit,
): readonly TextEdit[] | Refusal | undefined {
  switch (edit.do) {
    case "put":
      if (edit.to.path.at(-1) === NOTE)
        return noteAt(site.segment, edit.to.path.slice(0, -1), edit.value, site.around);
      return unwritable(site, edit.value) ?? planPut(site, plan, edit.to.path, edit.value, edit.first);
    case "append":
      return unwritable(site, edit.value) ?? planAppend(site, plan, edit.to.path, edit.value);
    case "remove":
      return planRemove(site, plan, edit.from.path);
    case "replace":
      return replaceAt(site, edit.at, edit.value);
    case "rename":
      return renameAt(site, edit.at, edit.to);
    case "note":
      return silenceEdits(site.segment, edit, eolOf(site, edit.at.start));
    case "cut": {
      const pair = pairOver(site.segment, edit.at);
      return pair ? planRemove(site, plan, pair) : cutEdits(site.segment, edit.at);
    }
  }
}

const changeEdits = (site: Site, change: Change): readonly TextEdit[] | Refusal =>
  inFlow(site, change.node) ? flowEdits(site, change) : blockEdits(site, change);

/** A text of lines has no tree: only what stands at a span can be replaced. */
function inLines(segment: ParsedSegment, edit: SymbolicEdit): readonly TextEdit[] | Refusal {
  if (edit.do === "replace") return replaceText(segment, edit.at, edit.value);
  if (edit.do === "rename") return replaceText(segment, edit.at, edit.to);
  if (edit.do === "cut") return cutEdits(segment, edit.at);
  if (edit.do === "note") return silenceEdits(segment, edit, eolAt(segment.text, edit.at.start, {}));
  return refuse("A text of lines has no places");
}

/** Values that cannot be written: too deep to be meant, or numbers that JSON does not have. */
function unwritable(site: Site, value: Value, depth = 0): Refusal | undefined {
  if (depth > 64) return refuse("The value is nested too deep");
  if (typeof value === "number" && site.style.json && !Number.isFinite(value))
    return refuse("JSON has no such number");
  if (typeof value !== "object") return undefined;
  for (const inner of isMap(value) ? Object.values(value) : value) {
    const found = unwritable(site, inner, depth + 1);
    if (found) return found;
  }
  return undefined;
}
