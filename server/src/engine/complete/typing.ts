/** The word that is being typed: where it begins and ends, whether it stands in quotes, brackets, or behind a colon. */
import type { Language } from "../../text/source.ts";
import type { Span } from "../../text/span.ts";

export interface Typing {
  /** The word with its quotes, in offsets of the text; on one line. */
  readonly span: Span;
  readonly quote: "" | '"' | "'";
  /** Within `{` or `[`. */
  readonly flow: boolean;
  /** Behind a colon on the same line, or in the same pair of a flow map. */
  readonly value: boolean;
  /** A colon follows the word already. */
  readonly colon: boolean;
  /** The column of the word; what a block below it must be indented by more. */
  readonly column: number;
  /** The column of the key in front of a value on the same line; the word's own where there is none. */
  readonly keyColumn: number;
  /** Nothing but white space and dashes stands before the word on its line. */
  readonly first: boolean;
  /** A dash stands before it. */
  readonly dash: boolean;
}

/** undefined in comments, and in quoted text that began on another line. */
export function typingAt(text: string, offset: number, language: Language): Typing | undefined {
  const state = scan(text, offset, language);
  if (state.comment) return undefined;
  const { start, quote, depth, value, line, dash } = state;
  if (start < line) return undefined;
  const end = endOf(text, offset, quote, depth > 0 || language === "json");
  const before = text.slice(line, start);
  return {
    span: { start, end },
    quote,
    flow: depth > 0,
    value,
    colon: /^[ \t]*:(?=[\s"'[{]|$)/.test(text.slice(end, end + 40)),
    column: start - line,
    keyColumn: value ? (/^[ \t]*(?:-[ \t]+)*/.exec(before)?.[0].length ?? 0) : start - line,
    first: /^[ \t]*(?:-[ \t]+)*$/.test(before),
    dash,
  };
}

interface State {
  start: number;
  quote: "" | '"' | "'";
  depth: number;
  value: boolean;
  /** Where the line begins. */
  line: number;
  dash: boolean;
  comment: boolean;
}

/** Reads from the text's start to the offset. */
function scan(text: string, offset: number, language: Language): State {
  const s: State = { start: 0, quote: "", depth: 0, value: false, line: 0, dash: false, comment: false };
  const word = (from: number, value: boolean): void => {
    s.start = behindBlanks(text, from, offset);
    s.value = value;
  };
  beginLine(s, text, 0, offset);
  for (let i = 0; i < offset; i++) {
    const c = text.charAt(i);
    if (c === "\n" || c === "\r") {
      s.comment = false;
      if (s.quote !== "") s.line = i + 1;
      else if (s.depth > 0) {
        s.line = i + 1;
        if (behindBlanks(text, s.start, i) === i) word(i + 1, s.value);
      } else beginLine(s, text, i + 1, offset);
    } else if (s.comment) continue;
    else if (s.quote !== "") {
      if (c === "\\" && s.quote === '"') i++;
      else if (c === s.quote) {
        if (c === "'" && text.charAt(i + 1) === "'") i++;
        else s.quote = "";
      }
    } else if ((c === '"' || c === "'") && i === s.start) s.quote = c;
    else if (c === "#" && language === "yaml" && /^$|\s/.test(text.charAt(i - 1))) s.comment = true;
    else if (c === "{" || c === "[") {
      if (s.depth > 0 || i === s.start) {
        s.depth++;
        word(i + 1, false);
      }
    } else if (s.depth > 0 && c === ",") word(i + 1, false);
    else if (s.depth > 0 && (c === "}" || c === "]")) {
      s.depth--;
      word(i + 1, true);
    } else if (c === ":" && endsKey(text, i, s, language)) word(i + 1, true);
    else if ((c === "&" || c === "!") && i === s.start && s.value) {
      s.start = behindBlanks(text, skipWord(text, i, offset), offset);
      i = Math.max(i, s.start - 1);
    }
  }
  return s;
}

/** A colon ends a key before white space; in brackets also behind a quoted one. */
const endsKey = (text: string, at: number, { depth }: State, language: Language): boolean =>
  /^$|\s/.test(text.charAt(at + 1)) ||
  language === "json" ||
  (depth > 0 && /["'\]},]/.test(text.charAt(at - 1) + text.charAt(at + 1)));

function beginLine(s: State, text: string, from: number, most: number): void {
  s.line = from;
  s.value = false;
  const lead = /^[ \t]*(?:-[ \t]+)*(?:-$)?/.exec(text.slice(from, Math.min(most, from + 400)))?.[0] ?? "";
  s.dash = lead.includes("-");
  s.start = Math.min(from + lead.length, most);
}

const behindBlanks = (text: string, from: number, most: number): number => {
  let at = from;
  while (at < most && (text[at] === " " || text[at] === "\t" || text[at] === "\n" || text[at] === "\r")) at++;
  return at;
};

/** Behind an anchor or a tag, on the white space. */
function skipWord(text: string, from: number, most: number): number {
  let at = from;
  while (at < most && !/\s/.test(text.charAt(at))) at++;
  return at < most ? at : from;
}

/** The word's end at or behind the offset. */
function endOf(text: string, offset: number, quote: string, flow: boolean): number {
  const rest = /^[^\r\n]*/.exec(text.slice(offset, offset + 2000))?.[0] ?? "";
  if (quote !== "") {
    const close = rest.search(quote === '"' ? /(?<!\\)"/ : /'/);
    return close < 0
      ? offset + rest.replace(flow ? /[,}\]].*$/ : /\s+#.*$/, "").trimEnd().length
      : offset + close + 1;
  }
  const stop = flow ? /[,{}[\]]|:(?=\s|$)|\s+#|\s*$/ : /:(?=\s|$)|\s+#|\s*$/;
  const end = rest.search(stop);
  return offset + rest.slice(0, end < 0 ? rest.length : end).trimEnd().length;
}
