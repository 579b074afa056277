/** One replacement in a document that is kept as segments: cut anew from just before it until old and new cut agree again. */

import type { Language } from "../text/source.ts";
import type { Claim, Claimer } from "./claim.ts";
import { cut } from "./cut.ts";
import { cutJsonFrom, fitsColumns, memberColumn } from "./cut-json.ts";
import type { Cut, Section } from "./cuts.ts";
import { type Held, make, readsAlike, recut } from "./held.ts";
import { wholeCut } from "./memory.ts";
import { Placed } from "./placed.ts";
import { retyped } from "./retype.ts";
import { BOM, CR, DASH, HASH, isMarker, LF, lineAfter, PERCENT, plainBreaks, skipSpaces } from "./scan.ts";

/** Replace from `start` to `end`, offsets of the whole text, by `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A document on the way to its next version. */
export interface Draft {
  readonly uri: string;
  readonly language: Language;
  readonly held: readonly Held[];
}

export interface Spliced {
  readonly draft: Draft;
  readonly removed: readonly Held[];
  readonly added: readonly Held[];
}

/** What a claimer sees of a document, and the width of a marker line. */
const HEAD = 1040;

/** The draft after the replacement. Segments behind it are moved; segments that say the same in the same place stay. */
export function splice(draft: Draft, change: Splice, claimer: Claimer): Spliced {
  const { held, uri, language } = draft;
  const from = restart(held, change.start);
  const begun = held[from];
  const typed = begun && typedInto(begun, change);
  if (typed) return exchanged(draft, from, from + 1, [typed]);
  const inside = begun && !begun.cut.first ? begun.cut : undefined;
  if (language !== "yaml" && !inside) return afresh(draft, change, claimer);
  const column = language === "json" ? (memberColumn(held[0]?.segment.text ?? "") ?? 0) : 0;
  const touched = Placed.find(held, "bases", change.end) + 1;
  for (let more = 2; ; more *= 2) {
    const stop = Math.min(held.length, touched + more);
    const window = textFrom(held, from, stop, change);
    const plain = plainBreaks(window);
    const cuts =
      language === "json" && inside
        ? cutJsonFrom(plain, uri, claimer, inside, column)
        : cut(plain, uri, claimer, inside, stop < held.length);
    const until = cuts && meeting(cuts, held, touched, stop, change, begun?.segment.base ?? 0);
    if (!cuts || !until) continue;
    const fresh = cuts.slice(0, until.cuts);
    if (language === "json" && !fitsColumns(together(held, from, until.held, fresh)))
      return afresh(draft, change, claimer);
    return exchanged(draft, from, until.held, renew(draft, window, fresh, from, until.held, change));
  }
}

/** The segment, where all that happened is a word typed inside of it. */
function typedInto(held: Held, { start, end, text }: Splice): Held | undefined {
  const { base } = held.segment;
  const within = start > base && end <= base + held.segment.text.length;
  return within ? retyped(held, start - base, end - base, text) : undefined;
}

/** The whole text cut again, with every segment kept that is cut as before. */
function afresh(draft: Draft, change: Splice, claimer: Claimer): Spliced {
  const { uri, language, held } = draft;
  const text = textFrom(held, 0, held.length, change);
  const cuts = wholeCut(text, uri, language, claimer);
  return exchanged(draft, 0, held.length, renew(draft, text, cuts, 0, held.length, change));
}

const exchanged = (draft: Draft, from: number, until: number, added: readonly Held[]): Spliced => ({
  draft: joined(draft, from, until, added),
  removed: draft.held.slice(from, until),
  added,
});

/** The cuts of all segments, those of some replaced. */
function* together(
  held: readonly Held[],
  from: number,
  until: number,
  fresh: readonly Cut[],
): Generator<Cut> {
  for (const [i, { cut }] of held.entries()) {
    if (i === from) yield* fresh;
    if (i < from || i >= until) yield cut;
  }
}

/** The first segment to cut again: the one before the touched one, where the edit touches what decides where that one begins; the document's first, where its head is touched. */
function restart(held: readonly Held[], offset: number): number {
  const at = Placed.find(held, "bases", offset);
  const one = held[at]?.segment;
  let index = one && offset - one.base <= settledBy(one.text) ? Math.max(0, at - 1) : at;
  let first = at;
  while (first > 0 && !held[first]?.cut.first) {
    const above = held[--first]?.segment;
    // A head that ends so far above is settled, however long it is.
    if (above && offset - above.base - above.text.length > HEAD) return index;
  }
  const head = held[first]?.segment;
  if (head && offset - head.base <= HEAD + settledBy(head.text)) index = Math.min(index, first);
  return index;
}

