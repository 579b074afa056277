/** What falls due, for the editor's status item and its list. Asked for after reading and on save, never at a key. */
import type { Range } from "vscode-languageserver";
import { forecast } from "../engine/ahead/forecast.ts";
import { DAY_MS, formatDay, roughly } from "../model/day.ts";
import { rangeOf } from "../text/lines.ts";
import type { Session } from "./session.ts";

export interface DueList {
  /** The farthest day that was looked at, and the days that count as soon: the longest notice of the policies. */
  readonly days: number;
  readonly soon: number;
  readonly rows: readonly DueLine[];
}

export interface DueLine {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly left: number;
  readonly what: string;
  readonly title: string;
  readonly owner: string | undefined;
  readonly limit: string | undefined;
  readonly uri: string;
  readonly range: Range;
}

const DAYS = 90;

/** `given`: `{ soon: true }` for no more than what is due soon, which costs less. */
export async function due(session: Session, given: unknown): Promise<DueList> {
  await session.whenRead();
  const workspaces = session.workspaces();
  const notices = workspaces.map(({ world }) => Math.ceil(roughly(world.policy.notice.value) / DAY_MS));
  const soon = Math.min(DAYS, Math.max(0, ...notices));
  const only = typeof given === "object" && given !== null && "soon" in given && given.soon === true;
  const days = only ? soon : DAYS;
  const rows = workspaces.flatMap((workspace) =>
    forecast(workspace, workspace.own, days).map(
      ({ day, left, what, title, owner, limit, verdict: { finding } }): DueLine => ({
        day: formatDay(day),
        left,
        what,
        title,
        owner,
        limit: limit?.value,
        uri: finding.at.in.uri,
        range: rangeOf(finding.at),
      }),
    ),
  );
  return { days, soon, rows };
}
