/** A few lines of the source with carets under the word. */
import type { Range } from "../text/lines.ts";
import type { Paint } from "./paint.ts";
import { type Cell, cellsOf } from "./width.ts";

const AROUND = 2;
/** Source text on a line, in columns; a longer line shows a window around the carets. */
const ROOM = 140;
/** UTF-16 units of a line that are looked at around the carets. */
const REACH = 400;

/** The lines of the frame, none where the place is not in the file. */
export function frame(lines: readonly string[], range: Range, paint: Paint): readonly string[] {
  const { start, end } = range;
  const word = lines[start.line];
  if (word === undefined) return [];
  const first = Math.max(0, start.line - AROUND);
  const last = Math.min(lines.length - 1, start.line + AROUND);
  const gutter = String(last + 1).length;
  const stop = end.line > start.line ? word.length : end.character;
  const view = viewOf(word, start.character, stop);
  const out: string[] = [];
  for (let i = first; i <= last; i++) {
    const shown = i === start.line ? windowOf(word, view.skipped, view.from) : windowOf(lines[i] ?? "", 0, 0);
    out.push(`${paint("dim", `${String(i + 1).padStart(gutter)} │`)}${shown === "" ? "" : ` ${shown}`}`);
    if (i === start.line)
      out.push(
        `${paint("dim", `${" ".repeat(gutter)} │`)} ${" ".repeat(view.indent)}${paint("bold", "^".repeat(view.carets))}`,
      );
  }
  return out;
}

interface View {
  /** UTF-16 units at the line's beginning that are not looked at, and columns behind them that are not shown. */
  readonly skipped: number;
  readonly from: number;
  readonly indent: number;
  readonly carets: number;
}

/** Where the carets stand, and which part of the lines is shown so that they can be seen. */
function viewOf(line: string, start: number, stop: number): View {
  const skipped = start > REACH ? start - REACH : 0;
  const cells = cellsOf(line.slice(skipped, start + REACH));
  const begin = cells.find((cell) => cell.end > start - skipped)?.from ?? endOf(cells);
  const finish = cells.findLast((cell) => cell.at < stop - skipped)?.to ?? begin;
  const from = begin < ROOM - 20 ? 0 : begin - 20;
  const cut = from > 0 || skipped > 0 ? 1 : 0;
  const carets = Math.max(1, Math.min(finish, from + ROOM) - begin);
  return { skipped, from, indent: begin - from + cut, carets };
}

const endOf = (cells: readonly Cell[]): number => cells.at(-1)?.to ?? 0;

/** The part of a line that the frame has room for, `…` where something is cut off. */
function windowOf(line: string, skipped: number, from: number): string {
  const reach = line.slice(skipped, skipped + 3 * REACH);
  const cells = cellsOf(reach);
  const shown = cells.filter((cell) => cell.from >= from && cell.to <= from + ROOM);
  const before = from > 0 || skipped > 0 ? (line.length > skipped ? "…" : "") : "";
  const after = shown.length > 0 && (shown.at(-1)?.to ?? 0) < endOf(cells) ? "…" : "";
  return `${before}${shown.map((cell) => cell.text).join("")}${after}`.trimEnd();
}
