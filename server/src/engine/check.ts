/** Runs the rules over the facts of one segment. A rule that throws costs its own findings only, and is named. */
import type { Facts } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { optionsOf } from "../policy/levels.ts";
import type { Finding } from "../rules/finding.ts";
import type { Rule, SubjectKind, Subjects } from "../rules/rule.ts";
import { spot } from "../text/span.ts";

/** The rules by what they look at and by their id, made once. */
export interface RuleSet {
  readonly byKind: ReadonlyMap<SubjectKind, readonly Rule[]>;
  readonly byId: ReadonlyMap<string, Rule>;
}

export function ruleSet(rules: readonly Rule[]): RuleSet {
  const byKind = new Map<SubjectKind, Rule[]>();
  for (const rule of rules)
    for (const kind of typeof rule.looksAt === "string" ? [rule.looksAt] : rule.looksAt) {
      const same = byKind.get(kind);
      if (same) same.push(rule);
      else byKind.set(kind, [rule]);
    }
  return { byKind, byId: new Map(rules.map((rule) => [rule.id, rule])) };
}

/** The findings of one segment, in the order of subjects and rules. */
export function check(facts: Facts, world: World, rules: RuleSet): readonly Finding[] {
  const found: Finding[] = [];
  const run = <K extends SubjectKind>(kind: K, subject: Subjects[K]): void => {
    for (const rule of rules.byKind.get(kind) ?? []) runRule(rule, subject, world, facts, found);
  };
  for (const it of facts.problems) run("problem", { it });
  for (const it of facts.declarations) run("declaration", { it });
  for (const it of facts.references) run("reference", { it });
  for (const it of facts.teams) run("team", { it });
  for (const it of facts.identities) {
    run("identity", { it });
    for (const scope of it.scopes) run("scope", { it: scope, holder: it });
    for (const credential of it.credentials) run("credential", { it: credential, holder: it });
  }
  for (const held of facts.credentials) run("credential", held);
  for (const it of facts.grants) {
    run("grant", { it });
    for (const scope of it.scopes) run("scope", { it: scope, holder: it });
  }
  for (const it of facts.breakGlass) {
    run("breakGlass", { it });
    for (const scope of it.scopes) run("scope", { it: scope, holder: it });
  }
  for (const it of facts.dates) run("date", { it });
  for (const it of facts.secrets) run("secret", { it });
  for (const it of facts.exceptions) run("exception", { it });
  return found;
}

function runRule(
  rule: Rule,
  subject: Subjects[SubjectKind],
  world: World,
  facts: Facts,
  found: Finding[],
): void {
  const before = found.length;
  try {
    const options = rule.options?.safeParse(optionsOf(rule.id, world) ?? {});
    rule.check(subject as never, {
      world,
      options: options?.success ? options.data : rule.options?.safeParse({}).data,
      report: ({ say, at, with: values, related, because, fixes }) => {
        found.push({
          rule: rule.id,
          say,
          with: values ?? {},
          at,
          related: related ?? [],
          because: because ?? [],
          fixes: fixes ?? [],
        });
      },
    });
  } catch (error) {
    found.length = before;
    found.push(broken(rule, error, facts));
  }
}

/** The id under which a rule that failed is reported. */
export const INTERNAL = "internal";

const broken = (rule: Rule, error: unknown, facts: Facts): Finding => ({
  rule: INTERNAL,
  say: "broken",
  with: { rule: rule.id, error: error instanceof Error ? error.message : String(error) },
  at: spot(facts.segment, 0, 0),
  related: [],
  because: [],
  fixes: [],
});
