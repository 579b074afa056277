/** Which level a rule has for a file: the rule's own, then `policy.preset`, `policy.rules`, `policy.paths`, then the lowering of copies. */
import type { PolicyEntry } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { LEVELS, type Level, type Rule } from "../rules/rule.ts";
import type { Spot } from "../text/span.ts";
import { globMatcher } from "./glob.ts";
import { presetNamed } from "./presets.ts";

/** Of a rule only this decides. */
export type Graded = Pick<Rule, "id" | "support">;

/** The file that a finding stands in. */
export interface Where {
  /** From the root. */
  readonly path: string;
  /** From the folder that is looked at. */
  readonly within: string;
  readonly format: string;
}

/** One step of the way to a level; the last one tells it. */
export interface Step {
  readonly by: "rule" | "preset" | "rules" | "paths" | "copy";
  readonly level: Level | "off";
  /** Where it is written; undefined for what no file says. */
  readonly at: Spot | undefined;
}

/** Vendored and sample paths, and releases under their version, are one level lower: what stands there is a copy or a stage prop. A manifest is never a copy. */
const COPIES =
  /(^|\/)(vendor|third_party|upstream|testdata|fixtures|examples|\.chainsaw-test)\/|[-_]v?\d+\.\d+\.\d+[^/]*\.(ya?ml|json)$/;

/**
 * The level of a finding of `rule`, whose own level is `own`; "off" where the policy switches it off. The order is that of
 * nearness: what is said of one rule goes before what is said of all, and what is said of some files before what is said of all.
 * `told` hears of the steps; of a preset and of a copy only where they move the level.
 */
export function levelOf(
  rule: Graded,
  own: Level,
  { path, within, format }: Where,
  world: World,
  told?: (step: Step) => void,
): Level | "off" {
  let level: Level | "off" = own;
  told?.({ by: "rule", level, at: undefined });
  const preset = world.policyEntry("preset");
  const setting = presetNamed(preset?.value);
  if (preset && setting) {
    level = setting(own, rule);
    if (level !== own) told?.({ by: "preset", level, at: preset.spotOf([]) ?? preset.at });
  }
  const rules = world.policyEntry("rules");
  const set = rules && pick(rules.value, rule.id);
  if (set) {
    level = set;
    told?.({ by: "rules", level, at: rules.spotOf([rule.id]) ?? rules.at });
  }
  const paths = world.policyEntry("paths");
  for (const part of paths ? partsOf(paths) : []) {
    const here = part.matches(path) ? pick(part.rules, rule.id) : undefined;
    if (!here) continue;
    level = here;
    told?.({ by: "paths", level, at: paths?.spotOf([part.index, "rules", rule.id]) ?? paths?.at });
  }
  if (level === "off" || format === "native" || !COPIES.test(within)) return level;
  if (level !== "hint") told?.({ by: "copy", level: LOWER[level], at: undefined });
  return LOWER[level];
}

/** The options that the policy sets for a rule in a file: `policy.rules`, then each part of `policy.paths`, key by key; undefined where none is set. */
export function optionsOf(rule: string, path: string, world: World): unknown {
  const paths = world.policyEntry("paths");
  const parts = paths ? partsOf(paths).filter(({ matches }) => matches(path)) : [];
  const set = [world.policyEntry("rules")?.value, ...parts.map(({ rules }) => rules)].flatMap(
    (rules) => record(record(record(rules)?.[rule])?.options) ?? [],
  );
  return set.length > 0 ? Object.assign({}, ...set) : undefined;
}

interface Part {
  /** Its place in the list. */
  readonly index: number;
  readonly matches: (path: string) => boolean;
  readonly rules: unknown;
}

const compiled = new WeakMap<PolicyEntry, readonly Part[]>();

/** The parts of `policy.paths`, their globs compiled once for as long as the entry stands. */
export function partsOf(entry: PolicyEntry): readonly Part[] {
  const known = compiled.get(entry);
  if (known) return known;
  const parts = Array.isArray(entry.value) ? entry.value.flatMap(partOf) : [];
  compiled.set(entry, parts);
  return parts;
}

function partOf(item: unknown, index: number): readonly Part[] {
  const { match, rules } = record(item) ?? {};
  const globs = (Array.isArray(match) ? match : [match]).filter((one) => typeof one === "string");
  const matchers = globs.map(globMatcher);
  return [{ index, matches: (path) => matchers.some((matches) => matches(path)), rules }];
}

/** The level that a map of rules sets for one of them. */
export function pick(rules: unknown, rule: string): Level | "off" | undefined {
  const value = record(rules)?.[rule];
  const word = typeof value === "string" ? value : record(value)?.level;
  if (word === "off") return "off";
  return LEVELS.find((level) => level === word);
}

const LOWER: Readonly<Record<Level, Level>> = {
  error: "warning",
  warning: "information",
  information: "hint",
  hint: "hint",
};

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
