/** One segment on its way: lowered by its format, then checked and judged. */
import { formatOf } from "../formats/registry.ts";
import { settledDates } from "../model/date-order.ts";
import { type Facts, noFacts, type Problem } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { judge, type Verdict } from "../policy/judge.ts";
import type { ParsedSegment } from "../syntax/node.ts";
import { spot } from "../text/span.ts";
import { aboutOf } from "./about.ts";
import { check, INTERNAL, type RuleSet } from "./check.ts";
import { internalRule } from "./internal.ts";

/** What the segment says; undefined where no format claims it. A format that fails is named, and costs this segment only. */
export function lowered(segment: ParsedSegment, path: string): Facts | undefined {
  const format = formatOf(segment.format);
  if (!format) return undefined;
  try {
    return format.lower(segment, path);
  } catch (error) {
    const message = `This could not be read (${error instanceof Error ? error.message : String(error)})`;
    return onlyProblem(segment, format.id, "internal", message);
  }
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

/** The verdicts by place. `where`: the file's path from the root, and from the folder that is looked at. */
export function verdictsOf(
  facts: Facts,
  world: World,
  rules: RuleSet,
  where: { readonly path: string; readonly within: string },
): readonly Verdict[] {
  const verdicts: Verdict[] = [];
  const settled = settledDates(facts, world.dateOrder);
  for (const finding of check(settled, world, rules)) {
    const rule = finding.rule === INTERNAL ? internalRule : rules.byId.get(finding.rule);
    const verdict = rule && judge(finding, rule, aboutOf(finding, facts, where.path, where.within), world);
    if (verdict) verdicts.push(verdict);
  }
  return verdicts.sort((a, b) => a.finding.at.start - b.finding.at.start);
}
