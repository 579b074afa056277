/** What a place means and what is wrong with it: short first, details behind. Silent where there is nothing worth saying. */
import type { Verdict } from "../policy/judge.ts";
import { byLevel } from "../rules/rule.ts";
import type { Position } from "../text/lines.ts";
import { type Span, type Spot, spot } from "../text/span.ts";
import { actionLines } from "./explain/actions.ts";
import { answering, briefFindingCard, findingCard, heading } from "./explain/finding.ts";
import { markCard } from "./explain/marks.ts";
import { silenceCard, suppressionAt } from "./explain/silence.ts";
import type { Reader, Telling } from "./explain/telling.ts";
import { describeKey, describeValue } from "./explain/value.ts";
import { type Mark, marksAt } from "./marks.ts";
import { type Place, placeAt } from "./place.ts";
import { type Block, lines, quiet, RULE, ruled } from "./prose.ts";
import type { Workspace } from "./workspace.ts";

export interface Explanation {
  readonly blocks: readonly Block[];
  /** The word that it is about. */
  readonly at: Spot;
}

export type { Reader } from "./explain/telling.ts";

/** A reader of whom nothing is known. */
const ANYBODY: Reader = { showsFindings: false, answers: false };

/** undefined where there is nothing worth saying: in comments of others, between the lines, in places that are not ours. */
export function explainAt(
  workspace: Workspace,
  uri: string,
  position: Position,
  reader: Reader = ANYBODY,
): Explanation | undefined {
  const place = placeAt(workspace, uri, position);
  if (!place) return undefined;
  const { segment, facts, offset } = place;
  const telling: Telling = { workspace, uri, reader };
  const verdicts = workspace
    .verdictsOf(segment)
    .filter(({ finding: { at } }) => at.start <= offset && offset <= at.end)
    .sort(
      (a, b) => Number(b.hidden === undefined) - Number(a.hidden === undefined) || byLevel(a.level, b.level),
    );
  const word = wordAt(place);
  const marks = tellingMarks(place, word, marksAt(facts, offset));
  const findings = isModel(place) ? namedOnly(verdicts) : findingCards(telling, verdicts, marks);
  const silence = suppressionAt(facts, offset);
  const words = silence ? [silenceCard(telling, silence)] : wordCards(telling, place, word, marks, verdicts);
  const cards = (
    areMild(verdicts) || isModel(place) ? [...words, ...findings] : [...findings, ...words]
  ).filter((card) => card.length > 0);
  if (cards.length === 0) return undefined;
  const at = word && spot(segment, word.start, word.end);
  return {
    blocks: ruled(cards.flatMap((card, i) => (i === 0 ? card : [RULE, ...card]))),
    at: verdicts[0]?.finding.at ?? silence?.at ?? marks[0]?.at ?? at ?? spot(segment, offset, offset),
  };
}

/** More findings on one word are counted. */
const MOST = 4;
/** Of more than these the reasons are left out. */
const FEW = 2;

function findingCards(
  telling: Telling,
  verdicts: readonly Verdict[],
  marks: readonly Mark[],
): readonly (readonly Block[])[] {
  const onParty = marks.some(({ is }) => is === "use");
  const [first, ...rest] = verdicts;
  if (!first) return [];
  if (areMild(verdicts)) return verdicts.map((verdict) => briefFindingCard(telling, verdict));
  // How much a wildcard is, is worth knowing beside the finding about it.
  const counts = marks.flatMap((mark) => (mark.is === "scope" ? [actionLines(mark.scope)] : []))[0] ?? [];
  if (rest.length === 0) return [findingCard(telling, first, !onParty, counts)];
  const more = verdicts.length - MOST;
  const brief = (verdict: Verdict): readonly Block[] =>
    briefFindingCard(telling, verdict, verdicts.length > FEW);
  return [
    [...brief(first), ...lines(...counts, ...(onParty ? [] : answering(telling, first)))],
    ...rest.slice(0, MOST - 1).map(brief),
    lines(more > 0 ? [quiet(`${more} more findings here`)] : undefined),
  ];
}

/** What the model as a whole lacks stands under its table, a line each: the reasons are on the rules' own pages. */
function namedOnly(verdicts: readonly Verdict[]): readonly (readonly Block[])[] {
  const more = verdicts.length - MOST;
  return [
    [
      ...lines(...verdicts.slice(0, MOST).map(heading)),
      ...lines(more > 0 ? [quiet(`${more} more findings here`)] : undefined),
    ],
  ];
}

/** Nothing but hints: what the word means comes first then. */
const areMild = (verdicts: readonly Verdict[]): boolean =>
  verdicts.length > 0 && verdicts.every(({ level, hidden }) => level === "hint" && !hidden);

/** What the word itself says. Beside a finding only who is meant by it: the finding tells the rest. */
function wordCards(
  telling: Telling,
  place: Place,
  word: Span | undefined,
  marks: readonly Mark[],
  verdicts: readonly Verdict[],
): readonly (readonly Block[])[] {
  const told = marks
    .filter(({ is }) => verdicts.length === 0 || is === "use" || (is === "name" && areMild(verdicts)))
    .flatMap((mark) => {
      const card = markCard(telling, place.facts, mark);
      return card && card.length > 0 ? [card] : [];
    });
  if (!word || place.segment.format !== "native") return told;
  if (verdicts.length > 0) {
    // What a model comes to, and what a citation is, is worth knowing beside what is wrong with it.
    if (!isModel(place) && !isCitation(place)) return told;
    return [place.onKey ? describeKey(telling, place, word) : describeValue(telling, place, word, false)];
  }
  // A name that is given has nothing more to say than its card.
  if (place.onKey) return told.length > 0 ? told : [describeKey(telling, place, word)];
  const value = describeValue(telling, place, word, told.length > 0);
  const [first, ...rest] = told;
  return first ? [[...first, ...value], ...rest] : [value];
}

/** What the operating model as a whole lacks is told here, all of it; the reader came for the model. */
const isModel = ({ path }: Place): boolean =>
  path.length === 2 && path[0] === "policy" && path[1] === "model";

const isCitation = ({ facts, offset }: Place): boolean =>
  facts.citations.some(({ at }) => at.start <= offset && offset <= at.end);

/** The marks of the word: of a date with a meaning of its own, that alone. */
function tellingMarks({ segment }: Place, word: Span | undefined, marks: readonly Mark[]): readonly Mark[] {
  const [smallest] = marks;
  if (!smallest) return [];
  const native = segment.format === "native";
  const here = marks.filter(({ at }) =>
    native
      ? word !== undefined && at.start === word.start
      : at.start === smallest.at.start && at.end === smallest.at.end,
  );
  const dated = here.find(({ is }) => DATED.has(is));
  return here.filter((mark) => !DATED.has(mark.is) || mark === dated);
}

const DATED: ReadonlySet<string> = new Set(["credential", "review", "grant", "path", "exception", "date"]);

/** The key, the scalar or the alias under the position; undefined between them and in comments. */
function wordAt({ segment, node, onKey, offset }: Place): Span | undefined {
  if (segment.comments.some(({ start, end }) => start <= offset && offset <= end)) return undefined;
  if (!node || (!onKey && node.kind !== "scalar" && node.kind !== "alias")) return undefined;
  return node.start <= offset && offset <= node.end ? node : undefined;
}
