/** A value written into a place: an empty one, or one whose old value goes. */
import type { TextEdit } from "../text/edits.ts";
import type { Span } from "../text/span.ts";
import { coreType, type Node, type ScalarNode } from "./node.ts";
import { markEnd } from "./rewrite-block.ts";
import {
  companyIn,
  cut,
  eolOf,
  inFlow,
  insert,
  isRefusal,
  type Refusal,
  refuse,
  type Site,
  type Slot,
} from "./rewrite-change.ts";
import * as look from "./rewrite-look.ts";
import { fitsPlain, quoteLike, scalarText, type Wish } from "./rewrite-scalar.ts";
import { eolAt } from "./rewrite-style.ts";
import {
  collectionLines,
  flowText,
  isList,
  type Lines,
  shapeAmong,
  spreads,
  under,
  type Value,
} from "./rewrite-write.ts";

export function fillEdits(site: Site, slot: Slot, value: Value): readonly TextEdit[] | Refusal {
  const { text } = site.segment;
  const child = look.childrenOf(text, slot.holder)[slot.index];
  if (!child) return refuse("There is no such place");
  const node = child.value;
  const filled = node && look.contentStart(text, node) < node.end ? node : undefined;
  if (filled?.kind === "scalar" && typeof value !== "object") return scalarEdits(site, slot, filled, value);
  if (filled && look.isCollection(filled) && !filled.flow && /\t/.test(look.indentOf(text, filled.start)))
    return refuse("The lines are indented with tabs");
  const own = filled && look.isCollection(filled) ? [filled] : companions(slot);
  if (!inFlow(site, slot.holder) && spreads(value, shapeAmong(value, own, site.style)))
    return blockValue(site, slot, child, filled, value);
  return flowValue(site, slot, child, filled, value);
}

/** The first value of a document in which nothing but comments is written. */
export function documentEdits({ segment, style, around }: Site, value: Value): readonly TextEdit[] | Refusal {
  const { text } = segment;
  if (segment.kind !== "document" || segment.root || /^\.\.\./m.test(text))
    return refuse("There is nothing to add to");
  const eol = eolAt(text, 0, around);
  const company = { style, scalars: [], keys: [] };
  const lines = style.json
    ? [flowText(value, company, { indent: "", unit: " ".repeat(style.step), eol })]
    : spreads(value, "block")
      ? collectionLines(value, 0, company)
      : [flowText(value, company)];
  const open = text !== "" && look.beforeBreak(text, text.length) === text.length;
  const written = lines.join(eol);
  return [insert(text.length, open && text !== "\uFEFF" ? eol + written : written + eol)];
}

const companions = (slot: Slot): readonly (Node | undefined)[] =>
  slot.holder.kind === "map"
    ? slot.holder.pairs.map(({ value }) => value)
    : slot.holder.items.map(({ value }) => value);

/** A value that stays on the line of its key or dash, or inside braces. */
function flowValue(
  site: Site,
  slot: Slot,
  child: look.Child,
  old: Node | undefined,
  value: Value,
): readonly TextEdit[] | Refusal {
  const { text } = site.segment;
  const lines = old && look.isCollection(old) && old.flow ? linesOver(site, old) : undefined;
  const written = flowText(value, companyIn(site, slot.holder), lines, inFlow(site, slot.holder));
  if (!old) {
    const mark = markEnd(site, slot);
    if (isRefusal(mark))
      return slot.holder.kind === "map" && inFlow(site, slot.holder)
        ? [insert(child.end, `: ${written}`)]
        : mark;
    const end = look.lineEnd(text, mark.at);
    const bare = /^[ \t]*$/.test(text.slice(mark.at, end));
    return [{ span: { start: mark.at, end: bare ? end : mark.at }, text: ` ${written}` }];
  }
  const start = look.contentStart(text, old);
  const blockOnItsOwnLines =
    look.isCollection(old) && !inFlow(site, old) && look.startsLine(text, firstChild(text, old));
  if (!blockOnItsOwnLines)
    return old.kind === "scalar" && look.isBlockScalar(old)
      ? blockScalarEdits(text, old, written)
      : [{ span: { start, end: child.end }, text: written }];
  const mark = markEnd(site, slot);
  if (isRefusal(mark)) return mark;
  return [insert(mark.at, ` ${written}`), cut(look.lineEnd(text, mark.at), look.lineEnd(text, child.end))];
}

const firstChild = (text: string, node: look.Collection): number =>
  look.childrenOf(text, node)[0]?.start ?? node.start;

