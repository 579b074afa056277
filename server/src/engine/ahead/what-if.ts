/** How many findings there would be under other limits: before and after, today and ahead, by rule. Nothing is changed. */
import type { World } from "../../model/world.ts";
import type { Verdict } from "../../policy/judge.ts";
import type { Workspace } from "../workspace.ts";
import { forecast, supposed, type WhatIf } from "./forecast.ts";

export interface Change {
  readonly rule: string;
  readonly today: Pair;
  /** What falls due within the time. */
  readonly ahead: Pair;
}

export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** The rules of which there would be more or fewer findings, by name. What an exception hides is not counted. */
export function whatIfOf(
  workspace: Workspace,
  uris: readonly string[],
  days: number,
  limits: WhatIf,
): readonly Change[] {
  const world = workspace.worldOn(workspace.world.today);
  const now = [told(workspace, uris, world), told(workspace, uris, supposed(world, limits))] as const;
  const ahead = [due(workspace, uris, days, {}), due(workspace, uris, days, limits)] as const;
  const rules = [...new Set([...now, ...ahead].flatMap((counts) => [...counts.keys()]))].sort();
  return rules
    .map((rule) => ({ rule, today: pair(now, rule), ahead: pair(ahead, rule) }))
    .filter(({ today, ahead: later }) => [today, later].some(({ before, after }) => before !== after));
}

type Counts = ReadonlyMap<string, number>;

const pair = ([before, after]: readonly [Counts, Counts], rule: string): Pair => ({
  before: before.get(rule) ?? 0,
  after: after.get(rule) ?? 0,
});

const told = (workspace: Workspace, uris: readonly string[], world: World): Counts =>
  counted(
    uris
      .flatMap((uri) => workspace.facts(uri))
      .flatMap(({ segment }) => workspace.imagine(segment, world, workspace.rules))
      .filter(({ hidden }) => !hidden),
  );

const due = (workspace: Workspace, uris: readonly string[], days: number, limits: WhatIf): Counts =>
  counted(forecast(workspace, uris, days, limits).map(({ verdict }) => verdict));

function counted(verdicts: readonly Verdict[]): Counts {
  const counts = new Map<string, number>();
  for (const { rule } of verdicts) counts.set(rule.id, (counts.get(rule.id) ?? 0) + 1);
  return counts;
}
