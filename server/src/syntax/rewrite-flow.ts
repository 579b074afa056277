/** Members of flow collections and of JSON, added and removed with the commas that belong to them. */
import type { TextEdit } from "../text/edits.ts";
import {
  type Addition,
  type Change,
  companyIn,
  cut,
  insert,
  type Refusal,
  refuse,
  type Site,
} from "./rewrite-change.ts";
import { linesFrom, linesOver } from "./rewrite-fill.ts";
import * as look from "./rewrite-look.ts";
import { flowText, type Lines, memberText, type Value } from "./rewrite-write.ts";

interface Members {
  readonly site: Site;
  readonly change: Change;
  readonly children: readonly look.Child[];
  /** The offsets of the brackets; undefined for an entry whose brackets stand in another segment. */
  readonly brackets: { readonly open: number; readonly close: number } | undefined;
}

export function flowEdits(site: Site, change: Change): readonly TextEdit[] | Refusal {
  const { text } = site.segment;
  const open = look.contentStart(text, change.node);
  const [opener, closer] = change.node.kind === "map" ? "{}" : "[]";
  const bracketed = text[open] === opener;
  if (bracketed && (text[change.node.end - 1] !== closer || change.node.end - 1 <= open))
    return refuse("The bracket is not closed");
  if (!bracketed && change.slot) return refuse("The pair is written without braces");
  const children = look.childrenOf(text, change.node);
  const members: Members = {
    site,
    change,
    children,
    brackets: bracketed ? { open, close: change.node.end - 1 } : undefined,
  };
  const stays = children.flatMap((_, i) => (change.removed.has(i) ? [] : [i]));
  if (change.added.length === 0) return removals(members, stays);
  if (children.length === 0) return grown(members);
  // A new member takes the place of the last one, if that goes: so the commas between stay right.
  const last = children.length - 1;
  if (!change.removed.has(last)) return [...cuts(members, stays), ...additions(members, stays)];
  const place = children[last];
  const lines = place && linesAt(site, place);
  const texts = change.added.map((added) => written(members, added, lines));
  const between = lines ? `,${lines.eol}${lines.indent}` : site.style.comma;
  return place ? [...cuts(members, [...stays, last]), { span: place, text: texts.join(between) }] : [];
}

function written({ site, change, children }: Members, added: Addition, lines: Lines | undefined): string {
  const company = companyIn(site, change.node);
  const spread =
    lines &&
    (site.style.json || nestedLines(site.segment.text, children)) &&
    !nestedOneLine(site, added.value, children)
      ? lines
      : undefined;
  return added.key === undefined
    ? flowText(added.value, company, spread)
    : memberText(added.key, added.value, company, spread);
}

/** Whether a nested collection of these members spreads over lines. */
const nestedLines = (text: string, children: readonly look.Child[]): boolean =>
  children.some(({ value }) => look.isCollection(value) && look.hasBreak(text, value.start, value.end));

/** Whether the members' last collection of the value's kind stands on one line. */
function nestedOneLine(site: Site, value: Value, children: readonly look.Child[]): boolean {
  const kind = Array.isArray(value) ? "list" : "map";
  const like = children.findLast(
    (child) => child.value?.kind === kind && child.value.end - child.value.start > 2,
  )?.value;
  return like !== undefined && !look.hasBreak(site.segment.text, like.start, like.end);
}

/** The first members of an empty collection. */
function grown(members: Members): readonly TextEdit[] | Refusal {
  const { site, change, brackets } = members;
  const { text, comments } = site.segment;
  if (!brackets) return refuse("There is nothing to add to");
  const inside = { start: brackets.open + 1, end: brackets.close };
  const spread =
    site.style.json && !look.hasBreak(text, inside.start, inside.end) && parentSpreads(site, change);
  const lines = spread ? linesFrom(site, brackets.open) : linesOver(site, change.node);
  if (!lines) {
    const pad = change.node.kind === "map" ? site.style.brace : site.style.bracket;
    const texts = change.added.map((added) => written(members, added, undefined));
    return [{ span: inside, text: pad + texts.join(site.style.comma) + pad }];
  }
  const deeper = { ...lines, indent: lines.indent + lines.unit };
  const texts = change.added
    .map((added) => written(members, added, deeper))
    .join(`,${lines.eol}${deeper.indent}`);
  const comment = comments.findLast((c) => c.start >= inside.start && c.end <= inside.end);
  const from = comment?.end ?? inside.start;
  const tail = comment ? "" : lines.eol + lines.indent;
  return [
    {
      span: { start: from, end: comment ? from : inside.end },
      text: lines.eol + deeper.indent + texts + tail,
    },
  ];
}

/** Whether the collection that holds this one has its members on lines of their own; a lone root does as JSON is mostly written. */
function parentSpreads(site: Site, change: Change): boolean {
  if (!change.slot) return true;
  const { holder, index } = change.slot;
  const child = look.childrenOf(site.segment.text, holder)[index];
  return child !== undefined && look.startsLine(site.segment.text, child.start);
}

