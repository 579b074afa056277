/**
 * Handing over everything of a team or person as one change of many files. Each word that somebody else can carry on is replaced;
 * judges are replaced by somebody independent; what happened stays. Where an owner moves, a proof is asked for and not claimed.
 */
import type { Identity } from "../../model/facts.ts";
import type { World } from "../../model/world.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { TextEdit } from "../../text/edits.ts";
import { type Answered, textEdits } from "../edits.ts";
import { changesOf, type Mended } from "../fixes.ts";
import type { Workspace } from "../workspace.ts";
import { type Held, heldBy, sameParty } from "./held.ts";
import { wordLike } from "./words.ts";

/** To whom it goes. */
export interface Successors {
  readonly to: string;
  /** Who judges in the place of the party; left out: the successor where independent, else whoever the duties name. */
  readonly approverTo?: string;
}

export interface Row extends Held {
  /** The word that takes its place; undefined: it stays, and `why` says so. */
  readonly to: string | undefined;
  /** Why this one judges. */
  readonly because?: string;
}

export interface Plan {
  readonly rows: readonly Row[];
  readonly mended: readonly Mended[];
  readonly stubs: readonly Stub[];
  /** Findings that are not there today: with any of them the plan is not sound. */
  readonly brings: readonly Verdict[];
}

/** A proof that is asked for: the file does not exist until somebody has written what happened. */
export interface Stub {
  readonly of: string;
  readonly uri: string;
  readonly ref: string;
}

/** The whole change, tried. `uris`: the files that may be changed. */
export function planOf(
  workspace: Workspace,
  uris: readonly string[],
  from: string,
  successors: Successors,
): Plan {
  const held = heldBy(workspace, uris, from);
  const isFrom = sameParty(workspace.world, from);
  const wanted = held.map((one) => rowOf(workspace, one, isFrom, successors));
  const stubs = new Map<string, Stub & { readonly identity: Identity }>();
  for (const { to, identity, uri } of wanted)
    if (to !== undefined && identity?.evidence && !stubs.has(`${uri}\n${identity.id.value}`))
      stubs.set(`${uri}\n${identity.id.value}`, { ...stubOf(identity, to), uri, identity });
  const { mended, refused } = written(workspace, wanted, [...stubs.values()]);
  const rows = wanted.map((row): Row => {
    const why = refused.get(row);
    return why === undefined ? row : { ...row, to: undefined, why };
  });
  const asked = [...stubs.values()].map(({ of, uri, ref }) => ({ of, uri, ref }));
  return { rows, mended, stubs: asked, brings: broughtBy(workspace, mended, asked) };
}

/** Why nobody can hand over from or to this word; undefined: it names one party that is there. */
export function flawOf(world: World, word: string): string | undefined {
  const party = world.party(word);
  if (party.is === "ambiguous")
    return `"${word}" could be ${party.teams.map(({ id }) => id.value).join(" or ")}`;
  if (party.is !== "unknown" || !world.listsTeams) return undefined;
  const near = world.nearestTeams(word);
  return `no team or person is called "${word}"${near.length > 0 ? `; near it: ${near.join(", ")}` : ""}`;
}

function rowOf(
  workspace: Workspace,
  held: Held,
  isFrom: (word: string) => boolean,
  successors: Successors,
): Row {
  const stays = (why: string): Row => ({ ...held, moves: "stays", to: undefined, why });
  if (held.moves === "stays") return { ...held, to: undefined };
  if (held.moves === "judge") {
    const judge = judgeFor(workspace.world, held, isFrom, successors);
    return "why" in judge ? stays(judge.why) : { ...held, to: judge.ref, because: judge.reason };
  }
  if (held.as === "lead" && workspace.world.party(successors.to).is !== "person")
    return stays("a team is led by a person; name one in the team's entry");
  if (!held.foreign) return { ...held, to: successors.to };
  const word = wordLike(workspace, held.ref.value, successors.to);
  return word === undefined
    ? stays(`no name of ${successors.to} like this one is known: add it to the team's aliases`)
    : { ...held, to: word };
}

