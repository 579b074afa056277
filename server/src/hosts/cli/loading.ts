/** Loading with its progress bar and its troubles told aside, for the commands that read workspaces. */
import type { Day } from "../../model/day.ts";
import { compareWith } from "./compare.ts";
import { type Loaded, type LoadOptions, load, NoSuchPath } from "./load.ts";
import { aside, progressBar, type Streams } from "./terminal.ts";

export interface Asked {
  readonly exclude?: readonly string[];
  readonly root?: string;
  /** The baseline: a file, the one that lies there (true), or none. */
  readonly baseline?: string | boolean;
  /** false: exceptions and comments hide nothing. */
  readonly suppressions?: boolean;
  /** The git ref with which the change begins. */
  readonly since?: string;
}

/** What the paths hold, this folder where none is named; undefined where one of them is not there, which has been told. `read`: another way to read. */
export async function loadTold(
  paths: readonly string[],
  { exclude, root, suppressions = true, baseline = false, since }: Asked,
  day: Day,
  streams: Streams,
  read = (how: LoadOptions): Promise<readonly Loaded[]> =>
    load(paths.length > 0 ? paths : [root ?? "."], how),
): Promise<readonly Loaded[] | undefined> {
  const bar = progressBar(streams, "Reading");
  let missing: string;
  try {
    return await read({
      today: day,
      exclude: exclude ?? [],
      open: !suppressions,
      progress: bar.report,
      trouble: (words) => aside(streams, words),
      ...(root && { root }),
      compare: compareWith({ baseline, since }, { today: day, exclude: exclude ?? [] }),
    });
  } catch (error) {
    if (!(error instanceof NoSuchPath)) throw error;
    missing = error.message;
  } finally {
    bar.end();
  }
  aside(streams, missing);
  return undefined;
}
