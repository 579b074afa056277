/** Findings for code scanning sites: SARIF 2.1.0. */
import type { Location, Log, PhysicalLocation, Region, Result } from "sarif";
import { controlOf } from "../frameworks/catalogue.ts";
import type { Rule } from "../rules/rule.ts";
import type { Range } from "../text/lines.ts";
import { fromOne, inReadingOrder, type Row } from "./row.ts";
import { type Frameworks, taxonomiesOf } from "./sarif-controls.ts";
import { descriptorOf, SARIF_LEVELS } from "./sarif-rules.ts";

export interface Pages {
  /** Where the product is told about. */
  readonly homepage: string;
  /** Where a rule's page is read. */
  readonly ofRule: (id: string) => string;
}

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const ROOT = "%SRCROOT%";

/** One run with its rules, the controls behind them as taxonomies, and every finding, hidden ones as suppressed; ends with a line break. */
export function sarifReport(
  rows: readonly Row[],
  rules: readonly Rule[],
  version: string,
  pages?: Pages,
): string {
  const frameworks = taxonomiesOf(rules, ({ framework, version, id }) => controlOf(framework, version, id));
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const log: Log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "nhi",
            fullName: "NHI Ownership",
            semanticVersion: version,
            ...(pages ? { informationUri: pages.homepage } : {}),
            rules: rules.map((rule) => descriptorOf(rule, pages?.ofRule(rule.id), frameworks)),
            supportedTaxonomies: supported(frameworks),
          },
        },
        taxonomies: [...frameworks.components],
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [ROOT]: { description: { text: "The folder that was checked" } } },
        results: inReadingOrder(rows).map((row) => resultOf(row, index.get(row.rule))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const supported = ({ components }: Frameworks) => components.map(({ name }, index) => ({ name, index }));

function resultOf(row: Row, ruleIndex: number | undefined): Result {
  const fixes = row.fixes.flatMap((fix) =>
    fix.edits
      ? [
          {
            description: { text: fix.title },
            artifactChanges: [
              {
                artifactLocation: artifact(row.path),
                replacements: fix.edits.map(({ range, text }) => ({
                  deletedRegion: regionOf(range),
                  insertedContent: { text },
                })),
              },
            ],
          },
        ]
      : [],
  );
  return {
    ruleId: row.rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: SARIF_LEVELS[row.level],
    message: { text: row.message },
    locations: [{ physicalLocation: physical(row.path, row.range) }],
    ...(row.related.length > 0
      ? {
          relatedLocations: row.related.map(
            ({ path, range, text }, id): Location => ({
              id,
              physicalLocation: physical(path, range),
              message: { text },
            }),
          ),
        }
      : {}),
    partialFingerprints: { "nhiFinding/v1": row.fingerprint, "nhiContent/v1": row.content },
    ...(fixes.length > 0 ? { fixes } : {}),
    suppressions: row.hidden
      ? [
          {
            kind: row.hidden.by === "comment" ? "inSource" : "external",
            status: "accepted",
            justification: `${row.hidden.reason} (approved by ${row.hidden.approvedBy}, until ${row.hidden.expires})`,
          },
        ]
      : [],
    properties: {
      level: row.level,
      about: row.about,
      ...(row.reasons.length > 0
        ? { reasons: row.reasons.map(({ label, value }) => ({ label, value })) }
        : {}),
    },
  };
}

const physical = (path: string, range: Range): PhysicalLocation => ({
  artifactLocation: artifact(path),
  region: regionOf(range),
});

/** A path from the folder is relative to it; one that leads out of it stands alone. */
function artifact(path: string): PhysicalLocation["artifactLocation"] & object {
  const uri = path.split("/").map(encodeURIComponent).join("/");
  if (path.startsWith("/")) return { uri: `file://${uri}` };
  if (/^[A-Za-z]:\//.test(path)) return { uri: `file:///${path.slice(0, 2)}${uri.slice(uri.indexOf("/"))}` };
  return path.startsWith("../") ? { uri } : { uri, uriBaseId: ROOT };
}

function regionOf(range: Range): Region {
  const { line, column, endLine, endColumn } = fromOne(range);
  return { startLine: line, startColumn: column, endLine, endColumn };
}
