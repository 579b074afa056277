/** Verdicts of a workspace as rows of a report. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { contentFingerprintOf, fingerprintOf } from "../../engine/about.ts";
import { mendEach, offersOf, rangeWithin } from "../../engine/fixes.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { formatDay } from "../../model/day.ts";
import { valueOf } from "../../model/field.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { FixRow, Row } from "../../report/row.ts";
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import { toSlash } from "../walk.node.ts";
import type { Loaded } from "./load.ts";

/** In the order of files and places. `edits`: with the text edits of safe fixes that may be made. */
export const rowsOf = ({ workspace, reported }: Loaded, edits: boolean): Row[] =>
  reported.flatMap((uri) => {
    const verdicts = workspace.verdicts(uri);
    const made = edits ? editsIn(workspace, uri, verdicts) : new Map<string, FixRow["edits"]>();
    return verdicts.map((verdict) =>
      rowOf(
        verdict,
        offersOf(verdict).map(({ id }) => made.get(id)),
      ),
    );
  });

/** How many of the files some format reads. */
export const filesOf = ({ workspace, reported }: Loaded): number =>
  reported.filter((uri) => workspace.claimed(uri)).length;

/** The text of a file as the workspace has it. */
export const textIn = (workspace: Workspace, uri: string): string =>
  (workspace.parsed(uri)?.segments ?? []).map(({ text }) => text).join("");

/** The edits of safe fixes by the offers' ids. */
function editsIn(
  workspace: Workspace,
  uri: string,
  verdicts: readonly Verdict[],
): ReadonlyMap<string, FixRow["edits"]> {
  const safe = verdicts.flatMap(offersOf).filter(({ fix }) => fix.class === "safe");
  return new Map(
    mendEach(workspace, uri, safe).map(({ offer, edits }) => [
      offer.id,
      edits.map(({ span, text }) => ({ range: rangeWithin(workspace, uri, span), text })),
    ]),
  );
}

/** A file as seen from here; in full where that is shorter than the way out of this folder. */
export function shownPath(uri: string): string {
  if (!uri.startsWith("file:")) return uri;
  const full = toSlash(fileURLToPath(uri));
  const relative = toSlash(path.relative(process.cwd(), fileURLToPath(uri)));
  return relative === "" || (relative.startsWith("../") && relative.length > full.length) ? full : relative;
}

const placed = (at: Spot) => ({ path: shownPath(at.in.uri), range: rangeOf(at) });

function rowOf(
  { finding, rule, level, message, about, hidden }: Verdict,
  edits: readonly FixRow["edits"][],
): Row {
  const until = hidden && valueOf(hidden.expires);
  const words = rule.messages[finding.say];
  return {
    rule: finding.rule,
    title: rule.title,
    level,
    message,
    say: { text: typeof words === "object" ? words.text : (words ?? ""), with: finding.with },
    ...placed(finding.at),
    related: finding.related.map(({ at, text }) => ({ ...placed(at), text })),
    reasons: finding.because.map(({ label, value }) => ({ label, value })),
    fixes: finding.fixes.map((fix, i) => ({
      title: fix.title,
      class: fix.class,
      ...(edits[i] && { edits: edits[i] }),
    })),
    about: about.names[0] ?? "",
    names: about.names,
    fingerprint: fingerprintOf(finding, about),
    content: contentFingerprintOf(finding, about),
    ...(hidden && {
      hidden: {
        by: hidden.kind === "suppression" ? "comment" : "exception",
        reason: valueOf(hidden.reason) ?? "",
        approvedBy: valueOf(hidden.approvedBy) ?? "",
        expires: until ? formatDay(until.day) : "",
      },
    }),
  };
}
