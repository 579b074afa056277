/** The report for a program. The shape is versioned: keys are added, never renamed or removed; `docs/report.md` tells it. */
import type { Report } from "./shape.ts";

/** A key that has nothing to say is left out; the controls of frameworks name their findings by fingerprint. Ends with a line break. */
export function jsonGovernance(report: Report): string {
  const parts = report.parts.map((part) => ({
    ...part,
    frameworks: part.frameworks.map((row) => ({
      ...row,
      controls: row.controls.map((control) => ({
        ...control,
        findings: control.findings.map(({ fingerprint }) => fingerprint),
      })),
    })),
  }));
  return `${JSON.stringify({ ...report, parts }, null, 2)}\n`;
}
