/** The ways in which findings are written, by name: what each is for, and how it is made. */
import type { Level, Rule } from "../rules/rule.ts";
import { csvReport } from "./csv.ts";
import { githubReport } from "./github.ts";
import { gitlabReport } from "./gitlab.ts";
import { htmlReport } from "./html.ts";
import { jsonReport } from "./json.ts";
import { junitReport } from "./junit.ts";
import { markdownReport } from "./markdown.ts";
import type { Grouping, OutputName } from "./output-names.ts";
import type { Paint } from "./paint.ts";
import type { Row } from "./row.ts";
import { sarifReport } from "./sarif.ts";
import { causeReport, textReport } from "./text.ts";

/** What a run found, and what there is to say around it. */
export interface Findings {
  readonly rows: readonly Row[];
  /** What is let pass and not among the rows: it is counted, so that silence is no clean bill. */
  readonly passed: readonly Row[];
  /** The day from which limits were counted, as written in the calendar. */
  readonly asOf: string;
  readonly product: { readonly name: string; readonly version: string };
  readonly rules: readonly Rule[];
  /** How many files were looked at. */
  readonly files: number;
  /** A file's text by the path in the row. */
  readonly textOf: (path: string) => string | undefined;
  readonly paint: Paint;
  readonly group: Grouping;
  /** The least level that fails the run; undefined: none does. */
  readonly failOn: Level | undefined;
}

export interface Output {
  /** A person: hints are left out unless they are asked for. A program: it gets everything, and chooses. */
  readonly reader: "person" | "program";
  /** Whether it has a word for findings that an exception hides, and so always holds them. */
  readonly tellsHidden: boolean;
  /** What it is, for `docs/output.md`. */
  readonly what: string;
  /** The text, ends with a line break. */
  readonly render: (findings: Findings) => string;
}

export const OUTPUTS: Readonly<Record<OutputName, Output>> = {
  text: {
    reader: "person",
    tellsHidden: false,
    what: "for a terminal: each finding with its lines, its reasons and its repair",
    render: (it) =>
      it.group === "cause"
        ? causeReport(it.rows, it.paint, it.files, it.passed)
        : textReport(it.rows, it.textOf, it.paint, it.files, it.passed),
  },
  json: {
    reader: "program",
    tellsHidden: false,
    what: "for programs: versioned, its shape is [schemas/findings.schema.json](../schemas/findings.schema.json)",
    render: ({ rows, asOf }) => jsonReport(rows, asOf),
  },
  sarif: {
    reader: "program",
    tellsHidden: true,
    what: "SARIF 2.1.0, for code scanning: rules, controls as taxonomies, suppressions, fixes",
    render: ({ rows, rules, product }) => sarifReport(rows, rules, product.version),
  },
  github: {
    reader: "person",
    tellsHidden: false,
    what: "annotations of GitHub Actions; the job summary takes over where GitHub shows no more",
    render: ({ rows }) => githubReport(rows),
  },
  gitlab: {
    reader: "person",
    tellsHidden: false,
    what: "a code quality report of GitLab",
    render: ({ rows }) => gitlabReport(rows),
  },
  junit: {
    reader: "person",
    tellsHidden: false,
    what: "JUnit XML: a suite for each file; what fails the run is a failure, the rest is skipped",
    render: ({ rows, failOn }) => junitReport(rows, failOn),
  },
  markdown: {
    reader: "person",
    tellsHidden: false,
    what: "Markdown, grouped by cause, for a comment or a wiki",
    render: markdownReport,
  },
  html: {
    reader: "person",
    tellsHidden: false,
    what: "one HTML file that needs nothing else, grouped by cause, light and dark, printable",
    render: htmlReport,
  },
  csv: {
    reader: "program",
    tellsHidden: false,
    what: "CSV (RFC 4180), a line for each finding; no cell is taken for a formula",
    render: ({ rows }) => csvReport(rows),
  },
};
