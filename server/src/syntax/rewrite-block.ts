/** Pairs and items of block collections, added and removed by whole lines. */
import type { TextEdit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import type { Node } from "./node.ts";
import {
  type Addition,
  type Change,
  companyIn,
  cut,
  eolOf,
  inFlow,
  insert,
  isRefusal,
  type Refusal,
  refuse,
  type Site,
} from "./rewrite-change.ts";
import * as look from "./rewrite-look.ts";
import { itemLines, pairLines, shapeAmong } from "./rewrite-write.ts";

export function blockEdits(site: Site, change: Change): readonly TextEdit[] | Refusal {
  const { text } = site.segment;
  const children = look.childrenOf(text, change.node);
  for (const child of children) {
    const before = text.slice(look.lineStart(text, child.start), child.start);
    if (before.includes("\t")) return refuse("The lines are indented with tabs");
    if (before.includes("?")) return refuse('The key is written with "?"');
  }
  const stays = children.flatMap((_, i) => (change.removed.has(i) ? [] : [i]));
  if (stays.length > 0)
    return [...removals(site, children, change.removed), ...additions(site, change, children, stays)];
  return change.added.length > 0 ? instead(site, change, children) : emptied(site, change, children);
}

/** Cuts of the removed children; at least one child stays. */
function removals(
  site: Site,
  children: readonly look.Child[],
  removed: ReadonlySet<number>,
): readonly TextEdit[] {
  const { text, comments } = site.segment;
  const first = children[0];
  const spans: Span[] = [];
  let from = 0;
  // The first child may share its line with the dash of the list that holds it: then the next one moves up to the dash.
  if (first && removed.has(0) && !look.startsLine(text, first.start)) {
    from = children.findIndex((_, i) => !removed.has(i));
    const line = look.lineEnd(text, children[from - 1]?.end ?? first.end);
    const next = children[from]?.start ?? line;
    const comment = comments.find((c) => c.start >= line && c.start < next);
    spans.push({ start: first.start, end: comment?.start ?? next });
  }
  children.forEach((child, i) => {
    if (i >= from && removed.has(i)) spans.push(ownLines(site, child, children[i - 1]?.value));
  });
  return joined(text, spans);
}

/** The lines of a child, with the comment lines attached above and the trailing comment. */
function ownLines(site: Site, child: look.Child, before?: Node): Span {
  const { text, comments } = site.segment;
  const start = look.attachedAbove(text, child.start, comments);
  const line = look.lineEnd(text, child.end);
  const end = line + look.breakLength(text, line);
  const kept = look.keepsBlankLines(text, before);
  if (end === text.length && !kept) return { start: overBlankLines(text, start), end };
  const blankAbove = start === 0 || overBlankLines(text, start) < start;
  return { start, end: blankAbove || kept ? skipBlankLines(text, end) : end };
}

/** The start of the blank lines that end at the line start `from`. */
function overBlankLines(text: string, from: number): number {
  let at = from;
  for (;;) {
    const above = look.beforeBreak(text, at);
    const start = look.lineStart(text, above);
    if (above === at || text.slice(start, above).trim() !== "") return at;
    at = start;
  }
}

/** Of two runs of blank lines, above and below, one is enough. */
function skipBlankLines(text: string, from: number): number {
  const blank = /^(?:[ \t]*(?:\r\n|\n|\r))+/.exec(text.slice(from));
  return from + (blank?.[0].length ?? 0);
}

/** Neighbouring cuts as one; a cut up to an end without line break takes the line break before it instead. */
function joined(text: string, spans: readonly Span[]): readonly TextEdit[] {
  const out: Span[] = [];
  for (const span of spans) {
    const before = out.at(-1);
    if (before && span.start <= before.end)
      out[out.length - 1] = { start: before.start, end: Math.max(before.end, span.end) };
    else out.push(span);
  }
  return out.map(({ start, end }) => {
    const open = end === text.length && look.beforeBreak(text, end) === end;
    return cut(open ? look.beforeBreak(text, start) : start, end);
  });
}

function additions(
  site: Site,
  change: Change,
  children: readonly look.Child[],
  stays: readonly number[],
): readonly TextEdit[] {
  const { text } = site.segment;
  const spaced =
    children.length > 1 &&
    children.every(
      (child, i) =>
        i === 0 || /(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(text.slice(children[i - 1]?.end, child.start)),
    );
  return change.added.flatMap((added) => {
    const child = children[(added.first ? stays[0] : stays.at(-1)) ?? 0];
    if (!child) return [];
    const column = look.column(text, children[0]?.start ?? 0);
    const lines = linesOf(site, change, added, column, children);
    const at = added.first ? child.start : behind(site, child);
    const eol = eolOf(site, at);
    // The first child may share its line with the dash of the list that holds it.
    if (added.first) return [insert(at, `${lines.join(eol).trimStart()}${eol}${" ".repeat(column)}`)];
    return [insert(at, (spaced ? eol : "") + lines.map((line) => eol + line).join(""))];
  });
}

/** Where the line after a child begins to be free: behind its trailing comment and the comment lines that stand deeper than it. */
function behind(site: Site, child: look.Child): number {
  const { text, comments } = site.segment;
  const own = look.column(text, child.start);
  let at = look.lineEnd(text, child.end);
  for (;;) {
    const next = at + look.breakLength(text, at);
    const comment = comments.find((c) => c.start >= next && c.start <= look.lineEnd(text, next));
    if (
      next === at ||
      !comment ||
      !look.startsLine(text, comment.start) ||
      look.column(text, comment.start) <= own
    )
      return at;
    at = look.lineEnd(text, comment.start);
  }
}

function linesOf(
  site: Site,
  change: Change,
  added: Addition,
  at: number,
  children: readonly look.Child[],
): readonly string[] {
  const company = companyIn(site, change.node);
  const shape = shapeAmong(
    added.value,
    children.map((child) => child.value),
    site.style,
  );
  if (added.key !== undefined) return pairLines(added.key, added.value, at, company, shape);
  const last = children.at(-1);
  const gap = last?.value
    ? /^-( +)\S/.exec(site.segment.text.slice(last.start, last.value.start + 1))?.[1]
    : undefined;
  return itemLines(added.value, at, gap ?? " ", company, shape);
}

/** Every child goes and others come: they take the place of the first. */
function instead(site: Site, change: Change, children: readonly look.Child[]): readonly TextEdit[] {
  const { text } = site.segment;
  const start = children[0]?.start ?? 0;
  const end = look.lineEnd(text, children.at(-1)?.end ?? start);
  const lines = change.added.flatMap((added) =>
    linesOf(site, change, added, look.column(text, start), children),
  );
  return [{ span: { start, end }, text: lines.join(eolOf(site, start)).trimStart() }];
}

/** Every child goes: `{}` or `[]` stays. */
function emptied(site: Site, change: Change, children: readonly look.Child[]): readonly TextEdit[] | Refusal {
  const { text, kind } = site.segment;
  const empty = change.node.kind === "map" ? "{}" : "[]";
  const first = children[0];
  const last = children.at(-1);
  if (!first || !last) return [];
  const cuts = joined(
    text,
    children.map((child) => ownLines(site, child)),
  );
  if (!change.slot) {
    if (kind === "header") return refuse("Entries stand under this key");
    if (kind !== "document") return cuts;
  }
  if (!change.slot || !look.startsLine(text, first.start))
    return [{ span: { start: first.start, end: look.lineEnd(text, last.end) }, text: empty }];
  const mark = markEnd(site, change.slot);
  return isRefusal(mark) ? mark : [insert(mark.at, ` ${empty}`), ...cuts];
}

/** The offset behind the colon or dash of a place, and behind the anchor and tag that stand there. */
export function markEnd(site: Site, slot: NonNullable<Change["slot"]>): { readonly at: number } | Refusal {
  const { text } = site.segment;
  if (slot.holder.kind === "list") {
    const item = slot.holder.items[slot.index];
    return item && !inFlow(site, slot.holder)
      ? { at: look.propsEnd(text, item.start + 1) }
      : refuse("There is no such item");
  }
  const pair = slot.holder.pairs[slot.index];
  const colon = pair && look.colonEnd(text, pair);
  return colon === undefined ? refuse("The key has no colon") : { at: look.propsEnd(text, colon) };
}
