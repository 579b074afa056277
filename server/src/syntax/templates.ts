/**
 * Helm and Jinja: a text that becomes YAML only when a template engine has run. It counts as one where `{{ … }}` or `{%`
 * starts a line or a value, or is part of a word, outside quotes, comments and block scalars. Between the words of a text it
 * is one of the words, as in the message of an alert. `${{ … }}` is GitHub's and is plain text to YAML.
 */
import type { SyntaxProblem } from "./node.ts";
import { APOSTROPHE, HASH, isGap, lineAfter, lineStop, QUOTE, quoteEnd, SPACE, skipSpaces } from "./scan.ts";

const DOLLAR = 36;
const PERCENT = 37;
const BRACE = 123;

/** The note at the first piece of a template; undefined where there is none. */
export function template(text: string): SyntaxProblem | undefined {
  if (!text.includes("{{") && !text.includes("{%")) return undefined;
  let quote = 0;
  let block = -1;
  for (let line = 0; line < text.length; ) {
    const next = lineAfter(text, line);
    const stop = lineStop(text, line, next);
    const from = skipSpaces(text, line);
    const indent = from - line;
    if (from < stop && block >= 0 && indent > block) {
      line = next;
      continue;
    }
    if (from < stop)
      block =
        /(?:^|[\s:-])[|>][-+0-9]*(?:\s+#.*)?\s*$/.test(text.slice(line, stop)) && quote === 0 ? indent : -1;
    const found = inLine(text, from, stop, quote);
    if (found.at >= 0) return note(found.at, found.end);
    quote = found.quote;
    line = next;
  }
  return undefined;
}

const note = (start: number, end: number): SyntaxProblem => ({
  start,
  end,
  code: "template",
  message:
    "This document is a template. It is read only after the template engine has run, so nothing is checked here.",
  grade: "note",
});

/** Where a template's braces stand in the line, or -1. `quote`: the quote that is open when the line begins, then when it ends. */
function inLine(
  text: string,
  from: number,
  stop: number,
  quote: number,
): { at: number; end: number; quote: number } {
  let i = from;
  if (quote !== 0) {
    i = text.indexOf(String.fromCharCode(quote), from) + 1;
    if (i === 0 || i > stop) return { at: -1, end: -1, quote };
  }
  for (let fresh = true; i < stop; i++) {
    const code = text.charCodeAt(i);
    if (code === HASH && (i === from || isGap(text, i - 1))) break;
    if (fresh && (code === QUOTE || code === APOSTROPHE)) {
      const end = quoteEnd(text, i, stop);
      if (end < 0) return { at: -1, end: -1, quote: code };
      i = end - 1;
    } else if (code === BRACE && text.charCodeAt(i - 1) !== DOLLAR && !amongWords(text, from, i)) {
      const second = text.charCodeAt(i + 1);
      const close = second === BRACE ? text.indexOf("}}", i + 2) + 2 : text.indexOf("%}", i + 2) + 2;
      const closed = close > 1 && close <= stop;
      if (second === PERCENT || (second === BRACE && (closed || i === from)))
        return { at: i, end: closed ? close : stop, quote: 0 };
    }
    fresh = !isWord(code);
  }
  return { at: -1, end: -1, quote: 0 };
}

/** Whether a space and a word stand before `at`, so that what starts there goes on with a text. */
function amongWords(text: string, from: number, at: number): boolean {
  let before = at - 1;
  while (before >= from && text.charCodeAt(before) === SPACE) before--;
  return before >= from && before < at - 1 && !/[:,[{?-]/.test(text.charAt(before));
}

/** Whether a quote behind this character is part of a word, like the one in `don't`. */
const isWord = (code: number): boolean =>
  (code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123) || code > 127;
