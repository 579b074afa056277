/** Nesting that no reader of the tree should have to follow. */
import { Lexer } from "yaml";
import {
  CLOSE_LIST,
  CLOSE_MAP,
  isDash,
  isGap,
  lineAfter,
  OPEN_LIST,
  OPEN_MAP,
  QUESTION,
  skipSpaces,
} from "./scan.ts";

/** Levels that a tree may have. */
export const DEEPEST = 200;

/** The offset of the first bracket, dash or line that is nested deeper than `DEEPEST`; undefined where there is none. */
export function tooDeep(text: string): number | undefined {
  const line = deepLine(text);
  const bracket = deepBracket(text);
  return line === undefined ? bracket : Math.min(line, bracket ?? line);
}

/** By the brackets that are open: first counted roughly, and only if there are many of them by the lexer, which knows quotes. */
function deepBracket(text: string): number | undefined {
  let open = 0;
  let most = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPEN_LIST || code === OPEN_MAP) most = Math.max(most, ++open);
    else if (code === CLOSE_LIST || code === CLOSE_MAP) open--;
  }
  if (most <= DEEPEST) return undefined;
  let depth = 0;
  let at = 0;
  let scalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!scalar && (token === "[" || token === "{") && ++depth > DEEPEST) return at;
    if (!scalar && (token === "]" || token === "}")) depth = Math.max(0, depth - 1);
    scalar = token === "\u001f";
    if (!scalar && token !== "\u0002" && token !== "\u0018") at += token.length;
  }
  return undefined;
}

/** By indentation and by dashes on one line. */
function deepLine(text: string): number | undefined {
  const columns: number[] = [];
  for (let line = 0; line < text.length; line = lineAfter(text, line)) {
    let at = skipSpaces(text, line);
    let marks = 0;
    while (isDash(text, at) || (text.charCodeAt(at) === QUESTION && isGap(text, at + 1))) {
      if (++marks > DEEPEST) return at;
      at = skipSpaces(text, at + 1);
    }
    const column = at - line;
    while ((columns.at(-1) ?? -1) >= column) columns.pop();
    if (columns.push(column) > DEEPEST) return at;
  }
  return undefined;
}
