/** A rule by its id, where a manifest names one: what it looks for and how it stands in this workspace. */
import { nearest } from "../../model/nearest.ts";
import { rules } from "../../rules/registry.ts";
import { type Block, code, dotted, lines, quiet, strong, typed } from "../prose.ts";
import { articleLine, backedByBriefly, ruleOf } from "./controls.ts";
import { levelHere } from "./levels.ts";
import type { Telling } from "./telling.ts";

/** `part`: the place in `policy.paths` of the part that names the rule; it says so for its files. */
export function ruleIdCard(telling: Telling, id: string, part?: number): readonly Block[] {
  const { workspace } = telling;
  const rule = ruleOf(id);
  if (!rule) {
    const [near] = nearest(id, rules, (one) => [one.id], 1);
    return lines([code(id), " is no rule.", ...(near ? [" The nearest is ", code(near.id), "."] : [])]);
  }
  const found = workspace.uris.flatMap((one) => workspace.verdicts(one)).filter((one) => one.rule.id === id);
  const passed = found.filter(({ hidden }) => hidden).length;
  const { level, because } = levelHere(telling, rule, part);
  return [
    ...lines([strong(rule.title), " ", quiet(`(${rule.id})`)], typed(rule.why)),
    ...lines(
      dotted([
        [level, ...because],
        [found.length === 1 ? "1 finding now" : `${found.length} findings now`],
        passed > 0 ? [`${passed} let pass`] : [],
      ]),
      backedByBriefly(rule),
      articleLine(rule),
    ),
  ];
}
