/** Findings become verdicts: level, words, and whether a recorded exception hides them. The only place that sets a level. */
import picomatch from "picomatch";
import type { Exception } from "../model/facts.ts";
import { valueOf } from "../model/field.ts";
import type { World } from "../model/world.ts";
import type { Finding } from "../rules/finding.ts";
import type { Level, Message, Rule } from "../rules/rule.ts";
import { levelOf } from "./levels.ts";

export interface Verdict {
  readonly finding: Finding;
  readonly rule: Rule;
  readonly level: Level;
  readonly message: string;
  readonly about: About;
  /** The exception that hides it, while it lasts. */
  readonly hidden: Exception | undefined;
  /** All exceptions in force that cover it, the one that hides it first: a renewal may stand beside what it follows. */
  readonly covered: readonly Exception[];
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

/** The verdict, or undefined where the policy switches the rule off. */
export function judge(finding: Finding, rule: Rule, about: About, world: World): Verdict | undefined {
  const message = rule.messages[finding.say];
  const raised = typeof message === "object" ? message.level : rule.level;
  const level = levelOf(finding.rule, raised, about, world);
  if (level === "off") return undefined;
  const covered = exceptionsFor(finding, about, world);
  return {
    finding,
    rule,
    level,
    message: wordsOf(message, finding.with),
    about,
    hidden: covered[0],
    covered,
  };
}

/** The message with its places filled in. */
export function wordsOf(message: Message | undefined, values: Readonly<Record<string, string>>): string {
  const text = typeof message === "object" ? message.text : (message ?? "");
  return text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

/** An exception counts with a reason and an approver, until its last day; one without a readable end hides nothing. */
function exceptionsFor(finding: Finding, about: About, world: World): readonly Exception[] {
  const all = world.exceptions();
  if (all.length === 0) return all;
  const same = byRule(all).get(finding.rule) ?? [];
  return same.filter((exception) => {
    const match = valueOf(exception.match);
    const expires = valueOf(exception.expires);
    return (
      match !== undefined &&
      valueOf(exception.reason) !== undefined &&
      valueOf(exception.approvedBy) !== undefined &&
      expires !== undefined &&
      world.today <= expires.day &&
      covers(exception, match, about)
    );
  });
}

/** The list is the same object for as long as no exception changes. */
const grouped = new WeakMap<readonly Exception[], ReadonlyMap<string, readonly Exception[]>>();

function byRule(all: readonly Exception[]): ReadonlyMap<string, readonly Exception[]> {
  const known = grouped.get(all);
  if (known) return known;
  const groups = new Map<string, Exception[]>();
  for (const exception of all) {
    const rule = valueOf(exception.rule) ?? "";
    const same = groups.get(rule);
    if (same) same.push(exception);
    else groups.set(rule, [exception]);
  }
  grouped.set(all, groups);
  return groups;
}

const globs = new WeakMap<Exception, (path: string) => boolean>();

function covers(exception: Exception, match: string, { names, path }: About): boolean {
  if (names.some((name) => name === match || name === `identity:${match}`)) return true;
  if (match.startsWith("identity:")) return false;
  const glob = globs.get(exception) ?? picomatch(match, { dot: true });
  globs.set(exception, glob);
  return glob(path);
}
