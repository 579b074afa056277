/**
 * Words for people, put together once and shown as Markdown or as plain text.
 * Names come from files and could hold anything, so escaping is done here and nowhere else.
 */

export type Piece = string | Marked | Link;

/** `quiet` is for what can be left out when read in haste. */
interface Marked {
  readonly text: string;
  readonly as: "strong" | "code" | "quiet";
}

interface Link {
  readonly text: string;
  readonly uri: string;
  /** Shown when the link is pointed at, and in brackets where there are no links: `nhi.yaml:12`. */
  readonly tip: string;
  readonly strong: boolean;
  /** Without links the tip says nothing that a reader could use. */
  readonly silent: boolean;
}

export type Line = readonly Piece[];

/** `lines`: one under the other, as a paragraph. `list`: with bullets. `table`: with a head. `rule`: what follows is another matter. */
export type Block =
  | { readonly is: "lines"; readonly lines: readonly Line[] }
  | { readonly is: "list"; readonly lines: readonly Line[] }
  | { readonly is: "table"; readonly head: readonly Line[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly is: "rule" };

export const strong = (text: string): Piece => ({ text, as: "strong" });
export const code = (text: string): Piece => ({ text, as: "code" });
export const quiet = (text: string): Piece => ({ text, as: "quiet" });

export const link = (
  text: string,
  uri: string,
  tip: string,
  { strong: bold = false, silent = false }: { readonly strong?: boolean; readonly silent?: boolean } = {},
): Piece => ({ text, uri, tip, strong: bold, silent });

/** A paragraph of the lines that say anything; none where none does. */
export function lines(...given: readonly (Line | undefined)[]): readonly Block[] {
  const said = given.filter((line): line is Line => line !== undefined && line.length > 0);
  return said.length > 0 ? [{ is: "lines", lines: said }] : [];
}

export const list = (given: readonly Line[]): readonly Block[] =>
  given.length > 0 ? [{ is: "list", lines: given }] : [];

export const table = (head: readonly Line[], rows: readonly (readonly Line[])[]): readonly Block[] =>
  rows.length > 0 ? [{ is: "table", head, rows }] : [];

export const RULE: Block = { is: "rule" };

/** Rules only between blocks that say something, one at a time. */
export const ruled = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(
    (block, i) =>
      block.is !== "rule" || (i > 0 && blocks[i + 1] !== undefined && blocks[i + 1]?.is !== "rule"),
  );

/** The parts that say anything, with ` · ` between them. */
export function dotted(parts: readonly (Line | undefined)[], between = " · "): Line {
  const said = parts.filter((part): part is Line => part !== undefined && part.length > 0);
  return said.flatMap((part, i) => (i === 0 ? part : [between, ...part]));
}

/** Of several sentences the first. */
export const firstSentence = (text: string): string => /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;

/** Our own words, in which backticks stand around what is typed. */
export const typed = (text: string): Line =>
  text.split("`").flatMap((part, i): Line => (part === "" ? [] : [i % 2 === 1 ? code(part) : part]));

/** As Markdown (CommonMark; links, emphasis, code, lists, rules). */
export const toMarkdown = (blocks: readonly Block[]): string =>
  blocks
    .map((block) => {
      if (block.is === "rule") return "---";
      if (block.is === "table") return markdownTable(block.head, block.rows);
      if (block.is === "list") return block.lines.map((line) => `- ${markdownLine(line)}`).join("\n");
      return block.lines.map(markdownLine).join("  \n");
    })
    .join("\n\n");

/** As plain text; a link keeps its place in brackets. */
export const toPlain = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.is === "rule") return [];
      const lead = block.is === "lines" ? "" : "- ";
      const each = block.is === "table" ? block.rows.map((row) => dotted(row)) : block.lines;
      return [each.map((line) => lead + line.map(plainPiece).join("")).join("\n")];
    })
    .join("\n\n");

/** A bar would end the cell, in code too. */
function markdownTable(head: readonly Line[], rows: readonly (readonly Line[])[]): string {
  const cell = (line: Line): string => markdownLine(line).replace(/\\?\|/g, "\\|");
  const row = (cells: readonly Line[]): string => `| ${cells.map(cell).join(" | ")} |`;
  return [row(head), `|${head.map(() => " --- |").join("")}`, ...rows.map(row)].join("\n");
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ");

const plainPiece = (piece: Piece): string => {
  if (typeof piece === "string") return oneLine(piece);
  if (!("uri" in piece) || piece.silent || piece.tip === piece.text) return oneLine(piece.text);
  return `${oneLine(piece.text)} (${oneLine(piece.tip)})`;
};

/** What begins a line could begin a list, a heading or a rule. */
const markdownLine = (line: Line): string =>
  line
    .map(markdownPiece)
    .join("")
    .replace(/^(\s*)([-+=])/, "$1\\$2")
    .replace(/^(\s*\d+)([.)])/, "$1\\$2");

function markdownPiece(piece: Piece): string {
  if (typeof piece === "string") return escaped(piece);
  if ("uri" in piece) {
    const target = piece.uri.replace(/[()\s<>\\]/g, (c) =>
      encodeURIComponent(c).replace("(", "%28").replace(")", "%29"),
    );
    const shown = `[${escaped(piece.text)}](${target} "${oneLine(piece.tip).replace(/["\\]/g, "'")}")`;
    return piece.strong ? `**${shown}**` : shown;
  }
  if (piece.text.trim() === "") return "";
  if (piece.as === "code") return fenced(piece.text);
  return piece.as === "strong" ? `**${escaped(piece.text.trim())}**` : `*${escaped(piece.text.trim())}*`;
}

const escaped = (text: string): string => oneLine(text).replace(/[\\`*_{}[\]<>#|~&!$]/g, "\\$&");

/** Backticks inside get a longer fence. */
function fenced(text: string): string {
  const inner = oneLine(text);
  const longest = Math.max(0, ...[...inner.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${inner}\``;
  const fence = "`".repeat(longest + 1);
  return `${fence} ${inner} ${fence}`;
}
