/** Tables of a Markdown text (`| a | b |` over `|---|---|`), as plain words. */

export interface Table {
  readonly header: readonly string[];
  /** Each as long as the header. */
  readonly rows: readonly (readonly string[])[];
}

/** Longer lines hold no table that a person has written. */
const LONGEST = 20_000;

/** Every table, in order; tables in fenced code are left out. */
export function tablesIn(markdown: string): readonly Table[] {
  const lines = markdown.split(/\r\n|\n|\r/).map((line) => line.slice(0, LONGEST));
  const tables: Table[] = [];
  let fence = "";
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? "";
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark && (fence === "" || mark.startsWith(fence))) fence = fence === "" ? mark : "";
    if (fence !== "" || !line.includes("|") || !isDelimiter(lines[i + 1] ?? "")) continue;
    const header = cellsOf(line);
    if (header.length !== cellsOf(lines[i + 1] ?? "").length) continue;
    const rows: string[][] = [];
    i += 2;
    for (; i < lines.length && (lines[i] ?? "").includes("|"); i++) {
      const cells = cellsOf(lines[i] ?? "");
      if (cells.some((cell) => cell !== "")) rows.push(header.map((_, at) => cells[at] ?? ""));
    }
    i--;
    tables.push({ header, rows });
  }
  return tables;
}

/** Dashes and colons between bars, with at least one dash in each cell. */
const isDelimiter = (line: string): boolean =>
  line.includes("-") && /^[\s|:-]+$/.test(line) && line.includes("|");

function cellsOf(line: string): readonly string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  const cells: string[] = [];
  let cell = "";
  let code = false;
  for (let i = 0; i < inner.length; i++) {
    const c = inner.charAt(i);
    if (c === "\\" && inner[i + 1] === "|") {
      cell += "|";
      i++;
    } else if (c === "|" && !code) {
      cells.push(plain(cell));
      cell = "";
    } else {
      if (c === "`") code = !code;
      cell += c;
    }
  }
  return [...cells, plain(cell)];
}

/** The words of a cell without their dress: links by their text, no emphasis, no code marks; line breaks become `; `. */
const plain = (cell: string): string =>
  cell
    .replace(/<br\s*\/?>/gi, "; ")
    .replace(/<(https?:[^>\s]*|[^<>\s@]+@[^<>\s]+)>/g, "$1")
    .replace(/!?\[([^\][]*)\]\([^()]*\)/g, "$1")
    .replace(/(\*\*|__|~~|`)/g, "")
    .replace(/(^|[\s(])[*_]([^*_]+)[*_](?=$|[\s),.;])/g, "$1$2")
    .replace(/\\([\\`*_{}[\]()#+.!<>~-])/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
