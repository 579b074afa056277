/** Findings as one HTML file, grouped by cause: no script, no font, no image from outside. */
import { findingSections } from "./findings.ts";
import { pageHtml, sectionHtml } from "./governance/html.ts";
import { TITLE } from "./markdown.ts";
import type { Findings } from "./outputs.ts";

/** Ends with a line break. */
export const htmlReport = ({ rows, passed, files, asOf, product }: Findings): string =>
  pageHtml({
    kicker: "nhi check",
    title: TITLE,
    asOf,
    product,
    main: `<article>\n${findingSections(rows, files, passed)
      .map((section, i) => sectionHtml(section, i + 1, ""))
      .join("\n")}\n</article>`,
    foot: "Made from the files that are named, and from nothing else.",
  });
