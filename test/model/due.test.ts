/** The arithmetic of limits, without a document. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Day, type Duration, dayOf, formatDay, parseDuration } from "../../server/src/model/day.ts";
import {
  type Due,
  inDays,
  isLonger,
  isPast,
  lateBy,
  policyPeriod,
  steps,
} from "../../server/src/model/due.ts";

const day = (text: string): Day => {
  const [year, month, date] = text.split("-").map(Number);
  return dayOf(year ?? 0, month ?? 0, date ?? 0) ?? Number.NaN;
};

const duration = (text: string): Duration => parseDuration(text) ?? { months: 0, days: 0, ms: 0 };

const at = { in: { uri: "file:///w/nhi.yaml", text: "", base: 0, line: 0 }, start: 0, end: 0 };

const since = (from: string, period: string, due: string): Due => ({
  from: { label: "rotated", day: day(from), at },
  period: { value: duration(period), source: "policy.maxAge", at: undefined },
  due: day(due),
});

test("the last good day is not late, the day after is", () => {
  const due = since("2026-06-01", "90d", "2026-08-30");
  assert.equal(lateBy(due, day("2026-08-30")), 0);
  assert.equal(lateBy(due, day("2026-08-31")), 1);
});

test("four periods are past on the day after the fourth", () => {
  const due = since("2025-11-27", "90d", "2026-02-25");
  assert.equal(isPast(due, 4, day("2026-11-22")), false);
  assert.equal(isPast(due, 4, day("2026-11-23")), true);
});

test("the arithmetic ends with what is late or left", () => {
  const due = since("2026-06-01", "90d", "2026-08-30");
  const read = (today: string) => steps(due, day(today)).map(({ label, value }) => `${label} ${value}`);
  assert.deepEqual(read("2026-11-22"), [
    "rotated 2026-06-01",
    "limit 90d (policy.maxAge)",
    "due 2026-08-30",
    "late 84 days",
  ]);
  assert.equal(read("2026-08-29").at(-1), "left 1 day");
});

test("a limit that the policy does not set is nobody's decision, and says so", () => {
  const limit = { value: duration("90d"), at: undefined };
  assert.equal(policyPeriod(limit, "policy.maxAge").source, "built-in default, not your policy");
  assert.equal(policyPeriod({ ...limit, at }, "policy.maxAge").source, "policy.maxAge");
});

test("months and days are compared in the writer's favour", () => {
  const longer = (one: string, limit: string): boolean => isLonger(duration(one), duration(limit));
  for (const [one, limit] of [
    ["3mo", "90d"],
    ["1y", "365d"],
    ["366d", "1y"],
    ["P1Y", "12mo"],
    ["2w", "14d"],
    ["PT8H", "8h"],
  ] as const)
    assert.equal(longer(one, limit), false, `${one} is not longer than ${limit}`);
  for (const [one, limit] of [
    ["91d", "90d"],
    ["4mo", "90d"],
    ["13mo", "1y"],
    ["367d", "1y"],
    ["8h", "PT4H"],
    ["1d", "8h"],
  ] as const)
    assert.equal(longer(one, limit), true, `${one} is longer than ${limit}`);
});

test("a period beyond the calendar never ends and never throws", () => {
  const due = since("2026-06-01", "90d", "2026-08-30");
  const endless = { ...due, period: { ...due.period, value: duration("99999999999y") } };
  assert.equal(isPast(endless, 1, day("2026-11-22")), false);
  assert.equal(formatDay(Number.POSITIVE_INFINITY), "9999-12-31");
});

test("one day is one day", () => {
  assert.deepEqual([0, 1, 2].map(inDays), ["0 days", "1 day", "2 days"]);
});
