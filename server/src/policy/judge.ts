/** Findings become verdicts: level, words, and whether an exception or a suppression hides them. The only place that sets a level. */
import type { Silence } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import type { Finding } from "../rules/finding.ts";
import type { Level, Message, Rule } from "../rules/rule.ts";
import { levelOf } from "./levels.ts";
import type { Cover, Refusal } from "./suppress.ts";

export interface Verdict {
  readonly finding: Finding;
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly about: About;
  /** The suppression or exception that hides it, while it lasts. */
  readonly hidden: Silence | undefined;
  /** All in force that cover it, the one that hides it first: a renewal may stand beside what it follows. */
  readonly covered: readonly Silence[];
  /** Suppressions that cover it and may not hide it. */
  readonly refused: readonly Refusal[];
}

/** Whom a finding is about, as exceptions name them: `identity:ci-bot`, the file's path. */
export interface About {
  /** From the root. */
  readonly path: string;
  /** From the folder that is looked at. */
  readonly within: string;
  readonly format: string;
  /** `identity:ci-bot`, `ServiceAccount:payments/ci-bot`, bare ids. */
  readonly names: readonly string[];
}

/** The verdict, or undefined where the policy switches the rule off. `open`: what covers it is noted, and hides nothing. */
export function judge(
  finding: Finding,
  rule: Rule,
  about: About,
  world: World,
  cover: Cover,
  open = false,
): Verdict | undefined {
  const message = rule.messages[finding.say];
  const raised = typeof message === "object" ? message.level : rule.level;
  const level = levelOf(rule, raised, about, world);
  if (level === "off") return undefined;
  const { covered, refused } = cover(finding, level, about);
  return {
    finding,
    rule,
    level,
    message: wordsOf(message, finding.with),
    about,
    hidden: open ? undefined : covered[0],
    covered,
    refused,
  };
}

/** The message with its places filled in. */
export function wordsOf(message: Message | undefined, values: Readonly<Record<string, string>>): string {
  const text = typeof message === "object" ? message.text : (message ?? "");
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}
