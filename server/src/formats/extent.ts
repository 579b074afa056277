/** Which stretch of a text belongs to which of the objects that stand in it one after the other: there its comments are looked for. */
import type { Span } from "../text/span.ts";
import { type Place, spotOf } from "./place.ts";

/** One extent for each place, in their order: from the end of the one before to the end of the line on which it ends itself. */
export function extentsOf(places: readonly Place[], from = 0): readonly Span[] {
  let before = from;
  return places.map((place) => {
    const { in: segment, end } = spotOf(place);
    const own = { start: before, end: Math.max(before, lineEnd(segment.text, end)) };
    before = own.end;
    return own;
  });
}

/** A block of YAML ends behind its line break, where the next line has already begun. */
function lineEnd(text: string, offset: number): number {
  const from = offset > 0 && /[\r\n]/.test(text[offset - 1] ?? "") ? offset - 1 : offset;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) return at;
  }
  return text.length;
}
