/** One table of the report as CSV. */
import { csvText } from "../csv-text.ts";
import { type CsvTable, TABLES, type Value } from "./csv-tables.ts";
import type { Report } from "./shape.ts";

/** Every table has the same first columns: whose it is, of which day and commit. */
export function csvGovernance(report: Report, table: CsvTable): string {
  const { names, lines } = TABLES[table];
  const rows = report.parts.flatMap((part) =>
    lines(part).map((line): readonly Value[] => [
      part.name,
      part.model,
      report.asOf,
      part.commit.is === "commit" ? part.commit.id : undefined,
      ...line,
    ]),
  );
  return csvText(["workspace", "model", "as_of", "commit", ...names], rows);
}
