/** A code frame: the line, its neighbours, and carets under the word. Columns are as wide as a terminal shows them. */
import stringWidth from "string-width";
import type { Range } from "../text/lines.ts";

export interface FrameStyle {
  readonly gutter: (text: string) => string;
  readonly mark: (text: string) => string;
}

const CONTEXT = 1;
const TAB = "    ";
const LONGEST = 160;

/** The frame's lines. `lines`: the file's, without their breaks. A range over several lines is marked on its first. */
export function frame(lines: readonly string[], { start, end }: Range, style: FrameStyle): readonly string[] {
  const first = Math.max(0, start.line - CONTEXT);
  const last = Math.min(lines.length - 1, start.line + CONTEXT);
  const width = String(last + 1).length;
  const out: string[] = [];
  for (let n = first; n <= last; n++) {
    const line = lines[n] ?? "";
    const number = style.gutter(`${String(n + 1).padStart(width)} |`);
    out.push(`${number} ${shown(line)}`.trimEnd());
    if (n !== start.line) continue;
    const until = end.line === start.line ? end.character : line.length;
    const before = stringWidth(shown(line.slice(0, start.character)));
    const marked = Math.max(1, stringWidth(shown(line.slice(start.character, until))));
    if (before < LONGEST)
      out.push(
        `${style.gutter(`${" ".repeat(width)} |`)} ${" ".repeat(before)}${style.mark("^".repeat(Math.min(marked, LONGEST - before)))}`,
      );
  }
  return out;
}

/** Tabs as blanks, control characters as a dot so that a file cannot write to the terminal, long lines cut. */
function shown(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal
  const plain = line.replace(/\t/g, TAB).replace(/[\u0000-\u001f\u007f-\u009f]/g, "·");
  return plain.length > LONGEST ? `${plain.slice(0, LONGEST)}…` : plain;
}
