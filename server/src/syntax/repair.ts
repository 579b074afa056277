/**
 * Reads a text that is not valid YAML for as much as it says. The first thing wrong is named; it and what follows are
 * mended the way its writer most likely will (a quote closed on its line, a stray line left out), so that the rest is read.
 */
import { readFast } from "./fast.ts";
import { indented } from "./lenient.ts";
import { blanked, commentsInOrigin, inOrigin, type Mended, replaced } from "./mend.ts";
import type { Comment, Node, SyntaxProblem } from "./node.ts";
import { COLON, isDash, isGap, keyColon, lineAfter, lineStop, skipSpaces } from "./scan.ts";
import { type Complaint, type Enclosed, type Judged, judge } from "./slow.ts";
import { strays } from "./strays.ts";
import { inOurWords, place, said } from "./words.ts";

/** A longer text is mended in its stray lines only. */
const LONG = 65_536;
const ROUNDS = 8;

export interface Repaired {
  readonly root: Node | undefined;
  readonly comments: readonly Comment[];
  /** undefined: only lines that stand too far left inside brackets. */
  readonly problem: SyntaxProblem | undefined;
}

/** What one round found: what to say about it, in offsets of the text at hand, and the text without it. */
interface Cure {
  readonly problem: SyntaxProblem;
  readonly mended: Mended;
}

/** `first`: what the parser said of the text, with one complaint at least. */
export function repair(text: string, first: Judged): Repaired {
  const stray = strays(text);
  let { mended, problem } = stray;
  let judged = problem ? again(mended.text) : first;
  for (let round = 0; round < ROUNDS && judged.complaints.length > 0; round++) {
    const easy = lenient(mended, judged);
    if (easy) {
      mended = easy;
      judged = again(mended.text);
      continue;
    }
    const cure = cured(mended, judged);
    problem ??= inOriginal(cure.problem, mended);
    if (cure.mended === mended || text.length > LONG) break;
    mended = cure.mended;
    judged = again(mended.text);
  }
  const { root, comments } = judged;
  return {
    root: root && inOrigin(root, mended.origin),
    comments: commentsInOrigin(comments, mended.origin),
    problem,
  };
}

/** What is mended is mostly everyday YAML again, which the fast parser reads in a tenth of the time. */
function again(text: string): Judged {
  const fast = readFast(text);
  return fast ? { ...fast, complaints: [], enclosed: [] } : judge(text);
}

const inOriginal = (problem: SyntaxProblem, { origin }: Mended): SyntaxProblem => ({
  ...problem,
  start: origin[problem.start] ?? 0,
  end: Math.max(origin[problem.end] ?? 0, (origin[problem.start] ?? 0) + 1),
});

/** Complaints after which the tree is right as it is. */
const HARMLESS = new Set([
  "BAD_SCALAR_START",
  "BAD_DQ_ESCAPE",
  "BAD_ALIAS",
  "ALIAS_PROPS",
  "KEY_OVER_1024_CHARS",
  "BAD_DIRECTIVE",
  "TAG_RESOLVE_FAILED",
  "MULTIPLE_TAGS",
  "MULTIPLE_ANCHORS",
]);

function cured(mended: Mended, { complaints, enclosed, comments }: Judged): Cure {
  const { text } = mended;
  const first = complaints[0] ?? { code: "UNEXPECTED_TOKEN", message: "", at: 0 };
  const worst = complaints.find(({ code }) => !HARMLESS.has(code));
  if (!worst) return { problem: inOurWords(text, first.code, first.message, first.at), mended };
  const cure = byEnclosure(mended, worst, enclosed, comments) ?? byLine(mended, worst, complaints);
  return worst === first ? cure : { ...cure, problem: inOurWords(text, first.code, first.message, first.at) };
}

/** Brackets and quotes whose lines stand too far left, moved; undefined where the first complaint is another one. */
function lenient(mended: Mended, { complaints, enclosed }: Judged): Mended | undefined {
  const first = complaints[0];
  if (!first || (first.code !== "BAD_INDENT" && first.code !== "MISSING_CHAR")) return undefined;
  for (const one of enclosed) {
    if (one.closed || one.start >= first.at) continue;
    const moved = indented(mended, one);
    if (moved) return moved;
  }
  return undefined;
}

