/** Findings as SARIF 2.1.0, for code-scanning sites: rules with help, frameworks as taxonomies, stable fingerprints, exceptions as suppressions. */
import { type Control, controlOf, nameOf } from "../frameworks/catalogue.ts";
import type { Level, Rule } from "../rules/rule.ts";
import type { Range } from "../text/lines.ts";
import type { Row } from "./row.ts";

const LEVEL = {
  error: "error",
  warning: "warning",
  information: "note",
  hint: "note",
} as const satisfies Record<Level, string>;

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

export function sarifReport(rows: readonly Row[], rules: readonly Rule[], version: string): string {
  const index = new Map(rules.map(({ id }, i) => [id, i]));
  const taxonomies = taxonomiesOf(rules);
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "NHI Ownership",
            semanticVersion: version,
            version,
            rules: rules.map((rule) => descriptor(rule, taxonomies)),
            supportedTaxonomies: taxonomies.map(({ name }, i) => ({ name, index: i })),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { ROOT: { description: { text: "The folder that was looked at" } } },
        taxonomies,
        results: rows.map((row) => result(row, index)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const result = (row: Row, index: ReadonlyMap<string, number>) => {
  const ruleIndex = index.get(row.rule);
  return {
    ruleId: row.rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVEL[row.level],
    message: { text: row.message },
    locations: [
      {
        ...location(row.path, row.range),
        ...(row.about && { logicalLocations: [{ fullyQualifiedName: row.about }] }),
      },
    ],
    ...(row.related.length > 0 && {
      relatedLocations: row.related.map(({ path, range, text }, i) => ({
        id: i + 1,
        ...location(path, range),
        message: { text },
      })),
    }),
    partialFingerprints: { "nhiFinding/v1": row.fingerprint },
    ...(row.hidden && {
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: `${row.hidden.reason} (approved by ${row.hidden.approvedBy}, until ${row.hidden.expires})`,
        },
      ],
    }),
    properties: { level: row.level, reasons: row.reasons, fixes: row.fixes },
  };
};

const location = (path: string, range: Range) => ({
  physicalLocation: {
    artifactLocation: { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" },
    region: {
      startLine: range.start.line + 1,
      startColumn: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
    },
  },
});

const descriptor = (rule: Rule, taxonomies: readonly Taxonomy[]) => ({
  id: rule.id,
  name: rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.why },
  help: { text: `${rule.title}. ${rule.why}`, markdown: `${rule.title}.\n\n${rule.why}` },
  defaultConfiguration: { level: LEVEL[rule.level] },
  properties: { tags: ["security", "non-human-identity"], support: rule.support },
  relationships: rule.controls.flatMap((citation) => {
    const control = controlOf(citation.framework, citation.version, citation.id);
    const taxonomy = taxonomies.findIndex(
      ({ name, version }) => name === citation.framework && version === citation.version,
    );
    return control
      ? [
          {
            target: {
              id: control.id,
              index: taxonomies[taxonomy]?.taxa.findIndex(({ id }) => id === control.id) ?? -1,
              toolComponent: { name: citation.framework, index: taxonomy },
            },
            kinds: ["relevant"],
          },
        ]
      : [];
  }),
});

interface Taxonomy {
  readonly name: string;
  readonly version: string;
  readonly shortDescription: { readonly text: string };
  readonly taxa: readonly {
    readonly id: string;
    readonly name: string;
    readonly shortDescription: { readonly text: string };
    readonly helpUri: string;
  }[];
}

/** One taxonomy for each framework and version, with the controls that rules cite. */
function taxonomiesOf(rules: readonly Rule[]): readonly Taxonomy[] {
  const groups = new Map<string, Map<string, Control>>();
  for (const { framework, version, id } of rules.flatMap(({ controls }) => controls)) {
    const control = controlOf(framework, version, id);
    if (!control) continue;
    const key = `${framework}\n${version}`;
    const group = groups.get(key) ?? new Map<string, Control>();
    group.set(control.id, control);
    groups.set(key, group);
  }
  return [...groups].map(([key, controls]) => {
    const [name = "", version = ""] = key.split("\n");
    return {
      name,
      version,
      shortDescription: { text: `${name} ${version}: the controls that rules cite` },
      taxa: [...controls.values()].map((control) => ({
        id: control.id,
        name: nameOf(control),
        shortDescription: { text: control.title },
        helpUri: control.url,
      })),
    };
  });
}
