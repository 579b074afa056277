import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readDate } from "../../../server/src/model/date-text.ts";
import { formatDay, parseWhen } from "../../../server/src/model/day.ts";

const PLACEHOLDERS = [
  "",
  "  ",
  "TODO",
  "tbd",
  "n/a",
  "none",
  "?",
  "YYYY-MM-DD",
  "dd/mm/yyyy",
  "2000-01-01",
  "1970-01-01",
  "1970-01-01T00:00:00Z",
  "9999-12-31",
  "0000-00-00",
  "<date>",
  "-",
];

for (const text of PLACEHOLDERS)
  test(`"${text}" is a placeholder`, () => {
    assert.deepEqual(readDate(text), { is: "placeholder" });
  });

const ONE_READING: Readonly<Record<string, string>> = {
  "2026-9-1": "2026-09-01",
  "2026/09/01": "2026-09-01",
  "2026.9.1": "2026-09-01",
  "20260901": "2026-09-01",
  "13/09/2026": "2026-09-13",
  "09/13/2026": "2026-09-13",
  "05.05.2026": "2026-05-05",
  "1 Sep 2026": "2026-09-01",
  "1st September 2026": "2026-09-01",
  "Sep 1, 2026": "2026-09-01",
  "01-Sep-2026": "2026-09-01",
};

for (const [text, as] of Object.entries(ONE_READING))
  test(`${text} can only be ${as}`, () => {
    const reading = readDate(text);
    assert.equal(reading.is === "invalid" && reading.as, as);
  });

const NO_READING: Readonly<Record<string, RegExp>> = {
  "05/06/2026": /cannot be told apart/,
  "2026-02-30": /February 2026 has no day 30/,
  "2026-13-01": /no month 13/,
  "2026-11": /day is missing/,
  "01/09/26": /four digits/,
  "31/31/2026": /no such date/,
  "2026-11-24T25:00Z": /time/,
  "1 Foo 2026": /YYYY-MM-DD/,
  soon: /YYYY-MM-DD/,
  "12345678": /YYYY-MM-DD/,
};

for (const [text, why] of Object.entries(NO_READING))
  test(`${text} has no one reading, and says why`, () => {
    const reading = readDate(text);
    assert.ok(reading.is === "invalid");
    assert.equal(reading.as, undefined);
    assert.match(reading.why, why);
  });

test("a day reads back as itself, and a proposed form is always a date", () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000, max: 40_000 }), (day) => {
      const reading = readDate(formatDay(day));
      assert.ok(reading.is === "date" && reading.when.day === day);
    }),
  );
  fc.assert(
    fc.property(
      fc.stringMatching(/^[0-9]{1,4}[-/. ]?([0-9]{1,2}|[A-Z][a-z]{2})[-/. ]?[0-9]{1,4}$/),
      (text) => {
        const reading = readDate(text);
        if (reading.is === "invalid" && reading.as !== undefined) assert.ok(parseWhen(reading.as));
      },
    ),
    { numRuns: 2000 },
  );
});
