/** Findings for GitLab, for readers of test results, and for spreadsheets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { csvReport } from "../../server/src/report/csv.ts";
import { gitlabReport } from "../../server/src/report/gitlab.ts";
import { junitReport } from "../../server/src/report/junit.ts";
import { csvCells, junitCases } from "./readers.ts";
import { MANIFEST, rowAt } from "./rows.ts";

const hidden = { by: "exception", reason: "Moves", approvedBy: "web", expires: "2027-01-01" } as const;

test("GitLab gets what its code quality report asks for", () => {
  assert.deepEqual(JSON.parse(gitlabReport([rowAt(MANIFEST, "ci-bot")])), [
    {
      type: "issue",
      check_name: "owner-missing",
      description: 'Identity "ci-bot" has no owner',
      categories: ["Security"],
      severity: "critical",
      fingerprint: "0123456789abcdef",
      location: { path: "nhi.yaml", lines: { begin: 5, end: 5 } },
    },
  ]);
  assert.equal(gitlabReport([]), "[]\n");
});

test("GitLab's fingerprints are each there once, whatever the order of the rows", () => {
  const rows = ["web", "ci-bot", "purpose"].map((word) => rowAt(MANIFEST, word));
  const issues: { fingerprint: string }[] = JSON.parse(gitlabReport(rows.toReversed()));
  assert.deepEqual(
    issues.map(({ fingerprint }) => fingerprint),
    ["0123456789abcdef", "0123456789abcdef-2", "0123456789abcdef-3"],
  );
  assert.equal(gitlabReport(rows), gitlabReport(rows.toReversed()));
});

test("what is let pass is mild in GitLab, and says why", () => {
  const [issue] = JSON.parse(gitlabReport([rowAt(MANIFEST, "ci-bot", { hidden })]));
  assert.equal(issue.severity, "info");
  assert.match(issue.description, /let pass: Moves/);
});

test("JUnit: what fails the run is a failure, the rest is skipped with its words", () => {
  const rows = (["error", "warning", "hint"] as const).map((level, i) =>
    rowAt(MANIFEST, "ci-bot", { level, path: `${i}.yaml` }),
  );
  const kinds = (failOn: "error" | "warning" | "hint" | undefined) =>
    junitCases(junitReport(rows, failOn)).map(({ kind }) => kind);
  assert.deepEqual(kinds("error"), ["failure", "skipped", "skipped"]);
  assert.deepEqual(kinds("warning"), ["failure", "failure", "skipped"]);
  assert.deepEqual(kinds("hint"), ["failure", "failure", "failure"]);
  assert.deepEqual(kinds(undefined), ["skipped", "skipped", "skipped"]);
  assert.match(
    junitReport(rows, "error"),
    /^<\?xml .*\n<testsuites name="nhi check" tests="3" failures="1" errors="0" skipped="2"/,
  );
  assert.deepEqual(
    junitCases(junitReport([rowAt(MANIFEST, "ci-bot", { hidden })], "hint")).map(({ kind }) => kind),
    ["skipped"],
  );
});

test("JUnit: without findings there is one case that passes", () => {
  assert.match(junitReport([], "warning"), /tests="1" failures="0".*<testcase [^>]*name="no findings"/s);
});

test("JUnit: everything is escaped, and what XML cannot hold is shown as unknown", () => {
  const message = `a "b" <c> & 'd'\n\u0000\u001b\ud800 ]]> 名前 😀`;
  const xml = junitReport([rowAt(MANIFEST, "ci-bot", { message, path: 'x"<&>.yaml' })], "error");
  const [found] = junitCases(xml);
  assert.equal(found?.message, `a "b" <c> & 'd'\n\ufffd\ufffd\ufffd ]]> 名前 😀`);
  assert.equal(found?.file, 'x"<&>.yaml');
  assert.ok(!xml.includes("\u0000") && !xml.includes("\u001b"));
});

test("CSV: quotes, commas, breaks and formulas keep to their cell", () => {
  const text = csvReport([
    rowAt(MANIFEST, "ci-bot", {
      message: 'a "b", c\nd',
      about: "=HYPERLINK(1)",
      reasons: [
        { label: "due", value: "2026-01-01" },
        { label: "late", value: "3 days" },
      ],
      fixes: [{ title: "Set it", class: "choice" }],
      hidden,
    }),
  ]);
  const [names = [], cells = []] = csvCells(text);
  const line = Object.fromEntries(names.map((name, i) => [name, cells[i]]));
  assert.deepEqual(line, {
    level: "error",
    rule: "owner-missing",
    file: "nhi.yaml",
    line: "5",
    column: "3",
    end_line: "5",
    end_column: "9",
    about: "'=HYPERLINK(1)",
    message: 'a "b", c\nd',
    reasons: "due 2026-01-01 · late 3 days",
    repairs: "Set it (choice)",
    fingerprint: "0123456789abcdef",
    hidden_by: "exception",
    hidden_because: "Moves",
    hidden_approved_by: "web",
    hidden_until: "2027-01-01",
  });
  assert.ok(text.endsWith("\r\n") && csvReport([]).split("\r\n").length === 2);
});
