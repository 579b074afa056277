/** `nhi handover`: the plan as a table, then the change as a diff; written only where that is asked for. */
import { flawOf, type Plan, planOf, type Row } from "../../engine/handover/handover.ts";
import { heldBy } from "../../engine/handover/held.ts";
import { successorsOf } from "../../engine/handover/successors.ts";
import type { Workspace } from "../../engine/workspace.ts";
import { unifiedDiff } from "../../report/diff.ts";
import { type HandoverLine, type HandoverReport, textHandover } from "../../report/handover.ts";
import { apply } from "../../text/edits.ts";
import { rangeOf } from "../../text/lines.ts";
import type { Spot } from "../../text/span.ts";
import { dayOf } from "./as-of.ts";
import { EXIT } from "./exit.ts";
import { type Change, writeAll } from "./fix-rule.ts";
import type { Loaded } from "./load.ts";
import { loadTold } from "./loading.ts";
import { shownPath, textIn } from "./rows.ts";
import { aside, hasColour, paint, type Streams } from "./terminal.ts";

export interface HandoverOptions {
  readonly to?: string;
  readonly approverTo?: string;
  readonly write?: boolean;
  readonly dryRun?: boolean;
  readonly asOf?: string;
  readonly root?: string;
  readonly exclude?: readonly string[];
}

export async function handover(
  party: string,
  paths: readonly string[],
  options: HandoverOptions,
  streams: Streams,
): Promise<number> {
  const wrong = (words: string): number => {
    aside(streams, words);
    return EXIT.usage;
  };
  const day = dayOf(options.asOf);
  if (typeof day === "string") return wrong(day);
  if (options.write && options.dryRun) return wrong("one of --write and --dry-run at a time");
  if (options.to === undefined && (options.write || options.approverTo !== undefined))
    return wrong("--to says who carries it on");
  const loaded = await loadTold(paths, options, day, streams);
  if (!loaded) return EXIT.noInput;
  const flaw = flawIn(loaded, party, options);
  if (flaw !== undefined) return wrong(flaw);
  const style = paint(hasColour(streams));
  const { to } = options;
  if (to === undefined) {
    for (const one of loaded) streams.out.write(textHandover(listOf(one, party), style));
    return EXIT.clean;
  }
  const successors = { to, ...(options.approverTo !== undefined && { approverTo: options.approverTo }) };
  const plans = loaded.map(({ workspace, reported }) => planOf(workspace, reported, party, successors));
  for (const plan of plans) streams.out.write(textHandover(reportOf(plan, party, to), style));
  const changes = loaded.flatMap(({ workspace }, i) => changesOf(workspace, plans[i]));
  const diff = changes
    .map(({ uri, before, after }) => unifiedDiff(shownPath(uri), before, after, style))
    .join("");
  if (diff !== "") streams.out.write(`\n${diff}`);
  if (!options.write) return EXIT.clean;
  if (plans.some(({ brings }) => brings.length > 0))
    return wrong("nothing is written: something speaks against it; choose another --to or --approver-to");
  const troubles = await writeAll(changes, false);
  for (const words of troubles) aside(streams, words);
  return troubles.length > 0 ? EXIT.notWritten : EXIT.clean;
}

/** Why a party cannot be meant; undefined: in some workspace each of them is known, and they are not one. */
function flawIn(
  loaded: readonly Loaded[],
  party: string,
  { to, approverTo }: HandoverOptions,
): string | undefined {
  for (const word of [party, to, approverTo]) {
    if (word === undefined) continue;
    const flaws = loaded.map(({ workspace }) => flawOf(workspace.world, word));
    if (flaws.every((flaw) => flaw !== undefined)) return flaws[0];
  }
  const one = to !== undefined && loaded.some(({ workspace }) => isSame(workspace, party, to));
  return one ? `${party} and ${to} are one party` : undefined;
}

const isSame = ({ world }: Workspace, a: string, b: string): boolean => {
  const [one, other] = [world.party(a), world.party(b)];
  return a === b || (one.is === "team" && other.is === "team" && one.team.id.value === other.team.id.value);
};

function listOf({ workspace, reported }: Loaded, party: string): HandoverReport {
  const held = heldBy(workspace, reported, party).map((one): Row => ({ ...one, to: undefined }));
  return {
    from: party,
    to: undefined,
    moves: held.filter(({ moves }) => moves !== "stays").map(lineOf),
    stays: held.filter(({ moves }) => moves === "stays").map(lineOf),
    asked: [],
    brings: [],
    successors: held.length === 0 ? [] : successorsOf(workspace, reported, party),
  };
}

const reportOf = ({ rows, stubs, brings }: Plan, from: string, to: string): HandoverReport => ({
  from,
  to,
  moves: rows.filter((row) => row.to !== undefined).map(lineOf),
  stays: rows.filter((row) => row.to === undefined).map(lineOf),
  asked: stubs.map(({ of, ref, uri }) => ({ of, ref, path: shownPath(uri) })),
  brings: brings.map(({ finding, message }) => ({ place: placeOf(finding.at), rule: finding.rule, message })),
  successors: [],
});

const lineOf = ({ as, of, to, ref, why, because }: Row): HandoverLine => ({
  as,
  of,
  to: to ?? "",
  place: placeOf(ref.at),
  why: why ?? because ?? "",
});

function placeOf(at: Spot): string {
  const { line, character } = rangeOf(at).start;
  return `${shownPath(at.in.uri)}:${line + 1}:${character + 1}`;
}

const changesOf = (workspace: Workspace, plan: Plan | undefined): readonly Change[] =>
  (plan?.mended ?? []).map(({ uri, edits }) => {
    const before = textIn(workspace, uri);
    return { workspace, uri, before, after: apply(before, edits) };
  });
