/**
 * Cuts a text into segments by looking at its lines, without parsing it.
 * Comment lines directly above an entry or a top-level key, as far out as it or farther, go with it; blank lines above
 * those stay with what stands before. For valid YAML the cut is exact: what belongs to an entry stands deeper than it.
 */
import type { Claim, Claimer } from "./claim.ts";
import type { SegmentKind } from "./node.ts";
import {
  BOM,
  CR,
  DASH,
  DOT,
  HASH,
  isConflict,
  isDash,
  isGap,
  isMarker,
  keyColon,
  LF,
  lineAfter,
  lineStop,
  OPEN_LIST,
  OPEN_MAP,
  PERCENT,
  skipSpaces,
} from "./scan.ts";

/** How much of a document the claimer sees, from its first line that is neither blank nor a comment. */
const HEAD = 1024;

/** The section that lines stand in: its key, and how its first entry is written. */
export interface Section {
  readonly name: string;
  readonly indent: number;
  readonly list: boolean;
}

/**
 * What is wrong with where a segment stands: `misplaced`: a finished `key: value` inside a section; `dedented`: an entry
 * farther out than the first; `style`: a list item among keys or the other way round.
 */
export type Flaw = "misplaced" | "dedented" | "style";

/** One stretch of the text, and what the cutter knew when it began. */
export interface Cut {
  readonly start: number;
  end: number;
  /** Line breaks in it. */
  lines: number;
  readonly kind: SegmentKind;
  /** The section's name, for an entry. */
  readonly section: string | undefined;
  readonly claim: Claim | undefined;
  /** Whether a YAML document starts with it. */
  readonly first: boolean;
  /** The section in force before it. */
  readonly before: Section | undefined;
  readonly flaw: Flaw | undefined;
}

/** Where a cut goes on: inside a document that was cut before. */
export type From = Pick<Cut, "claim" | "before">;

interface Work {
  readonly text: string;
  readonly uri: string;
  readonly claimer: Claimer;
  /** Whether the document goes on behind this text. */
  readonly more: boolean;
  readonly out: Cut[];
}

/**
 * The segments of `text`, whose line ends are LF or CRLF. `from`: the text starts inside a document, at a segment of it.
 * `more`: the text was cut off behind; undefined comes back where a document's head could not be seen whole for that reason.
 */
export function cut(
  text: string,
  uri: string,
  claimer: Claimer,
  from?: From,
  more = false,
): Cut[] | undefined {
  const work: Work = { text, uri, claimer, more, out: [] };
  let at = from ? sections(work, 0, 0, from.claim, from.before, false) : 0;
  while (at < text.length) {
    const next = document(work, at);
    if (next === undefined) return undefined;
    at = next;
  }
  close(work, text.length);
  return work.out;
}

/** Cuts the document at `start`; gives the place behind it, or undefined where its head is not all there. */
function document(work: Work, start: number): number | undefined {
  const { text } = work;
  const content = prelude(text, start);
  const head = text.slice(
    content.at,
    Math.min(content.at + HEAD, content.over ? content.at : documentEnd(text, content.at)),
  );
  if (work.more && head.length < HEAD && content.at + head.length >= text.length) return undefined;
  const claim = work.claimer(
    text.charCodeAt(start) === BOM && content.at === start ? head.slice(1) : head,
    work.uri,
  );
  if (content.over) {
    open(work, start, claim?.sections ? "piece" : "document", claim, true);
    return content.at;
  }
  const code = text.charCodeAt(skipSpaces(text, content.at + (text.charCodeAt(content.at) === BOM ? 1 : 0)));
  if (!claim?.sections || content.inline || code === OPEN_MAP || code === OPEN_LIST) {
    open(work, start, claim?.sections ? "piece" : "document", claim, true);
    return behind(text, documentEnd(text, content.at));
  }
  return sections(work, start, content.at, claim, undefined, true);
}

/** What stands before a document's content: blank lines, comments, directives, one `---`. `over`: there is no content. `inline`: it starts on the marker's line. */
function prelude(text: string, start: number): { at: number; over: boolean; inline: boolean } {
  let marked = false;
  let line = start;
  while (line < text.length) {
    const next = lineAfter(text, line);
    const bom = text.charCodeAt(line) === BOM ? 1 : 0;
    const at = skipSpaces(text, line + bom);
    const code = text.charCodeAt(at);
    if (at >= next || code === LF || code === CR || code === HASH) line = next;
    else if (code === PERCENT && at === line + bom && !marked) line = next;
    else if (isMarker(text, line + bom, DASH)) {
      if (marked) return { at: line, over: true, inline: false };
      marked = true;
      const rest = skipSpaces(text, line + bom + 3);
      const what = text.charCodeAt(rest);
      if (rest < next && what !== LF && what !== CR && what !== HASH)
        return { at: line, over: false, inline: true };
      line = next;
    } else if (isMarker(text, line, DOT)) return { at: next, over: true, inline: false };
    else return { at: line, over: false, inline: false };
  }
  return { at: text.length, over: true, inline: false };
}

/** Where the document that has content at `from` ends: at the next marker line's start. */
function documentEnd(text: string, from: number): number {
  let dashes = text.indexOf("\n---", from);
  while (dashes >= 0 && !isMarker(text, dashes + 1, DASH)) dashes = text.indexOf("\n---", dashes + 1);
  const limit = dashes < 0 ? text.length : dashes + 1;
  let dots = text.indexOf("\n...", from);
  while (dots >= 0 && dots < limit && !isMarker(text, dots + 1, DOT)) dots = text.indexOf("\n...", dots + 1);
  return dots >= 0 && dots < limit ? dots + 1 : limit;
}

