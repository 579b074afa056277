/** Findings for programs. The shape is versioned: fields may be added, none changes its meaning within a version. */
import type { Range } from "../text/lines.ts";
import type { Row } from "./row.ts";

export const JSON_VERSION = 1;

/** `{ version, asOf, findings: [ { rule, level, message, file, line, column, endLine, endColumn, … } ] }`; lines and columns from 1. */
export function jsonReport(rows: readonly Row[], asOf: string): string {
  const findings = rows.map(
    ({ rule, level, message, path, range, related, reasons, fixes, about, fingerprint, hidden }) => ({
      rule,
      level,
      message,
      file: path,
      ...place(range),
      ...(about && { about }),
      fingerprint,
      reasons,
      related: related.map((one) => ({ file: one.path, ...place(one.range), message: one.text })),
      fixes,
      ...(hidden && { hidden }),
    }),
  );
  return `${JSON.stringify({ version: JSON_VERSION, asOf, findings }, null, 2)}\n`;
}

const place = ({ start, end }: Range) => ({
  line: start.line + 1,
  column: start.character + 1,
  endLine: end.line + 1,
  endColumn: end.character + 1,
});
