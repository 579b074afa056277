/** The surroundings in a pipeline: where its repository begins, and where a job summary goes. */
import { promises as fs } from "node:fs";
import path from "node:path";
import type { Row } from "../../report/row.ts";
import { toSlash } from "../walk.node.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** The same rows with paths as seen from the pipeline's checkout, in which these services look for them; elsewhere as they are. */
export function fromCheckout(rows: readonly Row[], env: Env = process.env): readonly Row[] {
  const base = env.GITHUB_WORKSPACE || env.CI_PROJECT_DIR;
  if (base === undefined || base === "") return rows;
  const here = toSlash(path.relative(base, process.cwd()));
  if (here === "" || here.startsWith("..") || path.isAbsolute(here)) return rows;
  const seen = (one: string): string => (path.isAbsolute(one) ? one : path.posix.join(here, one));
  return rows.map((row) => ({
    ...row,
    path: seen(row.path),
    related: row.related.map((one) => ({ ...one, path: seen(one.path) })),
  }));
}

/** GitHub takes a summary of one MiB for each step. */
const LARGEST = 1024 * 1024;

/** Adds to the job summary where there is one; what is too long is cut at a line, and says so. What is wrong, in words. */
export async function addSummary(text: string, env: Env = process.env): Promise<string | undefined> {
  const file = env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === "") return undefined;
  try {
    const { size } = await fs.stat(file).catch(() => ({ size: 0 }));
    await fs.appendFile(file, fitted(text, LARGEST - size));
    return undefined;
  } catch (error) {
    return `cannot write the job summary: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const CUT = "\n\nThis summary is cut: GitHub takes no more. The log of the step holds every finding.\n";

/** The text, or its first lines that have room, in bytes of UTF-8. */
export function fitted(text: string, room: number): string {
  if (Buffer.byteLength(text) <= room) return text;
  const left = room - Buffer.byteLength(CUT);
  const bytes = Buffer.from(text).subarray(0, Math.max(0, left));
  const end = bytes.lastIndexOf(10);
  return left <= 0 ? "" : `${bytes.subarray(0, Math.max(0, end)).toString("utf8")}${CUT}`;
}
