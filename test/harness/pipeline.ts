/** Files in memory through the whole core: parse, lower, index, world, check, judge; and their fixes. */
import "./hcl.ts";
import { mend, offersOf } from "../../server/src/engine/fixes.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import type { Verdict } from "../../server/src/policy/judge.ts";
import type { Rule } from "../../server/src/rules/rule.ts";
import { apply } from "../../server/src/text/edits.ts";
import { rangeOf } from "../../server/src/text/lines.ts";
import type { Spot } from "../../server/src/text/span.ts";
import type { Mark, Page } from "./annotated.ts";

/** The day on which examples and tests are read. */
export const TODAY = "2026-11-22";

const FOLDER = "file:///w";

export interface Setting {
  /** `YYYY-MM-DD`. */
  readonly today?: string | undefined;
  /** Only these rules; all of them where left out. */
  readonly rules?: readonly Rule[];
  /** The folder has been read to its end; besides the pages it holds these documents. Left out: nobody has looked. */
  readonly beside?: readonly string[] | undefined;
  /** What the pages were before a change, which is compared with them as `HEAD`. */
  readonly before?: readonly Page[] | undefined;
}

export const uriOf = (path: string): string => `${FOLDER}/${path}`;

export function workspaceOf(
  pages: readonly Page[],
  { today = TODAY, rules, beside, before }: Setting = {},
): Workspace {
  const when = parseWhen(today);
  if (!when) throw new Error(`"${today}" is no date`);
  const workspace = new Workspace({ folder: FOLDER, today: when.day, ...(rules ? { rules } : {}) });
  for (const { path, text } of pages)
    workspace.set({ uri: uriOf(path), version: 1, language: languageOf(path), text });
  if (beside) {
    look(workspace, beside);
    workspace.finish();
  }
  if (before) workspace.setBase(workspaceOf(before, { today, ...(rules ? { rules } : {}) }), "HEAD");
  return workspace;
}

/** Answers which of the documents that are named as proof are there. */
export function look(workspace: Workspace, beside: readonly string[]): void {
  const there = new Set(beside.map(uriOf));
  workspace.saw(new Map(workspace.unseen().map((uri) => [uri, there.has(uri)])));
}

/** All verdicts, file by file, in order. Those that an exception hides are left out. */
export const verdictsOf = (workspace: Workspace): readonly Verdict[] =>
  workspace.uris.flatMap((uri) => workspace.verdicts(uri)).filter(({ hidden }) => !hidden);

/** Verdicts as they are drawn; with their related places where asked for. */
export function marksOf(
  workspace: Workspace,
  verdicts: readonly Verdict[],
  related = false,
): readonly Mark[] {
  return verdicts.flatMap(({ finding, level, message }) => [
    { ...placeOf(workspace, finding.at), level, rule: finding.rule, message },
    ...(related
      ? finding.related.map(({ at, text }) => ({
          ...placeOf(workspace, at),
          rule: finding.rule,
          message: text,
        }))
      : []),
  ]);
}

function placeOf(workspace: Workspace, at: Spot) {
  const { start, end } = rangeOf(at);
  const line = textOf(workspace, at.in.uri).split(/\r\n|\n|\r/)[start.line] ?? "";
  return {
    path: workspace.pathOf(at.in.uri),
    line: start.line,
    start: start.character,
    end: end.line === start.line ? end.character : line.length,
  };
}

export const textOf = (workspace: Workspace, uri: string): string =>
  (workspace.parsed(uri)?.segments ?? []).map(({ text }) => text).join("");

export interface Tried {
  readonly title: string;
  /** The files after the fix; the reason where it is refused. */
  readonly result: readonly Page[] | { readonly refused: string };
}

/** Every fix of the verdict, tried; what it asks is answered by its samples. */
export function fixesOf(workspace: Workspace, verdict: Verdict): readonly Tried[] {
  return offersOf(verdict).map((offer) => {
    const made = mend(workspace, offer);
    if ("refused" in made) return { title: offer.fix.title, result: made };
    const pages = workspace.uris.map((uri) => ({
      path: workspace.pathOf(uri),
      text: uri === made.uri ? apply(textOf(workspace, uri), made.edits) : textOf(workspace, uri),
    }));
    return { title: offer.fix.title, result: pages };
  });
}
