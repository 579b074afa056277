/** Lays beside what was read that with which it is compared: the baseline. */
import path from "node:path";
import { baselineFor, takeBaseline } from "../baseline.node.ts";
import { type Loaded, type LoadOptions, NoSuchPath } from "./load.ts";

export interface Compared {
  /** A file, the one that lies there (true), or none. */
  readonly baseline: string | boolean;
}

export const compareWith =
  ({ baseline }: Compared): NonNullable<LoadOptions["compare"]> =>
  async (workspace, { folder }) => {
    if (baseline === false) return;
    const file = baseline === true ? await baselineFor(folder) : path.resolve(baseline);
    if (file === undefined) return;
    if (!(await takeBaseline(workspace, file)) && baseline !== true)
      throw new NoSuchPath(`no such baseline: ${baseline}`);
  };

/** How much is not told because it is known, for a reader who takes silence for a clean bill. */
export function remarkOnKnown({ workspace, reported }: Loaded): readonly string[] {
  const known = reported.reduce((sum, uri) => sum + workspace.known(uri).length, 0);
  if (known === 0) return [];
  return [
    `${known} ${known === 1 ? "finding is" : "findings are"} in the baseline (--no-baseline tells them)`,
  ];
}
