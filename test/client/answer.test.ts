/** What the client takes for an answer when a fix asks a person. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { flawIn, linesFor } from "../../client/src/answer.ts";

const taken = {
  date: ["2026-11-20", " 2028-02-29 "],
  evidence: ["docs/rotation.md", "https://tickets.example/SEC-7", "http://intranet/x", "logs/2026-11.txt"],
  team: ["payments", "@acme/web", "group:default/orders", "ada@acme.example"],
  text: ["anything at all"],
} as const;

const refused = {
  date: ["", "20.11.2026", "2026-11-31", "2026-13-01", "2027-02-29", "2026-11-20T10:00Z", "soon"],
  evidence: [
    "",
    " ",
    "two words",
    "/etc/passwd",
    "../outside.md",
    "ftp://x/y",
    "javascript:alert(1)",
    "https://",
  ],
  team: ["", "two teams"],
  text: ["", "   "],
} as const;

for (const kind of ["date", "evidence", "team", "text"] as const) {
  for (const answer of taken[kind])
    test(`${kind}: takes ${JSON.stringify(answer)}`, () => assert.equal(flawIn(answer, kind), undefined));
  for (const answer of refused[kind])
    test(`${kind}: refuses ${JSON.stringify(answer)} and says why`, () => assert.ok(flawIn(answer, kind)));
}

const labels = (typed: string): readonly string[] =>
  linesFor({ choices: ["payments", "platform"], kind: "team" }, typed).map(
    ({ label, takes }) => `${takes ? "" : "not "}${label}`,
  );

test("a list holds the known answers, and what is typed where it is none of them", () => {
  assert.deepEqual(labels(""), ["payments", "platform"]);
  assert.deepEqual(labels(" payments "), ["payments", "platform"]);
  assert.deepEqual(labels("pay"), ["payments", "platform", "pay"]);
});

test("what is typed and will not do stands in the list with the reason, and is not taken", () => {
  assert.deepEqual(labels("two teams"), ["payments", "platform", "not two teams"]);
  const own = linesFor({ kind: "date" }, "soon").at(-1);
  assert.deepEqual([own?.description, own?.alwaysShow], ["A day that exists, as YYYY-MM-DD.", true]);
});
