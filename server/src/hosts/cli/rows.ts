/** Verdicts of a workspace as rows of a report. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { fingerprintOf } from "../../engine/about.ts";
import { formatDay } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { Row } from "../../report/row.ts";
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import { toSlash } from "../walk.node.ts";
import type { Loaded } from "./load.ts";

/** In the order of files and places. */
export const rowsOf = ({ workspace, reported }: Loaded): Row[] =>
  reported.flatMap((uri) => workspace.verdicts(uri).map(rowOf));

/** A file as seen from here; as it is where it lies elsewhere. */
export function shownPath(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  const full = fileURLToPath(uri);
  return toSlash(path.relative(process.cwd(), full)) || full;
}

const placed = (at: Spot) => ({ path: shownPath(at.in.uri), range: rangeOf(at) });

function rowOf({ finding, level, message, about, hidden }: Verdict): Row {
  const until = hidden && valueOf(hidden.expires);
  return {
    rule: finding.rule,
    level,
    message,
    ...placed(finding.at),
    related: finding.related.map(({ at, text }) => ({ ...placed(at), text })),
    reasons: finding.because.map(({ label, value }) => ({ label, value })),
    fixes: finding.fixes.map((fix) => ({ title: fix.title, class: fix.class })),
    about: about.names[0] ?? "",
    fingerprint: fingerprintOf(finding, about),
    ...(hidden && {
      hidden: {
        reason: valueOf(hidden.reason) ?? "",
        approvedBy: valueOf(hidden.approvedBy) ?? "",
        expires: until ? formatDay(until.day) : "",
      },
    }),
  };
}
