/** What the rules about suppressions share: how one is named, and what they offer. */
import { addTo, formatDay, formatDuration } from "../../model/day.ts";
import type { Suppression } from "../../model/facts.ts";
import { valueOf } from "../../model/field.ts";
import type { World } from "../../model/world.ts";
import type { Ask, Fix } from "../finding.ts";

/** `scope-wildcard, scope-admin`, as written. */
export const silenced = ({ rules }: Suppression): string =>
  rules.length === 0 ? "an unnamed rule" : rules.map(({ value }) => value).join(", ");

/** Why it may be silent: nobody's words but a person's. */
export const ASK_REASON = {
  ask: "reason",
  prompt: "Why may it be silent?",
  sample: "accepted until it is repaired",
  kind: "text",
  blank: true,
} as const satisfies Ask;

/** Who approves it: the teams that would pass, best first. */
export const askApprover = (choices: readonly string[]) =>
  ({
    ask: "by",
    prompt: "Who approves it?",
    sample: choices[0] ?? "security",
    kind: "team",
    choices: [...new Set(choices)],
  }) as const satisfies Ask;

/** Those who could approve something of which nobody knows yet who gains by it. */
export const approvers = (world: World): readonly string[] =>
  world.independent("approve", []).map(({ ref }) => ref);

/** Another end, as far ahead as the policy lets a finding of that level be silent. */
export function endFix(it: Suppression, level: string, world: World): Fix {
  const { value } = world.policy.maxSuppression(level);
  const end = formatDay(addTo(world.today, value));
  return {
    title: `Set until to ${end} (${formatDuration(value)} from today, the longest for ${MANY[level] ?? level})`,
    class: "choice",
    preferred: true,
    edits: [{ do: "note", at: it.at, where: "in", value: { until: end } }],
  };
}

/** More than one finding of a level. */
export const MANY: Readonly<Record<string, string>> = {
  error: "errors",
  warning: "warnings",
  information: "information",
  hint: "hints",
};

export const removal = (it: Suppression, kind: Fix["class"], preferred: boolean): Fix => ({
  title: "Remove the suppression",
  class: kind,
  preferred,
  edits: [{ do: "cut", at: it.at }],
});

/** Whether its last day is over. */
export function isOver({ expires }: Suppression, world: World): boolean {
  const until = valueOf(expires);
  return until !== undefined && until.day < world.today;
}

/** Whether a setting may switch the rule off in some file: then nobody can say that it finds nothing. */
export function mayBeOff(rule: string, world: World): boolean {
  if (world.policyEntry("preset")?.value === "quiet") return true;
  const settings = [world.policyEntry("rules")?.value, ...pathRules(world.policyEntry("paths")?.value)];
  return settings.some((rules) => {
    const set = valueIn(rules, rule);
    return set === "off" || valueIn(set, "level") === "off";
  });
}

const pathRules = (paths: unknown): readonly unknown[] =>
  Array.isArray(paths) ? paths.map((one: unknown) => valueIn(one, "rules")) : [];

const valueIn = (map: unknown, key: string): unknown =>
  typeof map === "object" && map !== null ? Object.getOwnPropertyDescriptor(map, key)?.value : undefined;
