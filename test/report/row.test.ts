/** What all reports share: lines and order. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { inReadingOrder, linesOf } from "../../server/src/report/row.ts";
import { MANIFEST, rowAt } from "./rows.ts";

test("lines end as editors end them", () => {
  assert.deepEqual(linesOf("a\r\nb\rc\n\n"), ["a", "b", "c", ""]);
  assert.deepEqual(linesOf(""), []);
});

test("findings at one place stand in the order of their rules", () => {
  const rows = ["scope-admin", "grant-standing", "owner-missing"].map((rule) =>
    rowAt(MANIFEST, "ci-bot", { rule }),
  );
  assert.deepEqual(
    inReadingOrder(rows).map(({ rule }) => rule),
    ["grant-standing", "owner-missing", "scope-admin"],
  );
});
