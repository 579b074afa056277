/** Annotations of GitHub Actions. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { githubReport, notAnnotated } from "../../server/src/report/github.ts";
import type { Row } from "../../server/src/report/row.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const lines = (...rows: readonly Row[]): readonly string[] => githubReport(rows).split("\n");

test("a finding is a workflow command with its place from 1", () => {
  assert.deepEqual(lines(rowAt(MANIFEST, "ci-bot")), [
    '::error file=nhi.yaml,line=5,endLine=5,col=3,endColumn=9,title=owner-missing (error)::Identity "ci-bot" has no owner',
    "",
  ]);
});

test("GitHub's three kinds stand for four levels, and for what is let pass", () => {
  const hidden = { by: "exception", reason: "Moves", approvedBy: "web", expires: "2027-01-01" } as const;
  const kinds = (["error", "warning", "information", "hint"] as const).map((level) =>
    rowAt(MANIFEST, "ci-bot", { level }),
  );
  const [first = "", second = "", third = "", fourth = "", fifth = ""] = lines(
    ...kinds.map((row, i) => ({ ...row, path: `${i}.yaml` })),
    rowAt(MANIFEST, "ci-bot", { path: "4.yaml", hidden }),
  );
  assert.match(first, /^::error /);
  assert.match(second, /^::warning /);
  assert.match(third, /^::notice .*\(information\)::/);
  assert.match(fourth, /^::notice .*\(hint\)::/);
  assert.match(fifth, /^::notice .*title=owner-missing \(let pass\) \(error\)::.*let pass: Moves/);
});

test("percent signs, line breaks, colons and commas are escaped as GitHub reads them", () => {
  const row = rowAt(MANIFEST, "ci-bot", {
    path: "a,b:c%d.yaml",
    message: "100%\r\nof, all: of it",
    reasons: [{ label: "due", value: "2026-01-01" }],
  });
  const [line = ""] = lines(row);
  assert.ok(line.startsWith("::error file=a%2Cb%3Ac%25d.yaml,line=5,"));
  assert.ok(line.endsWith("::100%25%0D%0Aof, all: of it%0Adue: 2026-01-01"));
});

test("columns are left out where several lines are meant", () => {
  const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 4 } };
  assert.match(
    lines(rowAt(MANIFEST, "ci-bot", { range }))[0] ?? "",
    /file=nhi\.yaml,line=2,endLine=4,title=/,
  );
});

test("ten of each kind are annotated, the others are told in the log", () => {
  const many = (level: Row["level"], count: number) =>
    Array.from({ length: count }, (_, i) =>
      rowAt(MANIFEST, "ci-bot", { level, path: `${level}/${String(i).padStart(2, "0")}.yaml` }),
    );
  const rows = [...many("error", 12), ...many("warning", 10), ...many("hint", 11)];
  const all = lines(...rows);
  assert.equal(all.filter((line) => line.startsWith("::error ")).length, 10);
  assert.equal(all.filter((line) => line.startsWith("::warning ")).length, 10);
  assert.equal(all.filter((line) => line.startsWith("::notice ")).length, 10);
  assert.deepEqual(all.slice(30), [
    "3 more:",
    'error error/10.yaml:5:3 owner-missing Identity "ci-bot" has no owner',
    'error error/11.yaml:5:3 owner-missing Identity "ci-bot" has no owner',
    'hint hint/10.yaml:5:3 owner-missing Identity "ci-bot" has no owner',
    "",
  ]);
  assert.equal(notAnnotated(rows).length, 3);
  assert.deepEqual(notAnnotated(rows.slice(0, 10)), []);
});

test("nothing in a name or message is taken for a command", () => {
  const rows = Array.from({ length: 12 }, (_, i) =>
    rowAt(MANIFEST, "ci-bot", {
      path: `::stop-commands::x\n::error::${i}##[add-path]y`,
      message: "x\n::error::forged\n##[error]forged",
    }),
  );
  for (const line of lines(...rows)) {
    assert.ok(!line.includes("##[") || line.startsWith("::error "), line);
    assert.ok(!/^\s*::/.test(line) || line.startsWith("::error file=%3A%3Astop-commands%3A%3Ax%0A"), line);
  }
});
