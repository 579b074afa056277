/** Lays beside what was read that with which it is compared: the baseline, and the base of a change. */
import path from "node:path";
import { workspaceOfPast } from "../../engine/past.ts";
import { entriesOf } from "../../engine/quiet/baseline.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { baselineFor, takeBaseline } from "../baseline.node.ts";
import { toUri } from "../host.node.ts";
import { type Loaded, type LoadOptions, NoSuchPath, type Where } from "./load.ts";

export interface Compared {
  /** A file, the one that lies there (true), or none. */
  readonly baseline: string | boolean;
  /** The git ref with which the change begins. */
  readonly since?: string | undefined;
}

type How = Pick<LoadOptions, "today" | "exclude">;

export const compareWith =
  ({ baseline, since }: Compared, how: How): NonNullable<LoadOptions["compare"]> =>
  async (workspace, where) => {
    if (baseline !== false) await layBaseline(workspace, where.folder, baseline);
    if (since === undefined) return;
    const base = await workspaceAt(where, since, how);
    workspace.setBase(base, since);
    const all = base.uris.flatMap((uri) => base.verdicts(uri));
    workspace.know(entriesOf(all, () => false));
  };

async function layBaseline(workspace: Workspace, folder: string, named: string | true): Promise<void> {
  const file = named === true ? await baselineFor(folder) : path.resolve(named);
  if (file === undefined) return;
  if (!(await takeBaseline(workspace, file)) && named !== true)
    throw new NoSuchPath(`no such baseline: ${named}`);
}

/** The folder or file as it was at the ref. Throws NoSuchPath where git cannot tell. */
export async function workspaceAt(where: Where, ref: string, { today, exclude }: How): Promise<Workspace> {
  // Git is loaded where it is asked for.
  const [{ GitTrouble }, { pastOf }] = await Promise.all([
    import("../git.node.ts"),
    import("../past.node.ts"),
  ]);
  try {
    const { past } = await pastOf({ ...where, exclude }, ref);
    const alone = where.file !== undefined;
    const folder = alone ? "" : toUri(where.folder);
    const base = await workspaceOfPast(past, { folder, today, whole: !alone && exclude.length === 0 });
    if (!base) throw new NoSuchPath(`the files of ${ref} were not read to their end`);
    return base;
  } catch (error) {
    throw error instanceof GitTrouble ? new NoSuchPath(error.message) : error;
  }
}

/** How much is not told because it is known, for a reader who takes silence for a clean bill. */
export function remarkOnKnown({ workspace, reported }: Loaded, since?: string): readonly string[] {
  const known = reported.reduce((sum, uri) => sum + workspace.known(uri).length, 0);
  if (known === 0) return [];
  const count = known === 1 ? "1 finding" : `${known} findings`;
  if (since !== undefined) return [`${count} not from this change: there since ${since}, or in the baseline`];
  return [`${count} in the baseline (--no-baseline tells what is in it)`];
}