/** Behind the marker line where it is `...`, which belongs to the document that it ends; else the same place. */
const behind = (text: string, line: number): number =>
  isMarker(text, line, DOT) ? lineAfter(text, line) : line;

/** Cuts a document into header, entries and pieces, line by line. `begins`: the document starts at `start`, its content at `content`. */
function sections(
  work: Work,
  start: number,
  content: number,
  claim: Claim | undefined,
  before: Section | undefined,
  begins: boolean,
): number {
  const { text } = work;
  let section = before;
  let settled = start;
  let pending = true;
  let line = content;
  const begin = (kind: SegmentKind, indent: number, name?: string, flaw?: Flaw): void => {
    const at = pending ? start : lead(text, line, settled, indent);
    open(work, at, kind, claim, begins && pending, section, name, flaw);
    pending = false;
  };
  while (line < text.length) {
    const next = lineAfter(text, line);
    const at = skipSpaces(text, line);
    const code = text.charCodeAt(at);
    const blank = at >= next || code === LF || code === CR || code === HASH;
    if (!blank) {
      const indent = at - line;
      if (
        indent === 0 &&
        (code === DASH || code === DOT) &&
        (isMarker(text, line, DASH) || isMarker(text, line, DOT))
      ) {
        if (pending) begin("piece", 0);
        return behind(text, line);
      }
      if (indent <= (section?.indent ?? 0) && !isConflict(text, line)) {
        const dash = isDash(text, at);
        const colon = dash ? -1 : keyColon(text, at, lineStop(text, at, next));
        if (section && (dash || colon >= 0) && (indent > 0 || (dash && section.list))) {
          const flaw = indent < section.indent ? "dedented" : dash !== section.list ? "style" : undefined;
          begin("entry", indent, section.name, flaw);
        } else if (indent === 0 && colon >= 0) {
          if (section && isScalarLine(text, colon, next) && entryFollows(text, next, section))
            begin("piece", 0, undefined, "misplaced");
          else {
            const name = claim?.sections && sectionName(text, at, colon, claim.sections);
            const opened =
              name === undefined || !isEmpty(text, colon + 1, next) ? undefined : sectionAt(text, next, name);
            begin(opened ? "header" : "piece", 0);
            section = opened;
          }
        }
      }
      if (pending) begin("piece", 0);
      settled = next;
    }
    line = next;
  }
  if (pending) begin("piece", 0);
  return text.length;
}

/** Starts a segment and ends the one before. */
function open(
  work: Work,
  start: number,
  kind: SegmentKind,
  claim: Claim | undefined,
  first: boolean,
  before?: Section,
  section?: string,
  flaw?: Flaw,
): void {
  close(work, start);
  work.out.push({ start, end: start, lines: 0, kind, section, claim, first, before, flaw });
}

function close(work: Work, end: number): void {
  const last = work.out.at(-1);
  if (!last) return;
  last.end = end;
  let at = work.text.indexOf("\n", last.start);
  while (at >= 0 && at < end) {
    last.lines++;
    at = work.text.indexOf("\n", at + 1);
  }
}

/** The start of the comment lines that go with the line at `line`; nothing before `floor` does. */
function lead(text: string, line: number, floor: number, indent: number): number {
  let start = line;
  let at = line;
  while (at > floor) {
    const above = at < 2 ? 0 : text.lastIndexOf("\n", at - 2) + 1;
    const first = skipSpaces(text, above);
    if (text.charCodeAt(first) === HASH) {
      if (first - above > indent) break;
      start = above;
    }
    at = above;
  }
  return Math.max(start, floor);
}

/** The section whose key has nothing behind its colon, where entries follow from `from` on. */
function sectionAt(text: string, from: number, name: string): Section | undefined {
  const line = nextContent(text, from);
  if (line === undefined || isMarker(text, line, DASH)) return undefined;
  const at = skipSpaces(text, line);
  const list = isDash(text, at);
  if (!list && (at === line || keyColon(text, at, lineStop(text, at, lineAfter(text, at))) < 0))
    return undefined;
  return { name, indent: at - line, list };
}

/** Whether the next content from `from` on is an entry of the section. */
function entryFollows(text: string, from: number, section: Section): boolean {
  const line = nextContent(text, from);
  if (line === undefined || isMarker(text, line, DASH)) return false;
  const at = skipSpaces(text, line);
  if (at - line !== section.indent) return false;
  return section.list ? isDash(text, at) : keyColon(text, at, lineStop(text, at, lineAfter(text, at))) >= 0;
}

/** The start of the first line from `from` on that is neither blank nor a comment. */
function nextContent(text: string, from: number): number | undefined {
  for (let line = from; line < text.length; line = lineAfter(text, line)) {
    const at = skipSpaces(text, line);
    const code = text.charCodeAt(at);
    if (at < text.length && code !== LF && code !== CR && code !== HASH) return line;
  }
  return undefined;
}

function sectionName(
  text: string,
  at: number,
  colon: number,
  known: ReadonlySet<string>,
): string | undefined {
  const written = text.slice(at, colon).trimEnd();
  const name = /^(["']).*\1$/.test(written) ? written.slice(1, -1) : written;
  return known.has(name) ? name : undefined;
}

/** Whether nothing but a comment stands from `from` to the line's end. */
function isEmpty(text: string, from: number, next: number): boolean {
  let at = from;
  while (at < next && isGap(text, at)) at++;
  return at >= next || (text.charCodeAt(at) === HASH && at > from);
}

/** Whether a value that ends on its line stands behind the colon: no block scalar, no open bracket, no anchor or tag. */
function isScalarLine(text: string, colon: number, next: number): boolean {
  const value = text.slice(colon + 1, lineStop(text, colon, next)).trim();
  if (value === "" || value.startsWith("#")) return false;
  return !/^[|>&!]/.test(value);
}
