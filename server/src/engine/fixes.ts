/**
 * Fixes: which are offered, and the text edits that make one.
 * A fix is tried on the workspace first and offered only if its finding is gone and nothing new has appeared.
 */
import type { Verdict } from "../policy/judge.ts";
import { byLevel } from "../rules/rule.ts";
import { segmentAt } from "../syntax/parse.ts";
import { inOrder, type TextEdit } from "../text/edits.ts";
import { rangeOf } from "../text/lines.ts";
import type { Span } from "../text/span.ts";
import { fingerprintOf } from "./about.ts";
import { type Answers, answered } from "./asks.ts";
import { fileOf, textEdits } from "./edits.ts";
import { type Offer, offerOf } from "./offer.ts";
import { silencesOf } from "./quiet/silence.ts";
import type { Trial } from "./trial.ts";
import type { Workspace } from "./workspace.ts";

/** Edits of whole documents by uri, in offsets. */
export interface Mended {
  readonly uri: string;
  readonly edits: readonly TextEdit[];
}

export interface Refusal {
  readonly refused: string;
}

/** All fixes of the findings that touch the span (offsets of the whole document), hidden findings left out. Not yet tried. */
export const offersAt = (workspace: Workspace, uri: string, span: Span): readonly Offer[] =>
  verdictsAt(workspace, uri, span).flatMap(offersOf);

/** The findings that touch the span, hidden ones left out. */
export const verdictsAt = (workspace: Workspace, uri: string, span: Span): readonly Verdict[] =>
  workspace
    .verdicts(uri)
    .filter(
      ({ hidden, finding: { at } }) =>
        !hidden && at.in.base + at.start <= span.end && span.start <= at.in.base + at.end,
    );

export function offersOf(verdict: Verdict): readonly Offer[] {
  return verdict.finding.fixes.map((fix, i) => offerOf(verdict, fix, i));
}

/** The offer with that id, as the workspace stands now; undefined where it is gone. */
export function offerById(workspace: Workspace, uri: string, id: string): Offer | undefined {
  const verdicts = workspace.verdicts(uri);
  const isIt = (offer: Offer): boolean => offer.id === id;
  return (
    verdicts.flatMap(offersOf).find(isIt) ??
    verdicts.flatMap((verdict) => silencesOf(workspace, verdict)).find(isIt)
  );
}

/** The edits of one fix, tried; with `answers` in the place of what it asks (samples where there are none). */
export function mend(workspace: Workspace, offer: Offer, answers: Answers = {}): Mended | Refusal {
  const { verdict, fix } = offer;
  // What a foreign file gives can be declared in the manifest, which is another file.
  const uri = fileOf(fix.edits[0]);
  const made = textEdits(workspace, uri, answered(fix.edits, answers));
  if ("refused" in made) return made;
  const trouble = tried(workspace, uri, made, [verdict], fix.class === "safe");
  return trouble ? { refused: trouble } : { uri, edits: made };
}

/** The edits of several fixes of one file at once. */
export const mendAll = (workspace: Workspace, uri: string, offers: readonly Offer[]): Mended => ({
  uri,
  edits: inOrder(mendEach(workspace, uri, offers).flatMap(({ edits }) => edits)) ?? [],
});

/**
 * The fixes of one file that may be made together; what asks for words is answered by its samples. Those that overlap an earlier
 * one wait for the next round. They are tried together, and in halves only where together they may not be made.
 */
export const mendEach = (workspace: Workspace, uri: string, offers: readonly Offer[]): readonly Made[] =>
  holding(workspace, uri, gathered(workspace, uri, offers));

/** The same, not yet tried. */
export function gathered(workspace: Workspace, uri: string, offers: readonly Offer[]): readonly Made[] {
  const taken: TextEdit[] = [];
  const made: Made[] = [];
  for (const offer of offers) {
    const edits = textEdits(workspace, uri, answered(offer.fix.edits, {}));
    if ("refused" in edits || edits.some((edit) => isTaken(taken, edit))) continue;
    for (const edit of edits) taken.splice(placeIn(taken, edit.span.start), 0, edit);
    made.push({ offer, edits });
  }
  return made;
}

/** A fix with its edits in offsets of the whole document. */
export interface Made {
  readonly offer: Offer;
  readonly edits: readonly TextEdit[];
}

/** The fixes that may be made together: all, or what is left of both halves, or else of the first one. */
function holding(workspace: Workspace, uri: string, made: readonly Made[]): readonly Made[] {
  if (made.length === 0 || hold(workspace, uri, made)) return made;
  if (made.length === 1) return [];
  const half = made.length >> 1;
  const first = holding(workspace, uri, made.slice(0, half));
  const both = [...first, ...holding(workspace, uri, made.slice(half))];
  const some = both.length < made.length && both.length > first.length;
  return some && hold(workspace, uri, both) ? both : first.length > 0 ? first : both;
}

