/** From single runs to the figures of one row: medians over rounds, keys pooled. */
import type { Run } from "./run.ts";
import type { FolderRun } from "./workspace-run.ts";

export interface Row {
  readonly server: Run["server"];
  readonly size: string;
  readonly rounds: number;
  readonly pulls: boolean;
  readonly initialize: number;
  readonly open: number;
  readonly value: Spread;
  readonly syntax: Spread;
  readonly cpu: number;
  readonly hover: number;
  readonly peak: number;
  readonly findings: number;
  readonly planted: number;
}

export interface Spread {
  readonly p50: number;
  readonly p95: number;
}

/** Rows in the order in which their first run came. `planted` by size. */
export function rowsOf(runs: readonly Run[], planted: ReadonlyMap<string, number>): readonly Row[] {
  const groups = new Map<string, Run[]>();
  for (const run of runs) {
    const name = `${run.size} ${run.server}`;
    groups.set(name, [...(groups.get(name) ?? []), run]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const middle = (figure: (run: Run) => number): number => median(group.map(figure));
    return {
      server: first.server,
      size: first.size,
      rounds: group.length,
      pulls: first.pulls,
      initialize: middle(({ initialize }) => initialize),
      open: middle(({ open }) => open),
      value: spread(group.flatMap(({ value }) => value)),
      syntax: spread(group.flatMap(({ syntax }) => syntax)),
      cpu: middle(({ cpu }) => cpu),
      hover: median(group.flatMap(({ hover }) => hover)),
      peak: middle(({ peak }) => peak),
      findings: first.findings,
      planted: planted.get(first.size) ?? 0,
    };
  });
}

/** A folder's figures, of all rounds. */
export interface FolderRow {
  readonly files: number;
  readonly rounds: number;
  readonly value: Spread;
  readonly valueCpu: number;
  readonly team: Spread;
  readonly teamCpu: number;
  readonly peak: number;
}

/** One row for each number of files. */
export function folderRowsOf(runs: readonly FolderRun[]): readonly FolderRow[] {
  return [...new Set(runs.map(({ files }) => files))].map((files) => {
    const group = runs.filter((run) => run.files === files);
    return {
      files,
      rounds: group.length,
      value: spread(group.flatMap(({ value }) => value.times)),
      valueCpu: median(group.map(({ value }) => value.cpu)),
      team: spread(group.flatMap(({ team }) => team.times)),
      teamCpu: median(group.map(({ team }) => team.cpu)),
      peak: median(group.map(({ peak }) => peak)),
    };
  });
}

export const median = (values: readonly number[]): number => rank(values, 0.5);

const spread = (values: readonly number[]): Spread => ({ p50: rank(values, 0.5), p95: rank(values, 0.95) });

/** Nearest rank; NaN of nothing. */
function rank(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}
