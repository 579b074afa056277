/** Findings for a program. The shape is versioned: keys are added, never renamed or removed. `schemas/findings.ts` holds it. */
import { fromOne, inReadingOrder, type Row } from "./row.ts";

export const JSON_VERSION = 1;

/**
 * `{ "version": 1, "asOf": "2026-11-22", "findings": [ … ] }`, lines and columns from 1, columns in UTF-16 units; ends with a line break.
 * `asOf`: the day from which limits were counted.
 */
export const jsonReport = (rows: readonly Row[], asOf: string): string =>
  `${JSON.stringify({ version: JSON_VERSION, asOf, findings: inReadingOrder(rows).map(findingOf) }, null, 2)}\n`;

const findingOf = (row: Row) => ({
  rule: row.rule,
  level: row.level,
  message: row.message,
  about: row.about,
  file: row.path,
  ...fromOne(row.range),
  related: row.related.map(({ path, range, text }) => ({ file: path, ...fromOne(range), text })),
  reasons: row.reasons.map(({ label, value }) => ({ label, value })),
  fixes: row.fixes.map((fix) => ({ title: fix.title, class: fix.class })),
  fingerprint: row.fingerprint,
  ...(row.hidden ? { hidden: row.hidden } : {}),
});
