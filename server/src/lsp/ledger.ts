/** Who silenced what, for the editor's list: the same entries as `nhi ledger` has. */
import type { Range } from "vscode-languageserver";
import { ledgerOf, type SilenceState } from "../engine/quiet/ledger.ts";
import { formatDay } from "../model/day.ts";
import { rangeOf } from "../text/lines.ts";
import type { Session } from "./session.ts";

export interface SilenceLine {
  readonly state: SilenceState;
  readonly kind: "exception" | "suppression";
  readonly rules: readonly string[];
  /** What it covers. */
  readonly reach: string;
  readonly reason: string | undefined;
  readonly approvedBy: string | undefined;
  /** `YYYY-MM-DD` */
  readonly until: string | undefined;
  readonly hides: number;
  readonly uri: string;
  readonly range: Range;
}

export async function ledger(session: Session): Promise<readonly SilenceLine[]> {
  await session.whenRead();
  return session.workspaces().flatMap((workspace) =>
    ledgerOf(workspace, workspace.own).map(
      ({ silence, at, hides, until, ...said }): SilenceLine => ({
        state: said.state,
        kind: silence.kind,
        rules: said.rules,
        reach: said.reach,
        reason: said.reason,
        approvedBy: said.approvedBy,
        until: until === undefined ? undefined : formatDay(until),
        hides: hides.length,
        uri: at.in.uri,
        range: rangeOf(at),
      }),
    ),
  );
}
