/** The report as one HTML file that needs nothing else: no script, no font, no image from outside. Everything from files is escaped here. */
import { MONTH_NAMES } from "../../model/day.ts";
import type { Block, Cell, Column, Counts, Group, Section, Table } from "./block.ts";
import { barsOf, stripOf } from "./html-bars.ts";
import { STYLE } from "./html-style.ts";
import { escaped } from "./html-text.ts";
import { headOf, sectionsOf } from "./sections.ts";
import type { Part, Report } from "./shape.ts";

/** Ends with a line break. */
export const htmlGovernance = (report: Report): string =>
  pageHtml({
    kicker: "Governance report",
    title: report.title,
    asOf: report.asOf,
    product: report.product,
    main: report.parts
      .map((part, i) => partHtml(part, report, report.parts.length === 1 ? "" : `w${i + 1}-`))
      .join("\n"),
    foot: "Made from the files that are listed above, and from nothing else.",
  });

/** The page around what it holds. `main` is HTML, all else is text. */
export function pageHtml(page: {
  readonly kicker: string;
  readonly title: string;
  readonly asOf: string;
  readonly product: Report["product"];
  readonly main: string;
  readonly foot: string;
}): string {
  const title = escaped(page.title);
  const product = escaped(`${page.product.name} ${page.product.version}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="${product}">
<title>${title}, as of ${escaped(page.asOf)}</title>
<style>
${STYLE}</style>
</head>
<body>
<header class="cover">
<p class="kicker">${escaped(page.kicker)}</p>
<h1>${title}</h1>
<p class="date">As of <time datetime="${escaped(page.asOf)}">${escaped(longDay(page.asOf))}</time></p>
</header>
<main>
${page.main}
</main>
<footer>${product}. ${escaped(page.foot)}</footer>
</body>
</html>
`;
}

/** `22 November 2026`. */
function longDay(day: string): string {
  const [year = "", month = "", date = ""] = day.split("-");
  return `${Number(date)} ${MONTH_NAMES[Number(month) - 1] ?? month} ${year}`;
}

function partHtml(part: Part, report: Report, prefix: string): string {
  const sections = sectionsOf(part, report);
  // The cover tells the day already.
  const head = headOf(part, report)
    .filter(([label]) => label !== "As of")
    .map(([label, text]) => `<div><dt>${escaped(label)}</dt><dd>${escaped(text)}</dd></div>`)
    .join("\n");
  const contents = sections
    .map(({ id, title }) => `<li><a href="#${prefix}${id}">${escaped(title)}</a></li>`)
    .join("\n");
  return `<article>
<h2 class="part">${escaped(part.name)}</h2>
<dl class="head">
${head}
</dl>
${stripOf(part)}
<nav aria-label="Contents of ${escaped(part.name)}"><ol>
${contents}
</ol></nav>
${sections.map((section, i) => sectionHtml(section, i + 1, prefix)).join("\n")}
</article>`;
}

export function sectionHtml({ id, title, blocks }: Section, number: number, prefix: string): string {
  const charts = blocks.filter((block): block is Counts => block.is === "counts");
  const rest = blocks.filter((block) => block.is !== "counts");
  return `<section id="${prefix}${id}" aria-labelledby="${prefix}${id}-title">
<h3 id="${prefix}${id}-title"><span class="number">${number}</span>${escaped(title)}</h3>
${charts.length > 0 ? `<div class="charts">\n${charts.map(barsOf).join("\n")}\n</div>\n` : ""}${rest.map(blockHtml).join("\n")}
</section>`;
}

function blockHtml(block: Block): string {
  switch (block.is) {
    case "say":
      return `<p class="say">${escaped(block.text)}</p>`;
    case "counts":
      return barsOf(block);
    case "table":
      return tableHtml(block);
  }
}

/** The surrounding box keeps a wide table from widening the page; it can be scrolled with the keys. */
function tableHtml({ caption, columns, groups }: Table): string {
  const name = caption === undefined ? "" : ` aria-label="${escaped(caption)}"`;
  const widths = columns.map(({ share }) => `<col style="width:${share}%">`).join("");
  const heads = columns
    .map(({ title, as }) => `<th scope="col"${classOf(as)}>${escaped(title)}</th>`)
    .join("");
  return `<div class="table" role="group" tabindex="0"${name}><table class="fixed">
${caption === undefined ? "" : `<caption>${escaped(caption)}</caption>\n`}<colgroup>${widths}</colgroup>
<thead><tr>${heads}</tr></thead>
${groups.map((group) => groupHtml(group, columns)).join("\n")}
</table></div>`;
}

function groupHtml({ caption, note, rows }: Group, columns: readonly Column[]): string {
  const words =
    caption === undefined
      ? ""
      : `<tr class="group"><th scope="rowgroup" colspan="${columns.length}">${marked(caption)}${note === undefined ? "" : `<small>${marked(note)}</small>`}</th></tr>\n`;
  const body = rows.map(
    (row) =>
      `<tr>${row.map((one, i) => cellHtml(one, columns[i], i === 0 && caption === undefined)).join("")}</tr>`,
  );
  return `<tbody>
${words}${body.join("\n")}
</tbody>`;
}

const classOf = (...names: readonly (string | undefined)[]): string => {
  const said = names.filter((name) => name !== undefined);
  return said.length > 0 ? ` class="${said.join(" ")}"` : "";
};

function cellHtml({ text, as, tone, under }: Cell, column: Column | undefined, first: boolean): string {
  const open = first ? `<th scope="row"${classOf(column?.as)}>` : `<td${classOf(column?.as)}>`;
  const small = (under ?? []).map((line) => `<small>${marked(line)}</small>`).join("");
  return `${open}${mainHtml(marked(text), as, tone)}${small}</${first ? "th" : "td"}>`;
}

function mainHtml(text: string, as: Cell["as"], tone: Cell["tone"]): string {
  const marks = classOf(as === "chip" ? "chip" : undefined, tone);
  if (as === "code") return `<code${marks}>${text}</code>`;
  if (as === "strong") return `<b${marks}>${text}</b>`;
  return marks === "" ? text : `<span${marks}>${text}</span>`;
}

/** A day is not broken at the end of a line, a path is broken behind a slash, and a hash is set smaller. */
const marked = (text: string): string =>
  escaped(text)
    .replace(/\b[0-9a-f]{64}\b/g, '<code class="hash">$&</code>')
    .replace(/(?<!<)[/@](?=[^\s/>])/g, "$&<wbr>")
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, "<time>$&</time>");
