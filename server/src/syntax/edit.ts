/** Changes of an editor: the segments that they touch are made anew, all others stay the same objects. */
import type { Claimer } from "./claim.ts";
import { settle } from "./context.ts";
import type { Held } from "./held.ts";
import { heldOf, hold, remember } from "./memory.ts";
import { offsetAt, textOf } from "./navigate.ts";
import type { ParsedSegment } from "./node.ts";
import type { Change, Edited, Parsed } from "./parsed.ts";
import { type Draft, type Splice, type Spliced, splice } from "./splice.ts";

/** The document after the changes, made one after the other; equal to a parse from scratch. Never throws. */
export function edit(parsed: Parsed, changes: readonly Change[], version: number, claimer: Claimer): Edited {
  const { uri, language, segments } = parsed;
  const dropped = new Set<ParsedSegment>();
  const made = new Set<ParsedSegment>();
  const swap = (olds: readonly Held[], news: readonly Held[]): void => {
    const kept = new Set(news.map(({ segment }) => segment));
    const before = new Set(olds.map(({ segment }) => segment));
    for (const one of before) if (!kept.has(one) && !made.delete(one)) dropped.add(one);
    for (const one of kept) if (!before.has(one)) made.add(one);
  };
  let draft: Draft = { uri, language, held: heldOf(parsed) ?? [], segments };
  let alone = true;
  for (const change of changes) {
    const spliced = apply(draft, spliceOf(draft, change), claimer);
    swap(spliced.removed, spliced.added);
    draft = spliced.draft;
    alone &&=
      spliced.removed.length > 0 && spliced.removed.every(standsAlone) && spliced.added.every(standsAlone);
  }
  if (alone)
    return {
      parsed: remember(uri, version, language, draft.held, draft.segments),
      dropped: [...dropped],
      made: [...made],
    };
  const held = [...draft.held];
  const settled = settle(held);
  for (const { old, now } of settled) swap([old], [now]);
  const shown = settled.length > 0 ? held.map(({ segment }) => segment) : draft.segments;
  return { parsed: remember(uri, version, language, held, shown), dropped: [...dropped], made: [...made] };
}

/** Whether no neighbour has to look at it, nor it at them: so it is with nearly every entry. */
const standsAlone = ({ marks, cut, tree }: Held): boolean => marks === 0 && !cut.first && !tree.ends;

function apply(draft: Draft, change: Splice, claimer: Claimer): Spliced {
  const { uri, language, segments, held } = draft;
  const last = segments.at(-1);
  const length = last ? last.base + last.text.length : 0;
  const emptied = change.text === "" && change.end - change.start === length;
  if (held.length === segments.length && length > 0 && !emptied) return splice(draft, change, claimer);
  const old = segments.map(({ text }) => text).join("");
  const text = old.slice(0, change.start) + change.text + old.slice(change.end);
  const fresh = hold({ uri, language, version: 0, text }, claimer);
  const added = heldOf(fresh) ?? [];
  return { draft: { uri, language, held: added, segments: fresh.segments }, removed: held, added };
}

/** The change in offsets. A change of the whole text is held to what differs. */
function spliceOf({ segments, uri, language }: Draft, { start, end, text }: Change): Splice {
  const parsed: Parsed = { segments, uri, language, version: 0 };
  if (start && end) {
    const from = offsetAt(parsed, start);
    const to = offsetAt(parsed, end);
    return { start: Math.min(from, to), end: Math.max(from, to), text };
  }
  const old = textOf(parsed);
  const most = Math.min(old.length, text.length);
  let head = 0;
  while (head < most && old.charCodeAt(head) === text.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < most - head &&
    old.charCodeAt(old.length - 1 - tail) === text.charCodeAt(text.length - 1 - tail)
  )
    tail++;
  return { start: head, end: old.length - tail, text: text.slice(head, text.length - tail) };
}
