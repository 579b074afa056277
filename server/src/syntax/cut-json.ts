/**
 * Cuts a JSON text into top-level members and, below the members that are sections, entries; by the columns of its lines.
 * That is exact where brackets agree with columns, which is checked; a text in which they do not is one segment.
 */
import type { Claim, Claimer } from "./claim.ts";
import { type Cut, close, type From, open, type Section, type Work } from "./cuts.ts";
import {
  BACKSLASH,
  BOM,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  CR,
  LF,
  lineAfter,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  quoteEnd,
  SPACE,
  TAB,
} from "./scan.ts";

/** The cuts of a whole text; none where it cannot be cut. Line ends are LF or CRLF. */
export function cutJson(text: string, uri: string, claimer: Claimer, claim: Claim): Cut[] {
  const column = memberColumn(text);
  if (!claim.sections || column === undefined) return [];
  const work: Work = { text, uri, claimer, more: false, out: [] };
  lines(work, column, claim, undefined, true);
  return fitsColumns(work.out) ? work.out : [];
}

/** The cuts of a text that starts inside a document, at a segment of it whose members stand at `column`. */
export function cutJsonFrom(text: string, uri: string, claimer: Claimer, from: From, column: number): Cut[] {
  const work: Work = { text, uri, claimer, more: false, out: [] };
  lines(work, column, from.claim, from.before, false);
  return work.out;
}

/** The column of the members of a text that starts with a brace on a line of its own; undefined for other texts. */
export function memberColumn(text: string): number | undefined {
  const brace = firstOf(text, text.charCodeAt(0) === BOM ? 1 : 0);
  if (text.charCodeAt(brace) !== OPEN_MAP) return undefined;
  const member = firstOf(text, brace + 1);
  if (text.charCodeAt(member) !== QUOTE) return undefined;
  const line = text.lastIndexOf("\n", member) + 1;
  return line > brace && member > line ? member - line : undefined;
}

/** Whether the brackets of all cuts fit what they were taken for, or fit nothing: a text that is broken is cut all the same. */
export function fitsColumns(cuts: Iterable<Cut>): boolean {
  let depth = 0;
  let fits = true;
  for (const { first, kind, net, astray } of cuts) {
    if (kind === "document") return true;
    if (astray || depth !== (first ? 0 : kind === "entry" ? 2 : 1)) fits = false;
    depth += net;
  }
  return fits || depth !== 0;
}

function lines(
  work: Work,
  column: number,
  claim: Claim | undefined,
  before: Section | undefined,
  begins: boolean,
): void {
  const { text } = work;
  let section = before;
  let pending = true;
  for (let line = 0; line < text.length; ) {
    const next = lineAfter(text, line);
    let at = line;
    while (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === TAB) at++;
    const code = text.charCodeAt(at);
    const start = pending ? 0 : line;
    const first = begins && pending;
    if (at - line === column && code === QUOTE) {
      const opened = sectionAt(text, at, next, claim);
      open(work, start, opened ? "header" : "piece", claim, first, section);
      section = opened;
      pending = false;
    } else if (section && at - line === section.indent && (section.list ? opensItem(code) : code === QUOTE)) {
      open(work, start, "entry", claim, first, section, section.name);
      pending = false;
    }
    line = next;
  }
  if (pending) open(work, 0, "piece", claim, begins, section);
  close(work, text.length);
  for (const cut of work.out) weigh(text, cut);
}

const opensItem = (code: number): boolean =>
  code !== CLOSE_LIST && code !== CLOSE_MAP && code !== LF && code !== CR;

/** The section whose key stands at `at`, where its bracket is the last thing on the line and an entry follows. */
function sectionAt(text: string, at: number, next: number, claim: Claim | undefined): Section | undefined {
  const end = quoteEnd(text, at, next);
  const name = end < 0 ? "" : text.slice(at + 1, end - 1);
  if (end < 0 || !claim?.sections?.has(name)) return undefined;
  const colon = firstOf(text, end);
  const bracket = firstOf(text, colon + 1);
  const code = text.charCodeAt(bracket);
  if (text.charCodeAt(colon) !== COLON || (code !== OPEN_MAP && code !== OPEN_LIST)) return undefined;
  const entry = firstOf(text, bracket + 1);
  const line = text.lastIndexOf("\n", entry) + 1;
  const list = code === OPEN_LIST;
  if (bracket >= next || entry < next || entry - line <= at - (text.lastIndexOf("\n", at) + 1))
    return undefined;
  return (list ? opensItem(text.charCodeAt(entry)) : text.charCodeAt(entry) === QUOTE)
    ? { name, indent: entry - line, list }
    : undefined;
}

/** The first position from `at` on that is no space. */
function firstOf(text: string, at: number): number {
  let i = at;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code !== SPACE && code !== LF && code !== CR && code !== TAB) break;
  }
  return i;
}

/** Counts the brackets of a cut, those in strings not. A string ends with its line. Behind brackets that close the section nothing may follow. */
function weigh(text: string, cut: Cut): void {
  let net = 0;
  let inside = false;
  const floor = cut.first ? 1 : 0;
  for (let i = cut.start; i < cut.end; i++) {
    const code = text.charCodeAt(i);
    if (inside) {
      if (code === BACKSLASH) i++;
      else if (code === LF || code === QUOTE) inside = false;
      continue;
    }
    if (code <= SPACE || code === COMMA || code === BOM) continue;
    if (code === CLOSE_MAP || code === CLOSE_LIST) {
      net--;
      continue;
    }
    const opens = code === OPEN_MAP || code === OPEN_LIST;
    if (net < floor && !(opens && cut.first && net === 0 && floor === 1)) cut.astray = true;
    if (opens) net++;
    inside = code === QUOTE;
  }
  cut.net = net;
}
