/** One segment on its way: lowered by its format, then checked and judged. */
import { formatOf } from "../formats/registry.ts";
import { suppressionsIn } from "../formats/suppressions.ts";
import { settledDates } from "../model/date-order.ts";
import { type Facts, noFacts, type Problem } from "../model/facts.ts";
import { SUPPRESSION_MARK } from "../model/suppression-words.ts";
import type { World } from "../model/world.ts";
import { judge, type Verdict } from "../policy/judge.ts";
import { coverOf } from "../policy/suppress.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import { spot } from "../text/span.ts";
import { aboutOf } from "./about.ts";
import { askedOnce } from "./asked.ts";
import { check, INTERNAL, type RuleSet } from "./check.ts";
import { internalRule } from "./internal.ts";

/** What the segment says; undefined where no format claims it. A format that fails is named, and costs this segment only. */
export function lowered(segment: ParsedSegment, path: string): Facts | undefined {
  const format = formatOf(segment.format);
  if (!format) return unread(segment);
  try {
    const facts = format.lower(segment, path);
    const suppressions = suppressionsIn(segment);
    return suppressions.length === 0
      ? facts
      : { ...facts, suppressions: [...facts.suppressions, ...suppressions] };
  } catch (error) {
    const message = `This could not be read (${error instanceof Error ? error.message : String(error)})`;
    return onlyProblem(segment, format.id, "internal", message);
  }
}

/** The format of a segment that no format reads, and that holds a comment for us: the first of a file can silence all of it. */
export const UNREAD = "unread";

function unread(segment: ParsedSegment): Facts | undefined {
  const suppressions = segment.text.includes(SUPPRESSION_MARK) ? suppressionsIn(segment) : [];
  return suppressions.length === 0 ? undefined : { ...noFacts(segment, UNREAD), suppressions };
}

/** Facts of a text of which nothing is known but that it cannot be read. */
export function onlyProblem(segment: ParsedSegment, format: string, code: string, message: string): Facts {
  const problem: Problem = {
    kind: "problem",
    rule: "manifest-syntax",
    code,
    message,
    at: spot(segment, 0, 0),
    grade: "error",
  };
  return { ...noFacts(segment, format), problems: [problem] };
}

/** The verdicts by place. `where`: the file's path from the root, and from the folder that is looked at; `open`: nothing is hidden. */
export function verdictsOf(
  facts: Facts,
  world: World,
  rules: RuleSet,
  where: { readonly path: string; readonly within: string; readonly open?: boolean },
): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const cover = coverOf(facts, world);
  const settled = settledDates(facts, world.dateOrder);
  for (const finding of check(settled, askedOnce(world), rules)) {
    const rule = finding.rule === INTERNAL ? internalRule : rules.byId.get(finding.rule);
    const about = aboutOf(finding, facts, where.path, where.within);
    const verdict = rule && judge(finding, rule, about, world, cover, where.open);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts.sort((a, b) => a.finding.at.start - b.finding.at.start);
}
