/** Lines that cannot belong to what they stand in: marks of a merge conflict, words at the left edge, tabs for spaces. */
import { blanked, type Mended, replaced } from "./mend.ts";
import type { SyntaxProblem } from "./node.ts";
import {
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  DASH,
  DOT,
  HASH,
  isConflict,
  isDash,
  isGap,
  isMarker,
  keyColon,
  lineAfter,
  lineStop,
  PERCENT,
  QUESTION,
  skipSpaces,
  TAB,
} from "./scan.ts";
import { place, said } from "./words.ts";

export interface Strays {
  /** About the first of them. */
  readonly problem: SyntaxProblem | undefined;
  readonly mended: Mended;
}

/** The text without its stray lines; tabs become the spaces of the line above. Valid YAML comes back as it is, tabs inside brackets or texts excepted. */
export function strays(from: Mended): Strays {
  let mended = from;
  let problem: SyntaxProblem | undefined;
  let root = -1;
  let list = false;
  let above = 0;
  for (let line = 0; line < mended.text.length; line = lineAfter(mended.text, line)) {
    const { text } = mended;
    const stop = lineStop(text, line, lineAfter(text, line));
    const at = skipSpaces(text, line);
    const code = text.charCodeAt(at);
    if (at >= stop || code === HASH) continue;
    if (isConflict(text, line)) {
      problem ??= inOrigin(said("conflict", line, stop), mended);
      mended = blanked(mended, line, stop);
      continue;
    }
    if (code === TAB) {
      const content = /^\s*/.exec(text.slice(line, stop))?.[0].length ?? 0;
      if (line + content >= stop) continue;
      problem ??= inOrigin(said("tab", at, line + content), mended);
      mended = replaced(mended, line, content, " ".repeat(above));
      continue;
    }
    if (isMarker(text, line, DASH) || isMarker(text, line, DOT) || (code === PERCENT && root < 0)) continue;
    const indent = at - line;
    if (root < 0) {
      if (!isEntry(text, at, stop)) return { problem, mended };
      root = indent;
      list = isDash(text, at);
    } else if (indent < root || (indent === root && (list ? !isDash(text, at) : !isEntry(text, at, stop)))) {
      if (code !== CLOSE_LIST && code !== CLOSE_MAP) {
        problem ??= inOrigin(said("stray", at, place(text, at).end), mended);
        mended = blanked(mended, at, stop);
        continue;
      }
    }
    above = indent + (text.slice(line, stop).trimEnd().endsWith(":") ? 2 : 0);
  }
  return { problem, mended };
}

const inOrigin = (problem: SyntaxProblem, { origin }: Mended): SyntaxProblem => ({
  ...problem,
  start: origin[problem.start] ?? 0,
  end: origin[problem.end] ?? 0,
});

/** Whether a key, an item or a part of a complex key starts at `at`. */
function isEntry(text: string, at: number, stop: number): boolean {
  if (isDash(text, at) || keyColon(text, at, stop) >= 0) return true;
  const code = text.charCodeAt(at);
  return (code === QUESTION || code === COLON) && isGap(text, at + 1);
}
