/** A value written into a place: an empty one, or one whose old value goes. */
import type { TextEdit } from "../text/edits.ts";
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
  const lines =
    old && look.isCollection(old) && old.flow && look.hasBreak(text, old.start, old.end)
      ? linesFrom(site, old.start)
      : undefined;
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
  const company = companyIn(site, slot.holder);
  const mark = markEnd(site, slot);
  if (isRefusal(mark)) return mark;
  const eol = eolOf(site, mark.at);
  const first = old && look.isCollection(old) && !old.flow ? firstChild(text, old) : undefined;
  const head = look.lineEnd(text, mark.at);
  const at =
    first === undefined ? under(value, look.column(text, child.start), site.style) : look.column(text, first);
  const block = (column: number): readonly string[] =>
    collectionLines(value, column, { ...company, scalars: [] });
  if (first !== undefined && look.startsLine(text, first))
    return [
      {
        span: { start: head, end: look.lineEnd(text, child.end) },
        text: block(at)
          .map((line) => eol + line)
          .join(""),
      },
    ];
  if (first !== undefined)
    return [
      { span: { start: first, end: look.lineEnd(text, child.end) }, text: block(at).join(eol).trimStart() },
    ];
  const end = old ? child.end : mark.at;
  if (
    old?.kind === "scalar" &&
    look.isBlockScalar(old) &&
    comments.some((c) => c.start > mark.at && c.end <= child.end)
  )
    return refuse("A comment stands inside the old value");
  const rest = look.lineEnd(text, end);
  const commented = comments.some((c) => c.start >= end && c.end <= rest);
  if (slot.holder.kind === "list" && !commented) {
    const column = look.column(text, mark.at) + 1;
    return [{ span: { start: mark.at, end: rest }, text: ` ${block(column).join(eol).trimStart()}` }];
  }
  const column = slot.holder.kind === "list" ? look.column(text, child.start) + 2 : at;
  const below = block(column)
    .map((line) => eol + line)
    .join("");
  const gone = old ? [cut(mark.at, end)] : [];
  return [...gone, insert(rest, below)];
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
function blockScalarEdits(text: string, old: ScalarNode, written: string): readonly TextEdit[] {
  const start = look.contentStart(text, old);
  const header = /^[|>][-+0-9]*/.exec(text.slice(start, old.end))?.[0].length ?? 0;
  const line = look.lineEnd(text, start);
  return [
    { span: { start, end: start + header }, text: written },
    cut(line, Math.max(line, look.tail(text, old))),
  ];
}

/** A flow collection over several lines is written as one again. */
export function linesFrom(site: Site, at: number): Lines {
  const indent = look.indentOf(site.segment.text, at);
  return { indent, unit: indent.includes("\t") ? "\t" : " ".repeat(site.style.step), eol: eolOf(site, at) };
}