/** A quote that runs over its line's end, or a bracket that is never closed: closed on its line, or before what cannot belong to it. */
function byEnclosure(
  mended: Mended,
  { at, code, message }: Complaint,
  enclosed: readonly Enclosed[],
  comments: readonly Comment[],
): Cure | undefined {
  const { text } = mended;
  const quote = enclosed.find(
    (one) =>
      isQuote(one) &&
      one.start < at &&
      startOfLine(text, at) <= one.end &&
      text.slice(one.start, one.end).includes("\n"),
  );
  if (quote ?? message.startsWith("Missing closing")) {
    const start =
      quote?.start ?? enclosed.findLast((one) => isQuote(one) && !one.closed && one.start < at)?.start ?? at;
    const stop = stopOfLine(text, start);
    return { problem: said("quote", start, stop), mended: replaced(mended, stop, 0, text.charAt(start)) };
  }
  if (code !== "BAD_INDENT" && code !== "MISSING_CHAR") return undefined;
  if (!/end with a [\]}]/.test(message)) return undefined;
  const open = enclosed.findLast((one) => !isQuote(one) && !one.closed && one.start < at);
  if (!open) return undefined;
  const before = text
    .slice(0, startOfLine(text, at) > open.start ? startOfLine(text, at) : text.length)
    .trimEnd().length;
  const comment = comments.find((one) => one.start <= before && before <= one.end && one.start > open.start);
  const end = comment ? text.slice(0, comment.start).trimEnd().length : Math.max(before, open.start + 1);
  const stop = Math.min(stopOfLine(text, open.start), end);
  return {
    problem: said("bracket", open.start, Math.max(stop, open.start + 1)),
    mended: replaced(mended, end, 0, open.by === "[" ? "]" : "}"),
  };
}

const isQuote = ({ by }: Enclosed): boolean => by === "'" || by === '"';

/** Everything else is told by the line it stands on. */
function byLine(mended: Mended, worst: Complaint, complaints: readonly Complaint[]): Cure {
  const { text } = mended;
  const { at, code } = worst;
  const multi = complaints.find((one) => one.code === "MULTILINE_IMPLICIT_KEY" && one.at === at);
  if (multi) return brokenKey(mended, at);
  const problem = inOurWords(text, code, worst.message, at);
  if (code === "BLOCK_AS_IMPLICIT_KEY") {
    const stop = stopOfLine(text, at);
    const by = text.slice(at, stop).includes('"') ? "'" : '"';
    return { problem, mended: replaced(replaced(mended, stop, 0, by), at, 0, by) };
  }
  const line = startOfLine(text, Math.min(skipBlank(text, at), text.length));
  if (code === "BAD_INDENT") {
    const more = missingIndent(text, line);
    const word = place(text, skipSpaces(text, line));
    if (more > 0)
      return { problem: { ...problem, ...word }, mended: replaced(mended, line, 0, " ".repeat(more)) };
  }
  const from = Math.max(at, skipSpaces(text, startOfLine(text, at)));
  const to = stopOfLine(text, from);
  if (text.slice(from, to).trim() === "") {
    const next = skipBlank(text, from);
    if (next >= text.length) return { problem, mended };
    return { problem, mended: blanked(mended, next, stopOfLine(text, next)) };
  }
  return { problem, mended: blanked(mended, from, to) };
}

/** A key that runs over several lines: a colon is missing on the first, or the last is indented too deep. */
function brokenKey(mended: Mended, at: number): Cure {
  const { text } = mended;
  const line = startOfLine(text, at);
  const stop = stopOfLine(text, at);
  const indent = skipSpaces(text, line) - line;
  const next = startOfLine(text, skipBlank(text, stop));
  const follower = skipSpaces(text, next);
  const deeper = follower - next > indent;
  const keyed = keyColon(text, follower, stopOfLine(text, follower)) >= 0;
  if (at > skipSpaces(text, line) && deeper && keyed && !isDash(text, skipSpaces(text, line)))
    return {
      problem: { ...said("deep", follower, place(text, follower).end) },
      mended: replaced(mended, next, follower - next - indent, ""),
    };
  const problem = said("colon", at, text.slice(at, stop).trimEnd().length + at);
  const children = deeper || (follower - next === indent && isDash(text, follower));
  if (children && text.charCodeAt(stop - 1) !== COLON)
    return { problem, mended: replaced(mended, text.slice(0, stop).trimEnd().length, 0, ":") };
  return { problem, mended: blanked(mended, at, stop) };
}

/** How many spaces the line lacks to stand where an earlier line of its block stands. */
function missingIndent(text: string, line: number): number {
  const column = skipSpaces(text, line) - line;
  let nearest = 0;
  for (let above = line; above > 0; ) {
    above = text.lastIndexOf("\n", above - 2) + 1;
    const from = skipSpaces(text, above);
    if (isGap(text, from)) {
      if (above === 0) break;
      continue;
    }
    const stands = from - above;
    if (stands > column) nearest = stands;
    if (stands <= column) break;
  }
  return nearest > 0 ? nearest - column : 0;
}

const startOfLine = (text: string, at: number): number => (at <= 0 ? 0 : text.lastIndexOf("\n", at - 1) + 1);

/** Where the line's text ends, before its line break. */
const stopOfLine = (text: string, at: number): number => lineStop(text, at, lineAfter(text, at));

function skipBlank(text: string, at: number): number {
  let i = at;
  while (i < text.length && isGap(text, i)) i++;
  return i;
}
