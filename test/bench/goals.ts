/** What the product has set itself: each goal is a ratio of two rows of one run, so that the machine drops out. */
import { type FolderRow, median, type Row } from "./figures.ts";
import type { Mixed } from "./mixed.ts";
import type { ServerId } from "./servers.ts";

export interface Goal {
  readonly goal: string;
  /** undefined where the run does not hold the rows that it needs. */
  readonly measured: number | undefined;
  /** The measured ratio must not be greater. */
  readonly most: number;
}

/** `bare`: milliseconds of `node -e 0` in the same run. `folders`: one file and many, with the same in them. */
export function goalsOf(
  rows: readonly Row[],
  bare: number,
  folders: readonly FolderRow[],
  mixed?: Mixed,
): readonly Goal[] {
  const row = (server: ServerId, size: string): Row | undefined =>
    rows.find((one) => one.server === server && one.size === size);
  const ratio = (goal: string, most: number, ours: number | undefined, theirs: number | undefined): Goal => ({
    goal,
    most,
    measured: ours === undefined || theirs === undefined ? undefined : ours / theirs,
  });
  const [nhi, floor, yaml] = [row("nhi", "1m"), row("null", "1m"), row("yaml-language-server", "1m")];
  const [smallest, largest] = [row("nhi", "10k"), row("nhi", "5m")];
  const [one, many] = [folders.find(({ files }) => files === 1), folders.find(({ files }) => files > 1)];
  // At `initialize` no file is known, so the size plays no part.
  const starts = rows.flatMap(({ server, initialize }) => (server === "nhi" ? [initialize] : []));
  return [
    ratio("key at 1 MB, of the null server", 4, nhi?.value.p50, floor?.value.p50),
    ratio("key at 1 MB, of yaml-language-server", 1 / 200, nhi?.value.p50, yaml?.value.p50),
    ratio("key at 5 MB, of our own at 10 KB", 4, largest?.value.p50, smallest?.value.p50),
    ratio("key that breaks the syntax at 1 MB, of the null server", 6, nhi?.syntax.p50, floor?.syntax.p50),
    ratio("open at 1 MB, of yaml-language-server", 1 / 2, nhi?.open, yaml?.open),
    ratio("start to initialize, of node -e 0", 1.7, starts.length > 0 ? median(starts) : undefined, bare),
    ratio("peak memory at 1 MB, of yaml-language-server", 1 / 4, nhi?.peak, yaml?.peak),
    ratio("key in one of many files, of the same in one file", 2, many?.value.p50, one?.value.p50),
    ratio("key that many files feel, of the same in one file", 2, many?.team.p50, one?.team.p50),
    ratio("index of 10,000 mixed files, of reading them", 4, mixed?.indexing, mixed?.reading),
    ...rows
      .filter(({ server }) => server !== "null")
      .map(({ server, size, findings, planted }) =>
        ratio(`findings of ${server} at ${size}, not as planted`, 0, Math.abs(findings - planted), 1),
      ),
  ];
}

export const isMet = ({ measured, most }: Goal): boolean => measured !== undefined && measured <= most;
