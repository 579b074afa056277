/**
 * Cuts a text into segments by looking at its lines, without parsing it: first into YAML documents, then the documents of
 * formats that ask for it into entries. For valid YAML the cut is exact: what belongs to an entry stands deeper than it.
 */
import type { Claimer } from "./claim.ts";
import { cutSections } from "./cut-sections.ts";
import { behind, type Cut, close, type From, open, type Work } from "./cuts.ts";
import {
  BOM,
  CR,
  DASH,
  DOT,
  HASH,
  isMarker,
  LF,
  lineAfter,
  OPEN_LIST,
  OPEN_MAP,
  PERCENT,
  skipSpaces,
} from "./scan.ts";

/** How much of a document the claimer sees, from its first line that is neither blank nor a comment. */
const HEAD = 1024;

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
  let at = from ? cutSections(work, 0, 0, from.claim, from.before, false) : 0;
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
  return cutSections(work, start, content.at, claim, undefined, true);
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
  // Looked for in this document only: in a text of many documents the rest is long.
  const own = text.slice(from, limit);
  let dots = own.indexOf("\n...");
  while (dots >= 0 && !isMarker(text, from + dots + 1, DOT)) dots = own.indexOf("\n...", dots + 1);
  return dots >= 0 ? from + dots + 1 : limit;
}
