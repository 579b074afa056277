/** Findings that have the same cause stand together. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { causesOf } from "../../server/src/report/causes.ts";
import type { Row } from "../../server/src/report/row.ts";
import { causeReport } from "../../server/src/report/text.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const STALE = "{id}: rotated on {date} passes the limit";

const stale = (id: string, date: string, more: Partial<Row> = {}): Row =>
  rowAt(MANIFEST, "ci-bot", {
    rule: "rotation-stale",
    title: "Credential not rotated within the policy period",
    level: "warning",
    message: `${id}: rotated on ${date} passes the limit`,
    say: { text: STALE, with: { id, date } },
    about: `identity:${id}`,
    names: [`identity:${id}`, id],
    path: `${id}.nhi.yaml`,
    ...more,
  });

const told = (rows: readonly Row[]) =>
  causesOf(rows).map(({ text, rows: all, files }) => `${all.length} in ${files}: ${text}`);

test("whom a finding is about does not part causes, what it says does", () => {
  const rows = [
    ...["a", "b", "c"].map((id) => stale(id, "2026-03-20")),
    stale("d", "2026-01-01"),
    stale("e", "2026-01-02"),
  ];
  assert.deepEqual(told(rows), [
    "3 in 3: …: rotated on 2026-03-20 passes the limit",
    "2 in 2: …: rotated on … passes the limit",
  ]);
});

test("a cause of one finding says its message", () => {
  assert.deepEqual(told([stale("a", "2026-03-20")]), ["1 in 1: a: rotated on 2026-03-20 passes the limit"]);
});

test("a name with the system or namespace before it is a name, too", () => {
  const rows = ["x", "y"].map((id) =>
    stale(id, "2026-03-20", { names: [`ServiceAccount:shop/${id}`], about: `ServiceAccount:shop/${id}` }),
  );
  assert.deepEqual(told(rows), ["2 in 2: …: rotated on 2026-03-20 passes the limit"]);
});

test("the last part of an address is a name, too", () => {
  const rows = ["redis", "cache"].map((id) =>
    stale(id, "2026-03-20", {
      say: { text: STALE, with: { id: `module "${id}"`, date: "2026-03-20" } },
      names: [`identity:tf:live/${id}-dev/module.${id}`],
    }),
  );
  assert.deepEqual(told(rows), ['2 in 2: module "…": rotated on 2026-03-20 passes the limit']);
});

test("a name within a value is left out there, and only there", () => {
  const rows = ["bot", "job"].map((id) =>
    rowAt(MANIFEST, "ci-bot", {
      say: { text: "{thing} has no owner", with: { thing: `Identity "${id}" of ${id}-team and robot` } },
      names: [`identity:${id}`, id],
    }),
  );
  assert.deepEqual(told([rows[0], rows[0]].flatMap((row) => row ?? [])), [
    '2 in 1: Identity "…" of bot-team and robot has no owner',
  ]);
  assert.deepEqual(told(rows), ["2 in 1: … has no owner"]);
});

test("a message that is all value gives way to the rule's title", () => {
  const rows = ["one", "two"].map((text) =>
    stale("a", "2026-03-20", { message: text, say: { text: "{text}", with: { text } } }),
  );
  assert.deepEqual(told(rows), ["2 in 1: Credential not rotated within the policy period"]);
});

test("the place that all point to is told, one that some point to is not", () => {
  const limit = {
    path: "policy.nhi.yaml",
    range: { start: { line: 3, character: 2 }, end: { line: 3, character: 8 } },
    text: "The limit",
  };
  const [a, b] = ["a", "b"].map((id) => stale(id, "2026-03-20", { related: [limit] }));
  const bare = stale("c", "2026-03-20");
  assert.ok(a && b);
  assert.deepEqual(causesOf([a, b])[0]?.see, limit);
  assert.equal(causesOf([a, b, bare])[0]?.see, undefined);
});

test("the gravest comes first, then what has the most findings; the order of the rows does not matter", () => {
  const rows = [
    rowAt(MANIFEST, "ci-bot"),
    ...["a", "b"].map((id) => stale(id, "2026-03-20")),
    ...["c", "d", "e"].map((id) => stale(id, "2026-04-20")),
  ];
  const sizes = causesOf(rows).map(({ level, rows: all }) => `${level} ${all.length}`);
  assert.deepEqual(sizes, ["error 1", "warning 3", "warning 2"]);
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      assert.deepEqual(causesOf(shuffled), causesOf(rows));
    }),
    { numRuns: 30 },
  );
});

test("every finding is in one cause", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.constantFrom("a", "b", "c"), date: fc.constantFrom("1", "2", "3") })),
      (some) => {
        const rows = some.map(({ id, date }) => stale(id, date));
        const all = causesOf(rows).flatMap(({ rows: mine }) => mine);
        assert.equal(all.length, rows.length);
        assert.deepEqual(new Set(all), new Set(rows));
      },
    ),
    { numRuns: 50 },
  );
});

test("the terminal names a few places of each cause and counts the others", () => {
  const rows = ["a", "b", "c", "d", "e", "f", "g"].map((id) => stale(id, "2026-03-20"));
  const text = causeReport(rows, undefined, 7);
  assert.match(text, /^7 warning rotation-stale …: rotated on 2026-03-20 passes the limit in 7 files\n/);
  assert.match(text, /\n {2}a\.nhi\.yaml:5:3 identity:a\n/);
  assert.match(text, /\n {2}and 2 more\n\n7 warnings in 7 files\n$/);
});