/** Somebody who is independent of those judged, as they will be then. */
function judgeFor(
  world: World,
  { as, parties = [] }: Held,
  isFrom: (word: string) => boolean,
  { to, approverTo }: Successors,
): { readonly ref: string; readonly reason: string } | { readonly why: string } {
  const then = parties.map((one) =>
    isFrom(one.ref.value) && (one.role === "owner" || one.role === "activatedBy")
      ? { ...one, ref: { ...one.ref, value: to } }
      : one,
  );
  const overlap = (ref: string): string | undefined => {
    const found = world.overlap(ref, then);
    return found && `${ref} is not independent of the ${found.role} ${found.party.value}`;
  };
  if (approverTo !== undefined) {
    const why = overlap(approverTo);
    return why === undefined ? { ref: approverTo, reason: "as asked for" } : { why };
  }
  if (overlap(to) === undefined) return { ref: to, reason: "independent of those judged" };
  const duty = as === "approve" ? "approve" : "review";
  const other = world.independent(duty, then).find(({ ref }) => !isFrom(ref));
  return other ?? { why: `${overlap(to)}, and nobody independent is known` };
}

function stubOf(identity: Identity, to: string): Pick<Stub, "of" | "ref"> & { readonly identity: Identity } {
  const slug = (text: string): string => text.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return {
    of: identity.title,
    ref: `evidence/hand-over-${slug(identity.id.value)}-to-${slug(to)}.md`,
    identity,
  };
}

/** The edits file by file. Where one of them cannot be made it is left out, and the others stand. */
function written(
  workspace: Workspace,
  rows: readonly Row[],
  stubs: readonly (Stub & { readonly identity: Identity })[],
): { readonly mended: readonly Mended[]; readonly refused: ReadonlyMap<Row, string> } {
  const refused = new Map<Row, string>();
  const mended: Mended[] = [];
  for (const uri of new Set(rows.flatMap((row) => (row.to === undefined ? [] : row.uri)))) {
    const make = (edits: readonly Answered[]) => textEdits(workspace, uri, edits);
    const wanted: Answered[] = [];
    for (const row of rows) {
      if (row.uri !== uri || row.to === undefined || row.to === row.ref.value) continue;
      const edit: Answered = { do: "replace", at: row.ref.at, value: row.to };
      const alone = make([edit]);
      if ("refused" in alone) refused.set(row, alone.refused);
      else wanted.push(edit);
    }
    for (const { identity, ref } of stubs.filter((one) => one.uri === uri))
      if (identity.evidence)
        wanted.push({ do: "append", to: identity.evidence, value: { kind: "attestation", ref } });
    const all = make(wanted);
    const edits: readonly TextEdit[] = "refused" in all ? [] : all;
    if ("refused" in all) for (const row of rows) if (row.uri === uri) refused.set(row, all.refused);
    if (edits.length > 0) mended.push({ uri, edits });
  }
  return { mended, refused };
}

/** The findings of which there are more than before, by rule and thing; the proofs that are asked for are meant to be missing. */
function broughtBy(
  workspace: Workspace,
  mended: readonly Mended[],
  stubs: readonly Stub[],
): readonly Verdict[] {
  const refs = new Set(stubs.map(({ ref }) => ref));
  const changes = new Map(mended.map(({ uri, edits }) => [uri, changesOf(workspace, uri, edits)]));
  const { before, after } = workspace.trials(changes);
  const left = new Map<string, number>();
  for (const verdict of before)
    if (!verdict.hidden) left.set(keyOf(verdict), (left.get(keyOf(verdict)) ?? 0) + 1);
  return after.filter((verdict) => {
    if (verdict.hidden || refs.has(verdict.finding.with.ref ?? "")) return false;
    const n = left.get(keyOf(verdict)) ?? 0;
    left.set(keyOf(verdict), n - 1);
    return n <= 0;
  });
}

const keyOf = ({ finding, about }: Verdict): string =>
  `${finding.rule}\n${about.path}\n${about.names[0] ?? ""}`;
