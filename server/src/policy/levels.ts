/** Which level a rule has for a file: the rule's own, then `policy.rules`, then `policy.paths`, then the lowering of copies. */
import picomatch from "picomatch";
import type { PolicyEntry } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Level } from "../rules/rule.ts";

const LEVELS: readonly Level[] = ["hint", "information", "warning", "error"];

/** Vendored and sample paths, and releases under their version, are one level lower: what stands there is a copy or a stage prop. A manifest is never a copy. */
const COPIES =
  /(^|\/)(vendor|third_party|upstream|testdata|fixtures|examples|\.chainsaw-test)\/|[-_]v?\d+\.\d+\.\d+[^/]*\.(ya?ml|json)$/;

/** The level of a finding of `rule`, whose own level is `own`; "off" where the policy switches it off. */
export function levelOf(
  rule: string,
  own: Level,
  { path, within, format }: { readonly path: string; readonly within: string; readonly format: string },
  world: World,
): Level | "off" {
  let level: Level | "off" = setting(world.policyEntry("rules"), rule) ?? own;
  for (const part of partsFor(world.policyEntry("paths"), path)) level = pick(part, rule) ?? level;
  return level !== "off" && format !== "native" && COPIES.test(within) ? lower(level) : level;
}

/** The options that `policy.rules.<id>.options` sets for a rule; undefined where it sets none. */
export function optionsOf(rule: string, world: World): unknown {
  const value = record(record(world.policyEntry("rules")?.value)?.[rule]);
  return value?.options;
}

const setting = (entry: PolicyEntry | undefined, rule: string): Level | "off" | undefined =>
  pick(entry?.value, rule);

function pick(rules: unknown, rule: string): Level | "off" | undefined {
  const value = record(rules)?.[rule];
  const word = typeof value === "string" ? value : record(value)?.level;
  if (word === "off") return "off";
  return LEVELS.find((level) => level === word);
}

function partsFor(entry: PolicyEntry | undefined, path: string): readonly unknown[] {
  if (!Array.isArray(entry?.value)) return [];
  return entry.value.flatMap((item: unknown) => {
    const { match, rules } = record(item) ?? {};
    const globs = (Array.isArray(match) ? match : [match]).filter((one) => typeof one === "string");
    return globs.length > 0 && picomatch.isMatch(path, globs, { dot: true }) ? [rules] : [];
  });
}

const lower = (level: Level): Level => LEVELS[Math.max(0, LEVELS.indexOf(level) - 1)] ?? "hint";

const record = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
