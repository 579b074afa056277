/** What `--format json` writes keeps the published schema, and holds no key that the schema does not know. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import Ajv from "ajv";
import { jsonReport } from "../../server/src/report/json.ts";
import { nhi } from "../cli/nhi.ts";
import { ROOT } from "../house/sources.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const published: object = JSON.parse(readFileSync(path.join(ROOT, "schemas/findings.schema.json"), "utf8"));

/** The same schema, closed: readers of version 1 must let new keys pass, we must not write any that is not described. */
const closed: object = JSON.parse(JSON.stringify(published), (key, value: unknown) =>
  key === "additionalProperties" ? false : value,
);

const validators = [published, closed].map((schema, i) =>
  new Ajv({ allErrors: true }).compile({ ...schema, $id: `urn:test:${i}` }),
);

function faults(text: string): readonly string[] {
  const data: unknown = JSON.parse(text);
  return validators.flatMap((validate) => {
    validate(data);
    return (validate.errors ?? []).map(
      ({ dataPath, message, params }) => `${dataPath} ${message} ${JSON.stringify(params)}`,
    );
  });
}

test("the schema is really asked", () => {
  assert.notDeepEqual(faults('{"version": 2, "asOf": "x", "findings": []}'), []);
  assert.notDeepEqual(faults('{"version": 1, "asOf": "x", "findings": [], "more": 1}'), []);
});

test("a row with everything keeps it", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  const row = rowAt(MANIFEST, "ci-bot", {
    related: [{ path: "a.yaml", range, text: "The limit" }],
    reasons: [{ label: "due", value: "2026-01-01" }],
    fixes: [{ title: "Set it", class: "choice" }],
    hidden: { by: "comment", reason: "Moves", approvedBy: "web", expires: "2027-01-01" },
  });
  assert.deepEqual(faults(jsonReport([row], "2026-11-22")), []);
  assert.deepEqual(faults(jsonReport([], "2026-11-22")), []);
});

for (const folder of ["examples/northlight", "examples/enterprise-broken", "examples/day-one"])
  test(`${folder} keeps it`, async () => {
    const { out } = await nhi(
      ["check", "--format", "json", "--show-hidden", "--as-of", "2026-11-22", folder],
      { cwd: ROOT },
    );
    assert.deepEqual(faults(out), []);
    const { findings }: { findings: unknown[] } = JSON.parse(out);
    assert.ok(findings.length > 0);
  });