function hold(workspace: Workspace, uri: string, made: readonly Made[]): boolean {
  const edits = inOrder(made.flatMap((one) => one.edits));
  if (!edits) return false;
  const mended = made.map(({ offer }) => offer.verdict);
  const safe = made.every(({ offer }) => offer.fix.class === "safe");
  return tried(workspace, uri, edits, mended, safe) === undefined;
}

/** Where an edit that begins at the offset stands among the others, which are in order. */
function placeIn(edits: readonly TextEdit[], start: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.span.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether another edit overlaps, or begins at the very same place: these two would depend on their order. */
function isTaken(edits: readonly TextEdit[], { span }: TextEdit): boolean {
  const at = placeIn(edits, span.start);
  const [before, behind] = [edits[at - 1]?.span, edits[at]?.span];
  return (
    (before !== undefined && before.end > span.start) ||
    (behind !== undefined && (behind.start === span.start || behind.start < span.end))
  );
}

function tried(
  workspace: Workspace,
  uri: string,
  edits: readonly TextEdit[],
  mended: readonly Verdict[],
  safe: boolean,
): string | undefined {
  const result = workspace.trial(uri, changesOf(workspace, uri, edits));
  return result ? troubleIn(result, mended, safe) : "The file is not known";
}

/**
 * Why the edits may not be made: the finding stays, or another appears. undefined: they may.
 * `safe`: the edits change no meaning. What can be read only now may be wrong in itself, and was so before; it only has to be readable.
 */
export function troubleIn(result: Trial, mended: readonly Verdict[], safe: boolean): string | undefined {
  const count = (verdicts: readonly Verdict[]): Map<string, number> => {
    const counts = new Map<string, number>();
    for (const { finding, about, hidden } of verdicts) {
      if (hidden) continue;
      const key = fingerprintOf(finding, about);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return counts;
  };
  const before = count(result.before);
  const after = count(result.after);
  for (const { finding, about } of mended) {
    const key = fingerprintOf(finding, about);
    if ((after.get(key) ?? 0) >= (before.get(key) ?? 1)) return "The finding would stay";
  }
  for (const [key, n] of after) {
    if (n <= (before.get(key) ?? 0)) continue;
    const fresh = result.after.find(({ finding, about }) => fingerprintOf(finding, about) === key);
    const gone = result.before.filter((old) => (after.get(fingerprintOf(old.finding, old.about)) ?? 0) === 0);
    if (safe && fresh && !ABOUT_TEXT.has(fresh.finding.rule)) continue;
    if (fresh && gone.some((old) => isMilder(fresh, old, mended))) continue;
    return `Another finding would appear (${fresh?.finding.rule})`;
  }
  return undefined;
}

/**
 * Whether a finding is an old one of the same rule and entity in other words: narrower rights make a missing sponsor a smaller fault.
 * What the fix itself is for may remain as a hint: a compensating control on record softens, and does not undo.
 */
const isMilder = (fresh: Verdict, old: Verdict, mended: readonly Verdict[]): boolean =>
  fresh.finding.rule === old.finding.rule &&
  (fresh.level === "hint" || !mended.some(({ finding }) => finding.rule === fresh.finding.rule)) &&
  fresh.about.path === old.about.path &&
  fresh.about.names[0] === old.about.names[0] &&
  byLevel(fresh.level, old.level) >= 0;

/** Rules about what is written, not about what it says. */
const ABOUT_TEXT: ReadonlySet<string> = new Set(["manifest-syntax", "manifest-shape", "identity-duplicate"]);

/** Offset edits as changes of an editor, last first so that each still counts from the old text. */
export function changesOf(workspace: Workspace, uri: string, edits: readonly TextEdit[]) {
  return [...edits].reverse().map(({ span, text }) => {
    const range = rangeWithin(workspace, uri, span);
    return { ...range, text };
  });
}

/** Line and column of a span of the whole document. */
export function rangeWithin(workspace: Workspace, uri: string, span: Span) {
  const parsed = workspace.parsed(uri);
  const position = (offset: number) => {
    if (!parsed) return { line: 0, character: 0 };
    const segment = segmentAt(parsed, offset);
    const at = offset - segment.base;
    return rangeOf({ in: segment, start: at, end: at }).start;
  };
  return { start: position(span.start), end: position(span.end) };
}
