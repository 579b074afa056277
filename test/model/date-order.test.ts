/** Dates that end with the year: what they prove, and what is counted from them once their order is known. */
import "../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { readForeignDate } from "../../server/src/model/date-order.ts";
import { formatDay } from "../../server/src/model/day.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

function read(text: string): string {
  const { reading, proves } = readForeignDate(text);
  const proof = proves ? ` (${proves})` : "";
  if (reading.is === "date") return `${formatDay(reading.when.day)}${proof}`;
  return reading.is === "ambiguous"
    ? `${formatDay(reading.dayFirst.day)} or ${formatDay(reading.monthFirst.day)}`
    : reading.is;
}

for (const [text, expected] of [
  ["20-03-2026", "2026-03-20 (day-first)"],
  ["03/20/2026", "2026-03-20 (month-first)"],
  ["03.04.2026", "2026-04-03 or 2026-03-04"],
  ["05-05-2026", "2026-05-05"],
  ["2026-03-04", "2026-03-04"],
  ["01-01-2000", "placeholder"],
  ["31-02-2026", "invalid"],
  ["13-13-2026", "invalid"],
  ["2023-11-2", "invalid"],
  ["", "placeholder"],
  ["soon", "invalid"],
] as const)
  test(`"${text}": ${expected}`, () => assert.equal(read(text), expected));

const module = (name: string, date: string) =>
  `module "${name}" {\n  auth_token_rotated_date = "${date}"\n}\n`;
const found = (workspace: ReturnType<typeof workspaceOf>) =>
  verdictsOf(workspace).map(({ finding }) => `${workspace.pathOf(finding.at.in.uri)} ${finding.rule}`);

test("a file that comes later settles what an earlier one left open, and takes it back when it goes", () => {
  const workspace = workspaceOf([{ path: "a.tf", text: module("a", "02-03-2026") }]);
  assert.deepEqual(found(workspace), ["a.tf date-ambiguous"]);
  const uri = "file:///w/b.tf";
  const touched = workspace.set({ uri, version: 1, language: "hcl", text: module("b", "30-10-2026") });
  assert.ok(touched.has("file:///w/a.tf"));
  assert.deepEqual(found(workspace), ["a.tf rotation-stale"]);
  workspace.remove(uri);
  assert.deepEqual(found(workspace), ["a.tf date-ambiguous"]);
});

test("a date in the future is told once its order is known", () => {
  const workspace = workspaceOf([
    { path: "a.tf", text: module("a", "01-07-2027") + module("b", "30-10-2026") },
  ]);
  assert.deepEqual(found(workspace), ["a.tf date-future"]);
});
