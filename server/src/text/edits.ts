/** Text edits: put in order, refuse overlap, apply. */
import type { Span } from "./span.ts";

/** Replace the span (offsets of the whole document) by `text`. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** The edits from first to last, or undefined where two of them overlap. Insertions at one place keep their order. */
export function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const sorted = edits
    .map((edit, i) => ({ edit, i }))
    .sort((a, b) => a.edit.span.start - b.edit.span.start || a.i - b.i);
  for (let i = 1; i < sorted.length; i++) {
    const before = sorted[i - 1]?.edit.span;
    const now = sorted[i]?.edit.span;
    if (before && now && now.start < before.end) return undefined;
  }
  return sorted.map(({ edit }) => edit);
}

/** The text with all edits made; overlapping edits leave it as it was. */
export function apply(text: string, edits: readonly TextEdit[]): string {
  let out = "";
  let at = 0;
  for (const { span, text: insert } of inOrder(edits) ?? []) {
    out += text.slice(at, span.start) + insert;
    at = span.end;
  }
  return out + text.slice(at);
}
