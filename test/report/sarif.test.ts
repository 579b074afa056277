/** Reports for code scanning sites. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Log } from "sarif";
import { sarifReport } from "../../server/src/report/sarif.ts";
import { ownerMissing } from "../../server/src/rules/owner-missing.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const pages = {
  homepage: "https://example.org/nhi",
  ofRule: (id: string) => `https://example.org/nhi/rules/${id}`,
};

function report(...rows: Parameters<typeof sarifReport>[0]) {
  const log: Log = JSON.parse(sarifReport(rows, [ownerMissing], "0.1.0", pages));
  const run = log.runs[0];
  assert.ok(run);
  return { log, run, result: run.results?.[0] };
}

test("a finding has a rule, a place from 1, a fingerprint and related places", () => {
  const related = [
    {
      path: "my policy.yaml",
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } },
      text: "The limit",
    },
  ];
  const { log, run, result } = report(rowAt(MANIFEST, "ci-bot", { related }));
  assert.equal(log.version, "2.1.0");
  assert.equal(run.columnKind, "utf16CodeUnits");
  assert.equal(run.tool.driver.rules?.[result?.ruleIndex ?? -1]?.id, "owner-missing");
  assert.deepEqual(result?.locations?.[0]?.physicalLocation, {
    artifactLocation: { uri: "nhi.yaml", uriBaseId: "%SRCROOT%" },
    region: { startLine: 5, startColumn: 3, endLine: 5, endColumn: 9 },
  });
  assert.deepEqual(result?.partialFingerprints, {
    "nhiFinding/v1": "0123456789abcdef",
    "nhiContent/v1": "fedcba9876543210",
  });
  assert.equal(result?.relatedLocations?.[0]?.physicalLocation?.artifactLocation?.uri, "my%20policy.yaml");
  assert.deepEqual(result?.suppressions, []);
});

test("every control of a rule points at a taxon of its framework's taxonomy", () => {
  const { run } = report();
  const rule = run.tool.driver.rules?.[0];
  assert.equal(rule?.relationships?.length, ownerMissing.controls.length);
  for (const { target } of rule?.relationships ?? []) {
    const component = run.taxonomies?.[target.toolComponent?.index ?? -1];
    assert.equal(component?.name, target.toolComponent?.name);
    assert.equal(component?.taxa?.[target.index ?? -1]?.id, target.id);
  }
  for (const taxon of run.taxonomies?.flatMap(({ taxa }) => taxa ?? []) ?? [])
    assert.ok(taxon.shortDescription?.text, taxon.id);
  assert.equal(rule?.helpUri, "https://example.org/nhi/rules/owner-missing");
  const names = run.taxonomies?.map(({ name, version }) => `${name} ${version}`) ?? [];
  assert.equal(new Set(names).size, names.length);
  assert.equal(run.tool.driver.supportedTaxonomies?.length, names.length);
});

test("what an exception hides is suppressed, not left out", () => {
  const { result } = report(
    rowAt(MANIFEST, "ci-bot", {
      hidden: { by: "exception", reason: "Moves in May", approvedBy: "council", expires: "2027-05-01" },
    }),
  );
  assert.deepEqual(result?.suppressions, [
    {
      kind: "external",
      status: "accepted",
      justification: "Moves in May (approved by council, until 2027-05-01)",
    },
  ]);
});

test("a repair whose text is known is a fix, a question to a person is none", () => {
  const range = { start: { line: 5, character: 13 }, end: { line: 5, character: 13 } };
  const { result } = report(
    rowAt(MANIFEST, "ci-bot", {
      fixes: [
        { title: "Ask", class: "attest" },
        { title: "Write it", class: "safe", edits: [{ range, text: "\n    owner: web" }] },
      ],
    }),
  );
  assert.equal(result?.fixes?.length, 1);
  assert.deepEqual(result?.fixes?.[0]?.artifactChanges[0]?.replacements, [
    {
      deletedRegion: { startLine: 6, startColumn: 14, endLine: 6, endColumn: 14 },
      insertedContent: { text: "\n    owner: web" },
    },
  ]);
});

test("levels below warning are notes, and keep their own name", () => {
  const { result } = report(rowAt(MANIFEST, "ci-bot", { level: "hint" }));
  assert.equal(result?.level, "note");
  assert.equal(result?.properties?.level, "hint");
});

test("paths outside the folder stand alone", () => {
  const uri = (path: string) =>
    report(rowAt(MANIFEST, "ci-bot", { path })).result?.locations?.[0]?.physicalLocation?.artifactLocation;
  assert.deepEqual(uri("/a b/nhi.yaml"), { uri: "file:///a%20b/nhi.yaml" });
  assert.deepEqual(uri("C:/a#b/nhi.yaml"), { uri: "file:///C:/a%23b/nhi.yaml" });
  assert.deepEqual(uri("../x/nhi.yaml"), { uri: "../x/nhi.yaml" });
});
