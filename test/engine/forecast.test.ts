/** What will fall due: every row is a day on which a rule is silent, and the next on which it is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DueRow, forecast } from "../../server/src/engine/ahead/forecast.ts";
import { wordsFor } from "../../server/src/engine/ahead/words.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { formatDay, parseDuration } from "../../server/src/model/day.ts";
import { valueOf } from "../../server/src/model/field.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { pagesIn } from "../harness/pages.ts";
import { workspaceOf } from "../harness/pipeline.ts";

const YEAR = `nhi: 1
teams:
  payments: { contact: "#payments", function: application }
  security: { contact: sec@acme.example, function: security }
policy:
  maxAge: { access-key: 60d }
identities:
  ci-bot:
    type: bot
    owner: payments
    sponsor: payments
    purpose: Runs the nightly build
    review: { every: 90d, last: 2026-09-15, by: security }
    credentials:
      - kind: access-key
        store: vault:ci
        rotated: 2026-10-01
        expires: 2027-01-15
access:
  - subject: team:payments
    scopes: [gh:read repo@shop]
    approvedBy: security
    approvedOn: 2026-11-01
    requestedBy: payments
    justification: Reads the shop
    expires: 2026-11-22
exceptions:
  - rule: scope-wildcard
    match: identity:ci-bot
    reason: The vendor knows no narrower scope
    approvedBy: security
    expires: 2026-12-31
`;

const all = (workspace: Workspace, days = 90, whatIf = {}): readonly DueRow[] =>
  forecast(workspace, workspace.uris, days, whatIf);

const lines = (rows: readonly DueRow[]): readonly string[] =>
  rows.map(({ day, left, what, title, owner }) => `${formatDay(day)} ${left} ${what} · ${title} · ${owner}`);

test("a forecast tells the last good day of every limit, whose it is, and how they are reached", () => {
  const rows = all(workspaceOf([{ path: "nhi.yaml", text: YEAR }]));
  assert.deepEqual(lines(rows), [
    "2026-11-22 0 end of the grant · Grant to team:payments · payments",
    '2026-11-30 8 rotation of the access key · Identity "ci-bot" · payments',
    '2026-12-14 22 review · Identity "ci-bot" · payments',
    "2026-12-31 39 end of the exception from scope-wildcard · Exception for identity:ci-bot · payments",
    '2027-01-15 54 end of the access key · Identity "ci-bot" · payments',
  ]);
  assert.equal(rows[1]?.contact, "#payments");
  assert.equal(rows[1]?.limit?.value, "60d (policy.maxAge)");
  assert.ok(rows[1]?.limit?.at, "the limit has a place");
});

test("both ends of the time count, and nothing behind it", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: YEAR }]);
  const count = (days: number): number => all(workspace, days).length;
  assert.deepEqual([0, 7, 8, 53, 54].map(count), [1, 1, 2, 4, 5]);
});

test("what is late already is not ahead, and what no limit holds never comes", () => {
  const text = YEAR.replace("rotated: 2026-10-01", "rotated: 2026-01-01").replace(/^access:[\s\S]*/m, "");
  assert.deepEqual(
    all(workspaceOf([{ path: "nhi.yaml", text }])).map(({ what }) => what),
    ["review", "end of the access key"],
  );
});

test("what an exception covers on that day is spared until the exception ends", () => {
  const spared = YEAR.replace("rule: scope-wildcard", "rule: rotation-stale");
  const rows = all(workspaceOf([{ path: "nhi.yaml", text: spared }]));
  assert.ok(!rows.some(({ what }) => what.startsWith("rotation")));
  assert.ok(rows.some(({ what }) => what === "end of the exception from rotation-stale"));
});

test("another limit moves the days, and the workspace stays as it is", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: YEAR }]);
  const before = lines(all(workspace));
  const maxAge = parseDuration("100d");
  assert.ok(maxAge);
  const rotation = all(workspace, 90, { maxAge }).find(({ what }) => what.startsWith("rotation"));
  assert.equal(rotation && formatDay(rotation.day), "2027-01-09");
  assert.deepEqual(lines(all(workspace)), before);
});

test("dates in the files of other tools count, and copies in overlays are one thing", () => {
  const text = `apiVersion: v1
kind: Secret
metadata:
  name: ci-token # nhi: owner=payments rotated=2026-10-01
  annotations: { kubernetes.io/service-account.name: ci-bot }
type: kubernetes.io/service-account-token
`;
  const rows = all(
    workspaceOf([
      { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  payments: { contact: "#payments" }\n' },
      { path: "deploy/overlays/prod/secret.yaml", text },
      { path: "deploy/overlays/dev/secret.yaml", text },
    ]),
  );
  assert.equal(rows.filter(({ what }) => what.startsWith("rotation")).length, 1);
});

const pagesOf = (name: string) => pagesIn(`examples/${name}`, /\.(ya?ml|json)$|CODEOWNERS$/);

for (const name of ["small", "mid-size", "enterprise", "northlight"])
  test(`each row of ${name} is told the day after its day, and not on it`, () => {
    const workspace = workspaceOf(pagesOf(name), { today: "2026-11-22" });
    const { today } = workspace.world;
    const rows = all(workspace);
    assert.ok(rows.length > 3);
    for (const { day, verdict } of rows) {
      const tells = (on: number): boolean => {
        workspace.setToday(on);
        return workspace
          .verdicts(verdict.finding.at.in.uri)
          .some(
            ({ finding, hidden }) =>
              !hidden &&
              finding.rule === verdict.finding.rule &&
              finding.at.start === verdict.finding.at.start &&
              finding.at.in === verdict.finding.at.in,
          );
      };
      assert.equal(tells(day), false, verdict.message);
      assert.equal(tells(day + 1), true, verdict.message);
    }
    workspace.setToday(today);
    assert.deepEqual(lines(all(workspace)), lines(rows));
  });

test("no date that a manifest sets as a limit within the time is left out", () => {
  for (const name of ["small", "mid-size", "enterprise"]) {
    const workspace = workspaceOf(pagesOf(name), { today: "2026-11-22" });
    const days = new Set(all(workspace).map(({ day }) => day));
    for (const uri of workspace.uris)
      for (const { identities } of workspace.facts(uri))
        for (const { credentials } of identities)
          for (const { expires } of credentials) {
            const end = valueOf(expires);
            if (end === undefined || end === "never") continue;
            const left = end.day - workspace.world.today;
            if (left >= 0 && left <= 90) assert.ok(days.has(end.day), `${name}: ${formatDay(end.day)}`);
          }
  }
});

test("whatever falls due in the examples of the rules is told in words of its own", () => {
  const wordless = new Set<string>();
  let seen = 0;
  for (const rule of rules)
    for (const { bad, good, path: file = "nhi.yaml" } of rule.examples)
      for (const text of [good, bad.replace(/^ *\^+ .*\n/gm, "")]) {
        const workspace = workspaceOf([{ path: file, text }]);
        for (const { verdict } of all(workspace, 400)) {
          seen++;
          if (wordsFor(verdict.finding, { title: "?" }) === "?") wordless.add(verdict.rule.id);
        }
      }
  assert.deepEqual([...wordless], []);
  assert.ok(seen > 100, `${seen} were looked at`);
});
