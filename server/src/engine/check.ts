/** Runs the rules over the facts of one segment. A rule that throws costs its own findings only, and is named. */
import type { Facts } from "../model/facts.ts";
import type { World } from "../model/world.ts";
import { optionsOf } from "../policy/levels.ts";
import type { Finding } from "../rules/finding.ts";
import type { Context, Message, Rule, SubjectKind, Subjects } from "../rules/rule.ts";
import { spot } from "../text/span.ts";

/** The rules by what they look at and by their id, made once. */
export interface RuleSet {
  readonly byKind: ReadonlyMap<SubjectKind, readonly Rule[]>;
  /** The same without those that compare. */
  readonly plain: ReadonlyMap<SubjectKind, readonly Rule[]>;
  readonly byId: ReadonlyMap<string, Rule>;
}

export const ruleSet = (rules: readonly Rule[]): RuleSet => ({
  byKind: kindsOf(rules),
  plain: kindsOf(rules.filter(({ compares }) => !compares)),
  byId: new Map(rules.map((rule) => [rule.id, rule])),
});

function kindsOf(rules: readonly Rule[]): ReadonlyMap<SubjectKind, readonly Rule[]> {
  const byKind = new Map<SubjectKind, Rule[]>();
  for (const rule of rules)
    for (const kind of typeof rule.looksAt === "string" ? [rule.looksAt] : rule.looksAt) {
      const same = byKind.get(kind);
      if (same) same.push(rule);
      else byKind.set(kind, [rule]);
    }
  return byKind;
}

/** The findings of one segment, in the order of subjects and rules. */
export function check(facts: Facts, world: World, rules: RuleSet): readonly Finding[] {
  const found: Finding[] = [];
  const run = runner(facts, world, rules, found);
  for (const it of facts.problems) run("problem", { it });
  for (const it of facts.topKeys) run("topKey", { it });
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
  for (const it of facts.suppressions) run("suppression", { it });
  for (const it of facts.policy) run("policy", { it });
  for (const it of facts.controls) run("control", { it });
  for (const it of facts.risks) run("risk", { it });
  for (const it of facts.cases) run("case", { it });
  for (const it of facts.citations) run("citation", { it });
  for (const it of facts.evidence) run("evidence", { it });
  for (const it of facts.trusts) run("trust", { it });
  for (const it of facts.pipelines) run("pipeline", { it });
  for (const it of facts.secretUses) run("secretUse", { it });
  for (const it of facts.agentTools) run("agentTools", { it });
  for (const it of facts.ownerRules) run("ownerRule", { it });
  return found;
}

/** Runs all rules of a kind over a subject. One context serves them all: a segment runs a hundred, at every key. */
function runner(facts: Facts, world: World, rules: RuleSet, found: Finding[]) {
  let at = "";
  const context: Context<Readonly<Record<string, Message>>, unknown> = {
    world,
    options: undefined,
    report: ({ say, at: place, with: values, related, because, fixes }) => {
      found.push({
        rule: at,
        say,
        with: values ?? {},
        at: place,
        related: related ?? [],
        because: because ?? [],
        fixes: fixes ?? [],
      });
    },
  };
  const asked = world.before ? rules.byKind : rules.plain;
  return <K extends SubjectKind>(kind: K, subject: Subjects[K]): void => {
    for (const rule of asked.get(kind) ?? []) {
      const before = found.length;
      at = rule.id;
      try {
        // A rule is erased to one that looks at everything; `byKind` gives it its own kind only.
        rule.check(
          subject as never,
          rule.options ? { ...context, options: chosen(rule, facts, world) } : context,
        );
      } catch (error) {
        found.length = before;
        found.push(broken(rule, error, facts));
      }
    }
  };
}

/** The rule's options as the policy sets them; its defaults where that cannot be read. */
function chosen({ id, options }: Rule, { segment }: Facts, world: World): unknown {
  const set = options?.safeParse(optionsOf(id, world.pathOf(segment.uri), world) ?? {});
  return set?.success ? set.data : options?.safeParse({}).data;
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
