/** The report for a program. The shape is versioned: keys are added, never renamed or removed; `docs/report.md` tells it. */
import type { Report } from "./shape.ts";

/** A key that has nothing to say is left out. Ends with a line break. */
export const jsonGovernance = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
