/** What a workspace keeps of each file. */
import type { Day } from "../model/day.ts";
import type { Facts } from "../model/facts.ts";
import type { Index } from "../model/index.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Rule } from "../rules/rule.ts";
import type { Parsed } from "../syntax/parsed.ts";
import type { Segment } from "../text/span.ts";
import type { Row, Told } from "./told.ts";

export interface Settings {
  /** The uri of the folder that is looked at, without a final slash. Empty for a single file. */
  readonly folder: string;
  /** Today in UTC, days since 1970: given by the host. */
  readonly today: Day;
  /** Ids of formats that are switched off. */
  readonly off?: ReadonlySet<string>;
  /** For tests of one rule. */
  readonly rules?: readonly Rule[];
  /** Exceptions and suppressions hide nothing. */
  readonly open?: boolean;
}

/** What a change touched: the uris whose verdicts may be others now. */
export type Touched = ReadonlySet<string>;

export interface File {
  parsed: Parsed;
  path: string;
  /** Facts of claimed segments. */
  readonly facts: Map<Segment, Facts>;
  readonly told: Told;
  /** Read for what it says, not reported on: a file above the root, or outside it and named by `extends`. */
  readonly context: boolean;
}

/** What is told of a file by place; nothing of one that is not reported on. */
export const rowsIn = ({ context, told }: File): readonly Row[] => (context ? [] : told.rows);

export const verdictsIn = (file: File): readonly Verdict[] =>
  rowsIn(file).flatMap(({ verdicts }) => verdicts);

/**
 * Whether all that an exception with that `match` could cover is among the files that are checked. In a part of a repository
 * (`whole` is false), or beside files that are read for what they say only, that is so for an identity of our own.
 */
export function isSeen(
  match: string,
  { identity }: Index,
  files: ReadonlyMap<string, File>,
  whole: boolean,
): boolean {
  if (whole && !hasMore(files.values())) return true;
  const declared = /^identity:/.test(match) ? (identity.rows.get(match.slice("identity:".length)) ?? []) : [];
  return declared.length > 0 && declared.every((row) => files.get(row.in.uri)?.context === false);
}

const OWNER_FILES: ReadonlySet<string> = new Set(["codeowners", "owners", "catalog", "unread"]);

/** Whether a file is read for what it says only, and not for who owns what: an exception may cover what was not checked there. */
function hasMore(files: Iterable<File>): boolean {
  for (const { context, facts } of files)
    if (context) for (const { format } of facts.values()) if (!OWNER_FILES.has(format)) return true;
  return false;
}
