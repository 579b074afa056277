/** Reports for programs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { jsonReport } from "../../server/src/report/json.ts";
import { MANIFEST, rowAt } from "./rows.ts";

test("the shape is what the documentation promises, lines and columns from 1", () => {
  const row = rowAt(MANIFEST, "ci-bot", { fixes: [{ title: "Set owner to web", class: "choice" }] });
  assert.deepEqual(JSON.parse(jsonReport([row], "2026-11-22")), {
    version: 1,
    asOf: "2026-11-22",
    findings: [
      {
        rule: "owner-missing",
        level: "error",
        message: 'Identity "ci-bot" has no owner',
        about: "identity:ci-bot",
        file: "nhi.yaml",
        line: 5,
        column: 3,
        endLine: 5,
        endColumn: 9,
        related: [],
        reasons: [],
        fixes: [{ title: "Set owner to web", class: "choice" }],
        fingerprint: "0123456789abcdef",
      },
    ],
  });
});

test("the order of findings does not depend on the order in which they came", () => {
  const rows = ["web", "ci-bot", "purpose"].map((word) => rowAt(MANIFEST, word));
  assert.equal(jsonReport(rows, "2026-11-22"), jsonReport(rows.toReversed(), "2026-11-22"));
});
