/**
 * Copies of one thing in overlays: the same finding about the same name, in files that lie under one component. One of them is told,
 * the rest are its related places.
 */
import type { Verdict } from "../../policy/judge.ts";
import { byLevel } from "../../rules/rule.ts";
import { fingerprintOf } from "../about.ts";

/** Folders in which one component is kept once for each place where it runs. */
const OVERLAY =
  /(?:^|\/)(?:bases?|overlays?|envs?|environments?|rings?|ring-\d+|clusters?|regions?|stages?|prod|production|preprod|staging|stg|dev|development|test|qa|uat|sandbox|live)\//;

/** More places than a person reads. */
const MOST_RELATED = 50;

interface Group {
  readonly all: Set<Verdict>;
  lead: Verdict | undefined;
}

export class Copies {
  readonly #groups = new Map<string, Group>();
  readonly #keys = new WeakMap<Verdict, string>();
  /** Files in which another copy is told now, or with other related places. */
  #moved = new Set<string>();

  /** Whether anything could be a copy. */
  get any(): boolean {
    return this.#groups.size > 0;
  }

  /** The verdicts of a segment give way to others. */
  recount(before: readonly Verdict[] | undefined, after: readonly Verdict[] | undefined): void {
    for (const verdict of before ?? []) this.#take(verdict);
    for (const verdict of after ?? []) this.#put(verdict);
  }

  /** The files whose verdicts are told otherwise since this was last asked. */
  moved(): ReadonlySet<string> {
    const moved = this.#moved;
    if (moved.size > 0) this.#moved = new Set();
    return moved;
  }

  /** The verdicts of a file without those that are told in another one. */
  fold(verdicts: readonly Verdict[]): readonly Verdict[] {
    return this.#groups.size === 0 ? verdicts : verdicts.flatMap((verdict) => this.#told(verdict));
  }

  #told(verdict: Verdict): readonly Verdict[] {
    const { all, lead } = this.#groups.get(this.#keys.get(verdict) ?? "") ?? {};
    if (!all || !lead || all.size < 2) return [verdict];
    if (verdict !== lead) return verdict.about.path === lead.about.path ? [verdict] : [];
    const others = [...all].filter(({ about }) => about.path !== lead.about.path).sort(byRank);
    const related = others.slice(0, MOST_RELATED).map(({ finding: { at }, about: { path } }) => ({
      at,
      text: `The same in ${path}`,
    }));
    return [{ ...lead, finding: { ...lead.finding, related: [...lead.finding.related, ...related] } }];
  }

  #put(verdict: Verdict): void {
    const key = copyKeyOf(verdict);
    if (key === undefined) return;
    this.#keys.set(verdict, key);
    const group = this.#groups.get(key) ?? { all: new Set(), lead: undefined };
    this.#groups.set(key, group);
    group.all.add(verdict);
    const before = group.lead;
    if (!before || byRank(verdict, before) < 0) group.lead = verdict;
    this.#note(before, group.lead);
  }

  #take(verdict: Verdict): void {
    const key = this.#keys.get(verdict);
    const group = key === undefined ? undefined : this.#groups.get(key);
    if (key === undefined || !group?.all.delete(verdict)) return;
    const before = group.lead;
    if (before === verdict) group.lead = firstOf(group.all);
    if (group.all.size === 0) this.#groups.delete(key);
    this.#note(before, group.lead);
  }

  #note(...leads: readonly (Verdict | undefined)[]): void {
    for (const lead of leads) if (lead) this.#moved.add(lead.finding.at.in.uri);
  }
}

/** The component's folder with the finding; undefined where there can be no copy. A manifest is nobody's copy, and an exception covers one place. */
export function copyKeyOf({ finding, about, hidden }: Verdict): string | undefined {
  if (about.format === "native" || hidden || about.names.length === 0) return undefined;
  const overlay = OVERLAY.exec(about.path);
  return overlay ? `${about.path.slice(0, overlay.index)}\n${fingerprintOf(finding, about)}` : undefined;
}

/** The gravest first, then by path. */
function byRank(a: Verdict, b: Verdict): number {
  const graver = byLevel(a.level, b.level);
  if (graver !== 0) return graver;
  return a.about.path < b.about.path ? -1 : a.about.path > b.about.path ? 1 : 0;
}

function firstOf(all: ReadonlySet<Verdict>): Verdict | undefined {
  let first: Verdict | undefined;
  for (const one of all) if (!first || byRank(one, first) < 0) first = one;
  return first;
}
