/**
 * Cuts an HCL text into its top-level blocks and attributes by looking at brackets, quotes, heredocs and comments, without parsing it.
 * What stands above a block (blank lines, comments) belongs to it.
 */
import type { Claimer } from "./claim.ts";
import { type Cut, close, open, type Work } from "./cuts.ts";
import { CR, LF, lineAfter, QUOTE, SPACE, TAB } from "./scan.ts";

/** How much of a block the claimer sees, from its first word. */
const HEAD = 1024;

/** The segments of `text`, whose line ends are LF or CRLF: one per top-level statement, each with a claim of its own. */
export function cutHcl(text: string, uri: string, claimer: Claimer): Cut[] {
  const work: Work = { text, uri, claimer, more: false, out: [] };
  const heredocs: Heredocs = { missed: 0 };
  for (let start = 0; start < text.length; ) {
    const content = firstWord(text, start);
    const claim = content < text.length ? claimer(text.slice(content, content + HEAD), uri) : undefined;
    open(work, start, "document", claim, true);
    start = content < text.length ? statementEnd(text, content, heredocs) : text.length;
  }
  close(work, text.length);
  return work.out;
}

/** The first place that is neither blank nor in a comment. */
function firstWord(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code <= 32 || code === 0xfeff) at++;
    else if (isComment(text, at)) at = commentEnd(text, at);
    else return at;
  }
  return text.length;
}

/** Heredocs whose end is missing; after a few of them no further one is looked for, because each costs the rest of the text. */
interface Heredocs {
  missed: number;
}

const MANY = 20;

const OPENING = "([{";
const CLOSING = ")]}";

/** Behind the line on which the statement at `from` ends. */
function statementEnd(text: string, from: number, heredocs: Heredocs): number {
  // Of the brackets of an interpolation inside a quoted text this remembers that the text goes on behind them.
  const stack: ("bracket" | "inside")[] = [];
  for (let at = from; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code === LF) {
      at++;
      if (stack.length === 0 || (at > from && startsBlock(text, at))) return at;
    } else if (code === QUOTE) {
      at = inQuotes(text, at + 1, stack);
    } else if (isComment(text, at)) {
      at = commentEnd(text, at);
    } else if (code === 60 && text.charCodeAt(at + 1) === 60) {
      at = heredocEnd(text, at, heredocs);
    } else {
      const char = text.charAt(at);
      at++;
      if (OPENING.includes(char)) stack.push("bracket");
      else if (CLOSING.includes(char) && stack.pop() === "inside") at = inQuotes(text, at, stack);
    }
  }
  return text.length;
}

/**
 * Reads on in a quoted text. Stops behind its closing quote, at the line's end where that is missing, or behind the start of an
 * interpolation, which is then on the stack.
 */
function inQuotes(text: string, from: number, stack: ("bracket" | "inside")[]): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) at++;
    else if (code === QUOTE) return at + 1;
    else if (code === LF || code === CR) return at;
    else if ((code === 36 || code === 37) && text.charCodeAt(at + 1) === 123) {
      // `$${` and `%%{` are texts.
      if (text.charCodeAt(at - 1) === code) continue;
      stack.push("inside");
      return at + 2;
    }
  }
  return text.length;
}

const isComment = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  if (code === 35) return true;
  const next = text.charCodeAt(at + 1);
  return code === 47 && (next === 47 || next === 42);
};

/** Behind the comment that begins here; a line comment ends before its line break. */
function commentEnd(text: string, at: number): number {
  if (text.charCodeAt(at + 1) === 42 && text.charCodeAt(at) === 47) {
    const end = text.indexOf("*/", at + 2);
    return end < 0 ? text.length : end + 2;
  }
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}

/** Behind the heredoc's closing word; behind the `<<` where it is none. */
function heredocEnd(text: string, at: number, heredocs: Heredocs): number {
  const head = /^<<-?([A-Za-z_][\w-]*)[ \t]*\r?\n/.exec(text.slice(at, at + 200));
  const word = head?.[1];
  if (!head || word === undefined || heredocs.missed > MANY) return at + 2;
  for (let line = at + head[0].length; line < text.length; line = lineAfter(text, line)) {
    let start = line;
    while (text.charCodeAt(start) === SPACE || text.charCodeAt(start) === TAB) start++;
    if (text.startsWith(word, start) && /^[ \t\r\n]|^$/.test(text.charAt(start + word.length)))
      return start + word.length;
  }
  heredocs.missed++;
  return at + 2;
}

const BLOCK =
  /^(?:resource|data|module|provider|variable|output|locals|terraform|moved|import|removed|check|path)\b[^=\r\n]*\{/;

/** Whether a line looks like the head of a block: nobody writes one at the margin inside another. A bracket is missing above. */
const startsBlock = (text: string, line: number): boolean =>
  text.charCodeAt(line) > 96 && BLOCK.test(text.slice(line, line + 200));
