/** Characters that YAML text does not have, and the sign that a host puts where bytes were no UTF-8. */
import type { SyntaxProblem } from "./node.ts";
import { said } from "./words.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the same, and U+FFFD.
const ODD = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]/;
const BROKEN = "\ufffd";

export interface Oddities {
  /** The text, offset for offset, without control characters. */
  readonly text: string;
  /** About the first control character. */
  readonly problem: SyntaxProblem | undefined;
  /** About the first broken character; said once per file. */
  readonly encoding: SyntaxProblem | undefined;
}

/** What is odd about the text; undefined for nearly every text. */
export function oddities(text: string): Oddities | undefined {
  if (!ODD.test(text)) return undefined;
  const broken = text.indexOf(BROKEN);
  const at = text.search(CONTROL);
  return {
    text: at < 0 ? text : text.replace(new RegExp(CONTROL, "g"), BROKEN),
    problem: at < 0 ? undefined : control(text, at),
    encoding: broken < 0 ? undefined : said("encoding", broken, broken + 1),
  };
}

function control(text: string, at: number): SyntaxProblem {
  const name = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, "0")}`;
  return {
    start: at,
    end: at + 1,
    code: "character",
    message: `The control character ${name} stands here. YAML and JSON text has none.`,
    grade: "error",
  };
}