function additions(members: Members, stays: readonly number[]): readonly TextEdit[] {
  const { change, children } = members;
  const [first, last] = [children[stays[0] ?? 0], children[stays.at(-1) ?? 0]];
  const before = change.added.filter((added) => added.first);
  const behind = change.added.filter((added) => !added.first);
  return [
    ...(first && before.length > 0 ? additionsBefore(members, first, before) : []),
    ...(last && behind.length > 0 ? additionsBehind(members, last, behind) : []),
  ];
}

function additionsBefore(
  members: Members,
  child: look.Child,
  list: readonly Addition[],
): readonly TextEdit[] {
  const { site } = members;
  const lines = linesAt(site, child);
  const gap = gapOf(site, lines);
  return [insert(child.start, list.map((added) => `${written(members, added, lines)},${gap}`).join(""))];
}

function additionsBehind(
  members: Members,
  child: look.Child,
  list: readonly Addition[],
): readonly TextEdit[] {
  const { site } = members;
  const { text, comments } = site.segment;
  const comma = look.commaAfter(text, child.end, comments);
  const lines = linesAt(site, child);
  const texts = list.map((added) => written(members, added, lines));
  const from = comma === undefined ? child.end : comma + 1;
  const free = look.endsLine(text, from) ? look.lineEnd(text, from) : from;
  const gap = gapOf(site, lines);
  const place = lines ? free : from;
  if (comma !== undefined) return [insert(place, texts.map((it) => `${gap}${it},`).join(""))];
  if (place === from) return [insert(from, texts.map((it) => `,${gap}${it}`).join(""))];
  return [insert(from, ","), insert(place, texts.map((it) => gap + it).join(","))];
}

const linesAt = (site: Site, child: look.Child): Lines | undefined =>
  look.startsLine(site.segment.text, child.start) ? linesFrom(site, child.start) : undefined;

const gapOf = (site: Site, lines: Lines | undefined): string =>
  lines ? lines.eol + lines.indent : site.style.comma.slice(1);

function removals(members: Members, stays: readonly number[]): readonly TextEdit[] | Refusal {
  const { site, children, brackets } = members;
  const { text, comments } = site.segment;
  const last = children.at(-1);
  if (stays.length > 0 || !last) return cuts(members, stays);
  if (!brackets) {
    const comma = look.commaAfter(text, last.end, comments);
    return comma === undefined ? refuse("The entry before it would keep its comma") : cuts(members, []);
  }
  const inner = comments.filter((c) => c.start > brackets.open && c.end < brackets.close);
  return inner.length === 0 ? [cut(brackets.open + 1, brackets.close)] : cuts(members, []);
}

/** The removed members with their commas; where the last ones go, the comma before them goes too, unless a trailing comma is the custom. */
function cuts({ site, children, change }: Members, stays: readonly number[]): readonly TextEdit[] {
  const { text, comments } = site.segment;
  const lastStaying = stays.at(-1) ?? -1;
  const going = children.flatMap((child, i) =>
    change.removed.has(i) && !stays.includes(i) ? [{ child, i }] : [],
  );
  const end = children.at(-1)?.end ?? 0;
  const trailing = look.commaAfter(text, end, comments) !== undefined;
  const kept = children[lastStaying];
  if (trailing || !kept || lastStaying === children.length - 1)
    return going.flatMap(({ child, i }) => memberCuts(site, child, children[i + 1]));
  const early = going
    .filter(({ i }) => i < lastStaying)
    .flatMap(({ child, i }) => memberCuts(site, child, children[i + 1]));
  const plain =
    !look.hasBreak(text, kept.end, end) && !comments.some((c) => c.start >= kept.end && c.end <= end);
  if (plain) return [...early, cut(kept.end, end)];
  const comma = look.commaAfter(text, kept.end, comments);
  const late = going
    .filter(({ i }) => i > lastStaying)
    .flatMap(({ child, i }) => memberCuts(site, child, children[i + 1]));
  return [...early, ...(comma === undefined ? [] : [cut(comma, comma + 1)]), ...late];
}

/** A member with its comma: its whole lines where it has them to itself, else up to the next member. */
function memberCuts(site: Site, child: look.Child, next: look.Child | undefined): readonly TextEdit[] {
  const { text, comments } = site.segment;
  const comma = look.commaAfter(text, child.end, comments);
  const far = comma !== undefined && look.hasBreak(text, child.end, comma);
  const near = comma === undefined || far ? child.end : comma + 1;
  const rest = far ? [cut(comma, comma + 1)] : [];
  if (look.startsLine(text, child.start) && look.endsLine(text, near)) {
    const line = look.lineEnd(text, near);
    const start = look.attachedAbove(text, child.start, comments);
    return [cut(start, line + look.breakLength(text, line)), ...rest];
  }
  if (next && !look.hasBreak(text, child.end, next.start)) return [cut(child.start, next.start)];
  return [cut(child.start, near), ...rest];
}
