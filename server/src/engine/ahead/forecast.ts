/**
 * What will fall due: the workspace is looked at as of a later day, and what a rule would tell then and does not tell today is a
 * limit that ends in between. No date is counted here; a rule that tells of a new limit is in the forecast from its first day.
 */
import { type Day, type Duration, parseWhen } from "../../model/day.ts";
import type { Facts } from "../../model/facts.ts";
import type { Limit, World } from "../../model/world.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { Finding, Reason } from "../../rules/finding.ts";
import { rotationDue } from "../../rules/rotation-due.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Segment } from "../../text/span.ts";
import { answersFor } from "../answerable.ts";
import { type RuleSet, ruleSet } from "../check.ts";
import { Copies } from "../quiet/copies.ts";
import type { Workspace } from "../workspace.ts";
import { wordsFor } from "./words.ts";

/** Something that falls due. */
export interface DueRow {
  /** The last good day: the day after it the rule speaks. */
  readonly day: Day;
  readonly left: number;
  /** `rotation of the access key`. */
  readonly what: string;
  /** `Identity "ci-bot"`. */
  readonly title: string;
  /** Who answers for it, and how they are reached; undefined where nobody is on record. */
  readonly owner: string | undefined;
  readonly contact: string | undefined;
  /** The limit with what sets it, where the date does not stand for itself. */
  readonly limit: Reason | undefined;
  /** As it would be told on the day after. */
  readonly verdict: Verdict;
}

/** Limits as they might be. */
export interface WhatIf {
  readonly maxAge?: Duration;
  readonly reviewEvery?: Duration;
  readonly notice?: Duration;
}

/** What falls due in the files from today until `days` days later, both included: by day, then by place. */
export function forecast(
  workspace: Workspace,
  uris: readonly string[],
  days: number,
  whatIf: WhatIf = {},
): readonly DueRow[] {
  const look = lookout(workspace, days, whatIf);
  const ahead = uris.map((uri) =>
    workspace
      .facts(uri)
      .filter(mayEnd)
      .flatMap(({ segment }) => look(segment)),
  );
  const copies = new Copies();
  for (const found of ahead)
    copies.recount(
      undefined,
      found.map(({ verdict }) => verdict),
    );
  return ahead
    .flatMap((found) => found.filter(({ verdict }) => copies.fold([verdict]).length > 0))
    .map(({ due, verdict }) => rowOf(workspace, due, verdict))
    .sort((a, b) => a.day - b.day);
}

/** A manifest may name a day anywhere; a foreign file without a date or a credential has none that could come. */
const mayEnd = ({ format, dates, credentials, identities }: Facts): boolean =>
  format === "native" ||
  dates.length > 0 ||
  credentials.length > 0 ||
  identities.some((one) => one.credentials.length > 0);

interface Ahead {
  readonly due: Day;
  readonly verdict: Verdict;
}

/** Looks at one segment after the other. */
function lookout(workspace: Workspace, days: number, whatIf: WhatIf): (segment: Segment) => readonly Ahead[] {
  const { today } = workspace.world;
  const end = today + days + 1;
  const clock = clockRules(workspace.rules);
  const worlds = new Map<Day, World>();
  const worldOn = (day: Day): World => {
    const world = worlds.get(day) ?? clock.watched(supposed(workspace.worldOn(day), whatIf));
    worlds.set(day, world);
    return world;
  };
  const isFirst = ({ rule, finding: { at } }: Verdict, i: number, all: readonly Verdict[]): boolean =>
    all.findIndex((one) => one.rule === rule && one.finding.at.start === at.start) === i;
  return (segment) =>
    workspace
      .imagine(segment, worldOn(end), clock.rules)
      .filter(({ rule, finding }) => clock.asks(rule.id) && namesDay(finding))
      .filter(isFirst)
      .flatMap(({ rule, finding }): readonly Ahead[] => {
        const alone = clock.alone(rule.id);
        const told = (day: Day): Verdict | undefined =>
          workspace
            .imagine(segment, worldOn(day), alone)
            .find((one) => one.finding.at.start === finding.at.start);
        if (told(today)) return [];
        const first = firstDay(today, end, daysIn(finding), (day) => told(day) !== undefined);
        const verdict = told(first);
        // What an exception covers when it comes is told when the exception ends.
        return verdict && !verdict.hidden ? [{ due: first - 1, verdict }] : [];
      });
}

