/**
 * Cuts one YAML document into top-level keys and, below the keys that are sections, entries; line by line.
 * Comment lines directly above an entry or a top-level key, as far out as it or farther, go with it; blank lines above
 * those stay with what stands before. What stands at an entry's column without being a key or an item goes with the entry
 * before: it never ends the section. So does a finished `key: value` at the left edge whose next line is deeper than entries.
 */
import type { Claim } from "./claim.ts";
import { behind, type Flaw, open, type Section, type Work } from "./cuts.ts";
import type { SegmentKind } from "./node.ts";
import {
  COLON,
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
  QUESTION,
  quoteEnd,
  skipSpaces,
  TAB,
} from "./scan.ts";

/** Cuts a document into header, entries and pieces, line by line. `begins`: the document starts at `start`, its content at `content`. */
export function cutSections(
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
      if (indent <= (section?.indent ?? 0) && code !== TAB && !isConflict(text, line)) {
        const dash = isDash(text, at);
        const colon = dash ? -1 : entryColon(text, at, lineStop(text, at, next));
        if (section && (dash || colon >= 0) && (indent > 0 || (dash && section.list))) {
          const flaw = indent < section.indent ? "dedented" : dash !== section.list ? "style" : undefined;
          begin("entry", indent, section.name, flaw);
        } else if (indent === 0 && colon >= 0) {
          const goesOn =
            section && isScalarLine(text, colon, next) ? follows(text, next, section) : undefined;
          if (goesOn === "entry") begin("piece", 0, undefined, "misplaced");
          else if (goesOn === undefined) {
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

/** Where the key at `at` has its colon; the mark of one that is written as `? key` stands for it, and the value below, `: value`, is no key. */
function entryColon(text: string, at: number, stop: number): number {
  const code = text.charCodeAt(at);
  if ((code === QUESTION || code === COLON) && isGap(text, at + 1)) return code === QUESTION ? at : -1;
  return keyColon(text, at, stop);
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
  if (!list && (at === line || entryColon(text, at, lineStop(text, at, lineAfter(text, at))) < 0))
    return undefined;
  return { name, indent: at - line, list };
}

/** What of the section goes on from `from`: its next entry, the inside of the entry at hand, or nothing. */
function follows(text: string, from: number, section: Section): "entry" | "inside" | undefined {
  const line = nextContent(text, from);
  if (line === undefined || isMarker(text, line, DASH)) return undefined;
  const at = skipSpaces(text, line);
  const dash = isDash(text, at);
  if (!dash && entryColon(text, at, lineStop(text, at, lineAfter(text, at))) < 0) return undefined;
  if (at - line > section.indent) return "inside";
  return at - line === section.indent && dash === section.list ? "entry" : undefined;
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

/** Whether a value that ends on its line stands behind the colon: nothing is open, and no block scalar, anchor or tag begins. */
function isScalarLine(text: string, colon: number, next: number): boolean {
  const stop = lineStop(text, colon, next);
  const value = text.slice(colon + 1, stop).trim();
  if (value === "" || /^[#|>&!]/.test(value)) return false;
  if (/^["']/.test(value)) return quoteEnd(value, 0, value.length) > 0;
  return !/^[[{]/.test(value) || /[\]}]$/.test(value);
}
