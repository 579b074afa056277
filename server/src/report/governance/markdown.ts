/** The report as Markdown, with tables as GitHub and most others read them. Everything from files is escaped here. */
import { harmless } from "../width.ts";
import type { Block, Cell, Section } from "./block.ts";
import { figuresOf, headOf, sectionsOf } from "./sections.ts";
import type { Part, Report } from "./shape.ts";

/** Ends with a line break. */
export function markdownGovernance(report: Report): string {
  const parts = report.parts.map((part) => partText(part, report));
  return `${[`# ${escaped(report.title)}`, ...parts].join("\n\n")}\n`;
}

function partText(part: Part, report: Report): string {
  const alone = report.parts.length === 1;
  const level = alone ? "##" : "###";
  const head = headOf(part, report).map(([label, text]) => `- **${label}:** ${escaped(text)}`);
  const figures = figuresOf(part).map(
    ({ value, label, says }) => `- **${value}** ${escaped(label)} (${escaped(says)})`,
  );
  return [
    ...(alone ? [] : [`## ${escaped(part.name)}`]),
    head.join("\n"),
    figures.join("\n"),
    ...sectionsOf(part, report).map((section) => sectionText(section, level)),
  ].join("\n\n");
}

/** A section under a heading of that level (`##`). */
export const sectionText = ({ title, blocks }: Section, level: string): string =>
  [`${level} ${title}`, ...blocks.map((block) => blockText(block, `${level}#`))].join("\n\n");

function blockText(block: Block, level: string): string {
  switch (block.is) {
    case "say":
      return escaped(block.text);
    case "counts":
      return gridOf(
        [block.title, "Count"],
        ["---", "---:"],
        block.counts.map(({ name, count }) => [escaped(name), String(count)]),
      );
    case "table": {
      const { caption, columns, groups } = block;
      const inner = caption === undefined ? level : `${level}#`;
      return [
        ...(caption === undefined ? [] : [`${level} ${escaped(caption)}`]),
        ...groups.flatMap((group) => [
          ...(group.caption === undefined ? [] : [`${inner} ${escaped(group.caption)}`]),
          ...(group.note === undefined ? [] : [escaped(group.note)]),
          gridOf(
            columns.map(({ title }) => title),
            columns.map(({ as }) => (as === "number" ? "---:" : "---")),
            group.rows.map((row) => row.map(cellText)),
          ),
        ]),
      ].join("\n\n");
    }
  }
}

const gridOf = (
  titles: readonly string[],
  rules: readonly string[],
  rows: readonly (readonly string[])[],
): string => [titles, rules, ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const cellText = ({ text, as, under }: Cell): string => {
  const main = escaped(text);
  return [as === "strong" || as === "chip" ? `**${main}**` : main, ...(under ?? []).map(escaped)].join(
    "<br>",
  );
};

/**
 * One line in which nothing marks up, links, mentions or ends the table's cell. An `@` or `#` that a host would take for a
 * mention gets an entity: nobody is called because a report names them.
 */
export const escaped = (text: string): string =>
  harmless(text.replace(/[\r\n\t]+/g, " "))
    .replace(/[\\`*_{}[\]|~$!]/g, (mark) => `\\${mark}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/#(?=\d)/g, "&#35;")
    .replace(/(?<![A-Za-z0-9])@/g, "&#64;")
    .replace(/^[-+=#]/, (mark) => `\\${mark}`)
    .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2");
