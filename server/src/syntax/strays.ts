/** Lines that cannot belong to what they stand in: marks of a merge conflict, words at the left edge, tabs for spaces. */
import type { Mended } from "./mend.ts";
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

/** What the lines so far have told. */
interface Block {
  /** The column of the first entry; -1 before it. */
  root: number;
  list: boolean;
  /** The first line is no entry, so there is no column that others could miss. */
  shapeless: boolean;
  /** Where a line below the last one would most likely start. */
  below: number;
}

/** The text without its stray lines; tabs become the spaces of the line above. Valid YAML comes back as it is, tabs inside brackets or texts excepted. */
export function strays(text: string): Strays {
  const parts: string[] = [];
  const origin: number[] = [];
  let problem: SyntaxProblem | undefined;
  const block: Block = { root: -1, list: false, shapeless: false, below: 0 };
  for (let line = 0; line < text.length; ) {
    const next = lineAfter(text, line);
    const stop = lineStop(text, line, next);
    const stray = inLine(text, line, stop, block);
    problem ??= stray;
    let from = line;
    if (stray?.code === "tab") {
      from = stray.end;
      parts.push(" ".repeat(block.below));
      for (let i = 0; i < block.below; i++) origin.push(line);
    } else if (stray) {
      from = stop;
      parts.push(" ".repeat(stop - line));
      for (let i = line; i < stop; i++) origin.push(i);
    }
    parts.push(text.slice(from, next));
    for (let i = from; i < next; i++) origin.push(i);
    line = next;
  }
  origin.push(text.length);
  return { problem, mended: { text: problem ? parts.join("") : text, origin } };
}

/** What is wrong with the line as such; undefined for nearly every line. */
function inLine(text: string, line: number, stop: number, block: Block): SyntaxProblem | undefined {
  const at = skipSpaces(text, line);
  const code = text.charCodeAt(at);
  if (at >= stop || code === HASH) return undefined;
  if (isConflict(text, line)) return said("conflict", line, stop);
  if (code === TAB) {
    let content = at;
    while (content < stop && isGap(text, content)) content++;
    return content < stop ? said("tab", at, content) : undefined;
  }
  if (isMarker(text, line, DASH) || isMarker(text, line, DOT) || (code === PERCENT && block.root < 0))
    return undefined;
  const indent = at - line;
  if (block.root < 0) {
    block.root = indent;
    block.list = isDash(text, at);
    block.shapeless = !isEntry(text, at, stop);
  }
  if (block.shapeless) return undefined;
  const astray =
    indent < block.root ||
    (indent === block.root && (block.list ? !isDash(text, at) : !isEntry(text, at, stop)));
  if (astray && code !== CLOSE_LIST && code !== CLOSE_MAP) return said("stray", at, place(text, at).end);
  block.below = indent + (text.charCodeAt(stop - 1) === COLON ? 2 : 0);
  return undefined;
}

/** Whether a key, an item or a part of a complex key starts at `at`. */
function isEntry(text: string, at: number, stop: number): boolean {
  if (isDash(text, at) || keyColon(text, at, stop) >= 0) return true;
  const code = text.charCodeAt(at);
  return (code === QUESTION || code === COLON) && isGap(text, at + 1);
}
