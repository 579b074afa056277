/** Changes of an editor: the segments that they touch are made anew, all others stay the same objects. */
import type { Position } from "../text/lines.ts";
import type { Claimer } from "./claim.ts";
import { settle } from "./context.ts";
import type { Held } from "./held.ts";
import { heldOf, hold, remember } from "./memory.ts";
import { offsetIn } from "./navigate.ts";
import type { ParsedSegment } from "./node.ts";
import type { Change, Edited, Parsed } from "./parsed.ts";
import { type Draft, type Splice, type Spliced, splice } from "./splice.ts";

/** The document after the changes, made one after the other; equal to a parse from scratch. Never throws. */
export function edit(parsed: Parsed, changes: readonly Change[], version: number, claimer: Claimer): Edited {
  const { uri, language } = parsed;
  const dropped = new Set<ParsedSegment>();
  const made = new Set<ParsedSegment>();
  const swap = (olds: readonly Held[], news: readonly Held[]): void => {
    const kept = new Set(news.map(({ segment }) => segment));
    const before = new Set(olds.map(({ segment }) => segment));
    for (const one of before) if (!kept.has(one) && !made.delete(one)) dropped.add(one);
    for (const one of kept) if (!before.has(one)) made.add(one);
  };
  let draft: Draft = { uri, language, held: heldOf(parsed) };
  let alone = true;
  let moved = false;
  for (const change of changes) {
    const spliced = apply(draft, spliceOf(draft, change), claimer);
    const { removed, added } = spliced;
    swap(removed, added);
    draft = spliced.draft;
    moved ||= linesOf(removed) !== linesOf(added);
    alone &&= removed.length > 0 && removed.every(standsAlone) && added.every(standsAlone);
  }
  if (!alone) {
    const held = [...draft.held];
    for (const { old, now } of settle(held)) swap([old], [now]);
    draft = { uri, language, held };
  }
  return {
    parsed: remember(uri, version, language, draft.held),
    dropped: [...dropped],
    made: [...made],
    moved,
  };
}

/** Whether no neighbour has to look at it, nor it at them: so it is with nearly every entry. */
const standsAlone = ({ marks, cut, tree }: Held): boolean => marks === 0 && !cut.first && !tree.ends;

const linesOf = (held: readonly Held[]): number => held.reduce((lines, { cut }) => lines + cut.lines, 0);

function apply(draft: Draft, change: Splice, claimer: Claimer): Spliced {
  const { uri, language, held } = draft;
  const length = lengthOf(held);
  const emptied = change.text === "" && change.end - change.start === length;
  if (length > 0 && !emptied) return splice(draft, change, claimer);
  const fresh = hold({ uri, language, version: 0, text: textAfter(held, change) }, claimer);
  const added = heldOf(fresh);
  return { draft: { uri, language, held: added }, removed: held, added };
}

function lengthOf(held: readonly Held[]): number {
  const last = held.at(-1)?.segment;
  return last ? last.base + last.text.length : 0;
}

const textOf = (held: readonly Held[]): string => held.map(({ segment }) => segment.text).join("");

function textAfter(held: readonly Held[], { start, end, text }: Splice): string {
  const old = textOf(held);
  return old.slice(0, start) + text + old.slice(end);
}

/** The change in offsets. A change of the whole text is held to what differs. */
function spliceOf({ held }: Draft, { start, end, text }: Change): Splice {
  if (start && end) {
    const from = offsetIn(held, start);
    const to = isSame(start, end) ? from : offsetIn(held, end);
    return { start: Math.min(from, to), end: Math.max(from, to), text };
  }
  const old = textOf(held);
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

const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;
