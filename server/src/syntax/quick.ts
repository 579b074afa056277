/**
 * The mistakes that typing passes through: a bracket or a quote that is not closed yet, a key that has no colon yet.
 * Where one of them is all that is wrong, the text is mended and read by the fast parser, in a tenth of the time.
 * Gives what `repair` would give, or gives up; a differential test holds the two together.
 */
import { readFast } from "./fast.ts";
import { bracketEnd } from "./lenient.ts";
import { blanked, commentsInOrigin, inOrigin, type Mended, replaced, unmended } from "./mend.ts";
import type { SyntaxProblem } from "./node.ts";
import type { Repaired } from "./repair.ts";
import {
  APOSTROPHE,
  HASH,
  isDash,
  isGap,
  keyColon,
  lineAfter,
  lineStop,
  OPEN_LIST,
  OPEN_MAP,
  QUOTE,
  quoteEnd,
  skipSpaces,
} from "./scan.ts";
import { strays } from "./strays.ts";
import { said } from "./words.ts";

interface Line {
  readonly line: number;
  /** Behind its spaces and dashes. */
  readonly at: number;
  readonly stop: number;
  readonly next: number;
}

/** What is wrong with one line, and the text without it. */
interface Cure {
  readonly problem: SyntaxProblem;
  readonly mended: Mended;
}

type Fault = () => Cure | undefined;

/** Tabs, marks of documents and directives, block texts, names and tags: what is right there depends on more, and the fast parser leaves it. */
const UNCOMMON = /\t|^(?:---|\.\.\.|%)|[:-] +[|>&*!]/m;

/** undefined where the text has another mistake, or several. */
export function quickly(text: string): Repaired | undefined {
  if (UNCOMMON.test(text)) return undefined;
  const { problem, mended } = strays(text);
  if (problem && !/\w/.test(text.charAt(problem.start))) return undefined;
  const cure = problem ? { problem, mended } : onlyFault(text)?.();
  const read = cure && readFast(cure.mended.text);
  if (!read) return undefined;
  const { origin } = cure.mended;
  return {
    root: read.root && inOrigin(read.root, origin),
    comments: commentsInOrigin(read.comments, origin),
    problem: cure.problem,
  };
}

function onlyFault(text: string): Fault | undefined {
  let found: Fault | undefined;
  for (let line = 0; line < text.length; ) {
    const next = lineAfter(text, line);
    let at = skipSpaces(text, line);
    if (!isGap(text, at) && text.charCodeAt(at) !== HASH) {
      while (isDash(text, at)) at = skipSpaces(text, at + 1);
      const fault = faultOf(text, { line, at, stop: lineStop(text, line, next), next });
      if (fault && found) return undefined;
      found ??= fault;
    }
    line = next;
  }
  return found;
}

function faultOf(text: string, here: Line): Fault | undefined {
  const { line, at, stop } = here;
  const colon = keyColon(text, at, stop);
  const start = colon < 0 ? at : skipSpaces(text, colon + 1);
  const code = text.charCodeAt(start);
  if (code === OPEN_LIST || code === OPEN_MAP)
    return bracketEnd(text, start) < 0 ? () => bracket(text, start, here) : undefined;
  if (code === QUOTE || code === APOSTROPHE)
    return quoteEnd(text, start, stop) < 0 ? () => quote(text, start, here) : undefined;
  return colon < 0 && at === skipSpaces(text, line) ? () => noColon(text, here) : undefined;
}

/** Closed at the end of its line, if the next line starts something else. */
function bracket(text: string, start: number, here: Line): ReturnType<Fault> {
  const stop = start + text.slice(start, here.stop).trimEnd().length;
  if (stop === start + 1 || /["'#&*!|>%@`?[\]{}:]/.test(text.slice(start + 1, stop))) return undefined;
  if (!followed(text, here)) return undefined;
  return {
    problem: said("bracket", start, stop),
    mended: replaced(unmended(text), stop, 0, text.charCodeAt(start) === OPEN_LIST ? "]" : "}"),
  };
}

function quote(text: string, start: number, here: Line): ReturnType<Fault> {
  const { stop } = here;
  const by = text.charAt(start);
  if (text.includes(by, stop) || text.includes("\\", start) || stop === start + 1) return undefined;
  if (!followed(text, here)) return undefined;
  return { problem: said("quote", start, stop), mended: replaced(unmended(text), stop, 0, by) };
}

/** A word that stands where its neighbours have keys. */
function noColon(text: string, here: Line): ReturnType<Fault> {
  const { at, stop } = here;
  const end = at + text.slice(at, stop).trimEnd().length;
  if (!/^[\w./-]+$/.test(text.slice(at, end)) || !followed(text, here)) return undefined;
  return { problem: said("colon", at, end), mended: blanked(unmended(text), at, stop) };
}

/** Whether the next line is a key at the very column of this one. */
function followed(text: string, { line, next }: Line): boolean {
  const at = skipSpaces(text, next);
  return (
    at < text.length &&
    at - next === skipSpaces(text, line) - line &&
    !isGap(text, at) &&
    !isDash(text, at) &&
    keyColon(text, at, lineAfter(text, at)) >= 0
  );
}