/** A collection on lines of its own: under the key, or beginning behind the dash. */
function blockValue(
  site: Site,
  slot: Slot,
  child: look.Child,
  old: Node | undefined,
  value: Value,
): readonly TextEdit[] | Refusal {
  const { text, comments } = site.segment;
  const mark = markEnd(site, slot);
  if (isRefusal(mark)) return mark;
  const eol = eolOf(site, mark.at);
  const company = { ...companyIn(site, slot.holder), scalars: [] };
  const compact = (column: number): string => collectionLines(value, column, company).join(eol).trimStart();
  const below = (column: number): string =>
    collectionLines(value, column, company)
      .map((line) => eol + line)
      .join("");
  const inItem = slot.holder.kind === "list";
  const usual = inItem
    ? look.column(text, child.start) + 2
    : under(value, look.column(text, child.start), site.style);
  const head = look.lineEnd(text, mark.at);
  if (old && look.isCollection(old) && !old.flow) {
    const first = firstChild(text, old);
    const last = look.lineEnd(text, child.end);
    if (!look.startsLine(text, first))
      return [{ span: { start: first, end: last }, text: compact(look.column(text, first)) }];
    const alike = inItem || (old.kind === "list") === isList(value);
    return [{ span: { start: head, end: last }, text: below(alike ? look.column(text, first) : usual) }];
  }
  if (old && look.isBlockScalar(old)) {
    const [header, content] = blockScalarSpans(text, old);
    return [cut(mark.at, header.end), { span: content, text: below(usual) }];
  }
  const end = old ? child.end : mark.at;
  const rest = look.lineEnd(text, end);
  const commented = comments.some((c) => c.start >= end && c.end <= rest);
  if (inItem && !commented)
    return [{ span: { start: mark.at, end: rest }, text: ` ${compact(look.column(text, mark.at) + 1)}` }];
  return [...(old ? [cut(mark.at, end)] : []), insert(rest, below(usual))];
}

/** One scalar for another, in the old one's quotes where they fit. `words`: the new text is of the old one's type (`false` for `true`). */
export function scalarEdits(
  site: Site,
  slot: Slot,
  old: ScalarNode,
  value: string | number | boolean,
  words = false,
): readonly TextEdit[] | Refusal {
  const { text } = site.segment;
  if (old.tag !== undefined && (typeof value !== "string" || !TEXT_TAGS.has(old.tag)))
    return refuse(`The value has the tag ${old.tag}`);
  const company = companyIn(site, slot.holder);
  const others = company.scalars.filter((node) => node !== old);
  const like = quoteLike(String(value), others, site.style.quote);
  const wish: Wish = { json: site.style.json, flow: inFlow(site, slot.holder), ...like, ...ownQuote(old) };
  const plain =
    words && typeof value === "string" && old.style === "plain" && !site.style.json && sameType(old, value);
  const written =
    plain ||
    (site.style.json && words && typeof value === "string" && sameType(old, value) && old.style === "plain")
      ? String(value)
      : scalarText(value, wish);
  if (look.isBlockScalar(old)) return blockScalarEdits(text, old, written);
  return [{ span: { start: look.contentStart(text, old), end: old.end }, text: written }];
}

const TEXT_TAGS: ReadonlySet<string> = new Set(["!", "!!str", "tag:yaml.org,2002:str"]);

const ownQuote = (old: ScalarNode): Partial<Wish> => {
  if (old.style === "single" || old.style === "double") return { quote: old.style, otherwise: old.style };
  return old.style === "plain" && fitsPlain(old.value, true) ? { quote: "plain" } : {};
};

/** Both are numbers, both truth values, and so on; for strings the quotes decide. */
function sameType(old: ScalarNode, value: string): boolean {
  const type = coreType(old);
  return type !== "string" && type === coreType({ ...old, value });
}

/** The header (`|-`) becomes the value, the lines under it go; a comment behind the header stays. */
function blockScalarEdits(text: string, old: Node, written: string): readonly TextEdit[] {
  const [header, content] = blockScalarSpans(text, old);
  return [{ span: header, text: written }, cut(content.start, content.end)];
}

function blockScalarSpans(text: string, old: Node): readonly [Span, Span] {
  const start = look.contentStart(text, old);
  const header = /^[|>][-+0-9]*/.exec(text.slice(start, old.end))?.[0].length ?? 0;
  const line = look.lineEnd(text, start);
  return [
    { start, end: start + header },
    { start: line, end: Math.max(line, look.tail(text, old)) },
  ];
}

/** How members on lines of their own are set off. `at`: a place on the line that the collection opens on, or on that of its closing bracket. */
export const linesFrom = (site: Site, at: number): Lines => ({
  indent: look.indentOf(site.segment.text, at),
  unit: site.style.unit,
  eol: eolOf(site, at),
});

/** For a collection written anew: its closing bracket tells the indent, if it begins a line; behind a dash its first line does not. */
export function linesOver(site: Site, node: Node): Lines | undefined {
  const { text } = site.segment;
  if (!look.hasBreak(text, node.start, node.end)) return undefined;
  return look.startsLine(text, node.end - 1) ? linesFrom(site, node.end - 1) : undefined;
}