/** What lacks a review that has run out lacks it from that day on, and says nothing of the day: the review does. */
const namesDay = (finding: Finding): boolean => daysIn(finding).length > 0;

/** The days that the finding speaks of. */
function daysIn({ with: values, because }: Finding): readonly Day[] {
  const texts = [...Object.values(values), ...because.map(({ value }) => value)];
  return texts.flatMap((text) =>
    (text.match(/\d{4}-\d{2}-\d{2}/g) ?? []).flatMap((day) => parseWhen(day)?.day ?? []),
  );
}

/**
 * The first day on which it holds, of a time in which it begins once: not yet at the beginning, surely at the end. The day after one
 * of the `likely` is tried first, and halving finds it where that is not it.
 */
function firstDay(from: Day, to: Day, likely: readonly Day[], holds: (day: Day) => boolean): Day {
  for (const day of new Set(likely))
    if (day >= from && day < to && (day === from || !holds(day)) && holds(day + 1)) return day + 1;
  let [before, at] = [from, to];
  while (at - before > 1) {
    const middle = Math.floor((before + at) / 2);
    if (holds(middle)) at = middle;
    else before = middle;
  }
  return at;
}

/** The rules that ask which day it is. What changes in a day without their asking is only a consequence, and told by another one. */
interface Clock {
  readonly rules: RuleSet;
  /** One rule of them. */
  alone(rule: string): RuleSet;
  asks(rule: string): boolean;
  /** A world that notes who asks it for the day. */
  watched(world: World): World;
}

function clockRules({ byId }: RuleSet): Clock {
  const asked = new Set<string>();
  let speaking = "";
  // A notice says early what another rule says in time.
  const all = [...byId.values()].filter(({ id }) => id !== rotationDue.id);
  const rules = ruleSet(
    all.map((rule) =>
      noting(rule, (id) => {
        speaking = id;
      }),
    ),
  );
  const each = new Map<string, RuleSet>();
  const alone = (id: string): RuleSet => {
    const rule = rules.byId.get(id);
    const set = each.get(id) ?? ruleSet(rule ? [rule] : []);
    each.set(id, set);
    return set;
  };
  return {
    rules,
    alone,
    asks: (rule) => asked.has(rule),
    watched: (world) =>
      Object.create(world, {
        today: {
          get: () => {
            asked.add(speaking);
            return world.today;
          },
        },
      }),
  };
}

const noting = (rule: Rule, note: (id: string) => void): Rule => ({
  ...rule,
  check: (subject, context) => {
    note(rule.id);
    rule.check(subject, context);
    note("");
  },
});

/** The world under other limits. */
export function supposed(world: World, { maxAge, reviewEvery, notice }: WhatIf): World {
  if (!maxAge && !reviewEvery && !notice) return world;
  const limit = (value: Duration): Limit<Duration> => ({ value, at: undefined });
  const policy = Object.create(world.policy, {
    ...(maxAge && { maxAge: { value: () => limit(maxAge) } }),
    ...(reviewEvery && { reviewEvery: { value: () => limit(reviewEvery) } }),
    ...(notice && { notice: { value: limit(notice) } }),
  });
  return Object.create(world, { policy: { value: policy } });
}

function rowOf(workspace: Workspace, due: Day, verdict: Verdict): DueRow {
  const { finding } = verdict;
  const { title, owner, contact } = answersFor(workspace, finding);
  return {
    day: due,
    left: due - workspace.world.today,
    what: wordsFor(finding, verdict.rule),
    title,
    owner,
    contact,
    limit: finding.because.find(({ label }) => label === "limit"),
    verdict,
  };
}
