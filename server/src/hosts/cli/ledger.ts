/** `nhi ledger`: every exception and suppression, and what each is good for. */
import { ledgerOf } from "../../engine/quiet/ledger.ts";
import { formatDay } from "../../model/day.ts";
import { type LedgerFormat, type LedgerRow, ledgerReport } from "../../report/ledger.ts";
import { rangeOf } from "../../text/lines.ts";
import { dayOf } from "./as-of.ts";
import { EXIT } from "./exit.ts";
import type { Loaded } from "./load.ts";
import { loadTold } from "./loading.ts";
import { shownPath } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface LedgerOptions {
  readonly format: LedgerFormat;
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
}

export async function ledger(
  paths: readonly string[],
  options: LedgerOptions,
  streams: Streams,
): Promise<number> {
  const day = dayOf(options.asOf);
  if (typeof day === "string") {
    aside(streams, day);
    return EXIT.usage;
  }
  const loaded = await loadTold(paths, options, day, streams);
  if (!loaded) return EXIT.noInput;
  const rows = loaded.flatMap((one) => rowsIn(one, day));
  streams.out.write(ledgerReport({ asOf: formatDay(day), rows }, options.format, paint(hasColour(streams))));
  return EXIT.clean;
}

const rowsIn = ({ workspace, reported }: Loaded, day: number): readonly LedgerRow[] =>
  ledgerOf(workspace, reported).map(({ silence, at, until, hides, ...said }) => ({
    kind: silence.kind,
    path: shownPath(at.in.uri),
    line: rangeOf(at).start.line + 1,
    rules: said.rules,
    reach: said.reach,
    reason: said.reason,
    approvedBy: said.approvedBy,
    until: until === undefined ? undefined : formatDay(until),
    left: until === undefined ? undefined : until - day,
    hides: hides.length,
    state: said.state,
    notes: said.notes,
  }));
