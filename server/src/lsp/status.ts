/** What the editor's status item shows: whether files are still being read, and what was found. */
import { type Day, formatDay } from "../model/day.ts";
import type { Root } from "./roots.ts";

export interface Status {
  readonly reading: boolean;
  readonly identities: number;
  /** Hints and what an exception covers are not counted. */
  readonly findings: number;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

export function statusOf(roots: readonly Root[], today: Day): Status {
  let identities = 0;
  let findings = 0;
  for (const { workspace } of roots)
    for (const uri of workspace.uris) {
      identities += workspace.facts(uri).reduce((sum, facts) => sum + facts.identities.length, 0);
      findings += workspace.verdicts(uri).filter(({ hidden, level }) => !hidden && level !== "hint").length;
    }
  return { reading: roots.some(({ read }) => !read), identities, findings, asOf: formatDay(today) };
}
