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
}

/** What the paths hold, this folder where none is named; undefined where one of them is not there, which has been told. `read`: another way to read. */
export async function loadTold(
  paths: readonly string[],
  { exclude, root, baseline = false }: Asked,
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
      progress: bar.report,
      trouble: (words) => aside(streams, words),
      ...(root && { root }),
      compare: compareWith({ baseline }),
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