/** Behind the first line that holds content. */
function settledBy(text: string): number {
  for (let line = 0; line < text.length; ) {
    const next = lineAfter(text, line);
    const at = skipSpaces(text, line);
    const code = text.charCodeAt(at);
    const empty =
      at >= next || code === LF || code === CR || code === HASH || code === PERCENT || code === BOM;
    if (!empty && !isMarker(text, line, DASH)) return next;
    line = next;
  }
  return text.length;
}

/** The changed text of the segments from `from` up to `stop`. */
function textFrom(held: readonly Held[], from: number, stop: number, change: Splice): string {
  const origin = held[from]?.segment.base ?? 0;
  let old = "";
  for (let i = from; i < stop; i++) old += held[i]?.segment.text ?? "";
  return old.slice(0, change.start - origin) + change.text + old.slice(change.end - origin);
}

/** Where the new cut and the old one agree again: how many of each stand before that. At the end of the text they always do. */
function meeting(
  cuts: readonly Cut[],
  held: readonly Held[],
  touched: number,
  stop: number,
  change: Splice,
  origin: number,
): { cuts: number; held: number } | undefined {
  const delta = change.text.length - (change.end - change.start) - origin;
  let at = 0;
  for (let i = touched; i < stop; i++) {
    const old = held[i];
    if (!old) continue;
    const start = old.segment.base + delta;
    while (at < cuts.length && (cuts[at]?.start ?? 0) < start) at++;
    const now = cuts[at];
    if (now && now.start === start && agree(now, old.cut)) return { cuts: at, held: i };
  }
  return stop === held.length ? { cuts: cuts.length, held: stop } : undefined;
}

function agree(a: Cut, b: Cut): boolean {
  if (a.first !== b.first) return false;
  return a.first || (sameClaim(a.claim, b.claim) && sameSection(a.before, b.before));
}

function sameClaim(a: Claim | undefined, b: Claim | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.format !== b.format || a.sections?.size !== b.sections?.size) return false;
  for (const key of a.sections ?? []) if (!b.sections?.has(key)) return false;
  return true;
}

const sameSection = (a: Section | undefined, b: Section | undefined): boolean =>
  a === b ||
  (a !== undefined && b !== undefined && a.name === b.name && a.indent === b.indent && a.list === b.list);

/** The segments of the window. An old one whose text the change did not touch lends its tree, and itself where it is cut alike. */
function renew(
  { uri, language, held }: Draft,
  window: string,
  cuts: readonly Cut[],
  from: number,
  until: number,
  change: Splice,
): Held[] {
  const origin = held[from]?.segment.base ?? 0;
  const delta = change.text.length - (change.end - change.start);
  const spared = new Map<number, Held>();
  for (const one of held.slice(from, until)) {
    const { base, text } = one.segment;
    if (base >= change.end) spared.set(base + delta - origin, one);
    else if (base + text.length <= change.start) spared.set(base - origin, one);
  }
  return cuts.map((cut) => {
    const found = spared.get(cut.start);
    const old = found && found.segment.text.length === cut.end - cut.start ? found : undefined;
    if (old && alike(old.cut, cut) && readsAlike(old.cut, cut, language)) {
      return recut(old, cut);
    }
    const lent = old?.cut.claim && cut.claim && readsAlike(old.cut, cut, language) ? old.tree : undefined;
    return make(uri, language, window.slice(cut.start, cut.end), cut, lent);
  });
}

/** Whether two cuts of the same text make the same segment. */
const alike = (a: Cut, b: Cut): boolean =>
  a.kind === b.kind &&
  a.section === b.section &&
  a.claim?.format === b.claim?.format &&
  (a.claim === undefined) === (b.claim === undefined);

/** The draft with `added` in place of the segments from `from` up to `until`, everything behind moved. */
function joined({ uri, language, held }: Draft, from: number, until: number, added: readonly Held[]): Draft {
  const all = exchange(held, from, until, added);
  if (added.length === until - from) Placed.some(all, from, added);
  else Placed.all(all);
  return { uri, language, held: all };
}

/** Most edits add a segment or two, and one copy is all they cost; a call takes only so many arguments. */
const exchange = <T>(list: readonly T[], from: number, until: number, added: readonly T[]): readonly T[] =>
  added.length < 1000
    ? list.toSpliced(from, until - from, ...added)
    : list.slice(0, from).concat(added, list.slice(until));
