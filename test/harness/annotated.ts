/**
 * Documents with findings drawn under them:
 *
 *       owner: paymnets
 *              ^^^^^^^^ warning owner-unknown: …
 *              ~~~~~~~~ owner-unknown: a related place of it
 *
 * Carets stand under the columns of the line above (UTF-16 units); a finding of several lines is drawn on its first.
 * Several files stand in one text, each under a line `=== path`.
 */
import type { Level } from "../../server/src/rules/rule.ts";

export interface Page {
  readonly path: string;
  readonly text: string;
}

/** A finding, or a place that belongs to one (without a level), as it is drawn. Line and columns from 0. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly level?: Level;
  readonly rule: string;
  readonly message: string;
}

const FILE = /^=== (\S.*)$/;
const FINDING = /^\s*\^+ (error|warning|information|hint) [a-z-]+: /;
const RELATED = /^\s*~+ [a-z-]+: /;

const isDrawn = (line: string): boolean => FINDING.test(line) || RELATED.test(line);

/** The files of an annotated text, without what is drawn. A line break at its start is not part of it. */
export function pagesOf(annotated: string, path = "nhi.yaml"): readonly Page[] {
  const pages: { path: string; lines: string[] }[] = [];
  for (const line of linesOf(annotated)) {
    const file = FILE.exec(line)?.[1];
    if (file !== undefined) pages.push({ path: file, lines: [] });
    else if (!isDrawn(line)) {
      if (pages.length === 0) pages.push({ path, lines: [] });
      pages.at(-1)?.lines.push(line);
    }
  }
  return pages.map((page) => ({ path: page.path, text: page.lines.join("\n") }));
}

/** Whether the text draws related places; only then are they compared. */
export const drawsRelated = (annotated: string): boolean =>
  linesOf(annotated).some((line) => RELATED.test(line));

/** The text without its first line break, as `draw` gives it back. */
export const plain = (annotated: string): string => linesOf(annotated).join("\n");

const linesOf = (annotated: string): readonly string[] => annotated.replace(/^\n/, "").split("\n");

/** The files with the marks drawn under their lines. `titled`: with the line that names the file, also for a single one. */
export function draw(pages: readonly Page[], marks: readonly Mark[], titled = pages.length > 1): string {
  const out: string[] = [];
  for (const { path, text } of pages) {
    if (titled) out.push(`=== ${path}`);
    text.split("\n").forEach((line, i) => {
      out.push(line);
      const here = marks.filter((mark) => mark.path === path && mark.line === i).sort(byPlace);
      for (const mark of here) out.push(drawn(mark));
    });
  }
  return out.join("\n");
}

const byPlace = (a: Mark, b: Mark): number =>
  a.start - b.start || a.end - b.end || Number(!a.level) - Number(!b.level) || (drawn(a) < drawn(b) ? -1 : 1);

const drawn = ({ start, end, level, rule, message }: Mark): string => {
  const line = (level ? "^" : "~").repeat(Math.max(1, end - start));
  return `${" ".repeat(start)}${line} ${level ? `${level} ` : ""}${rule}: ${message}`;
};
