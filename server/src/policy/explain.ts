/** How each rule stands for one file, and by whose word: what `nhi config --explain` tells. */
import type { World } from "../model/world.ts";
import type { Level, Rule } from "../rules/rule.ts";
import { levelOf, optionsOf, type Step, type Where } from "./levels.ts";

export interface RuleLevel {
  readonly rule: string;
  readonly level: Level | "off";
  /** Levels of messages that are graver or milder than the rule itself. */
  readonly also: readonly Level[];
  /** The way to the level, the rule's own first. */
  readonly steps: readonly Step[];
  /** What the policy sets for it; undefined where it sets nothing. */
  readonly options: unknown;
}

/** In the order of the rules. */
export const ruleLevels = (rules: readonly Rule[], where: Where, world: World): readonly RuleLevel[] =>
  rules.map((rule) => {
    const steps: Step[] = [];
    const level = levelOf(rule, rule.level, where, world, (step) => steps.push(step));
    const others = Object.values(rule.messages).flatMap((message) =>
      typeof message === "object" ? [levelOf(rule, message.level, where, world)] : [],
    );
    const also = [...new Set(others)].filter((one) => one !== "off" && one !== level);
    return {
      rule: rule.id,
      level,
      also: also.filter((one): one is Level => one !== "off").sort(),
      steps,
      options: optionsOf(rule.id, where.path, world),
    };
  });
