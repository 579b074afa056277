/** Which silences cover a finding: exceptions of the manifest by its name or path, suppressions by where they stand. */
import { addTo } from "../model/day.ts";
import type { Exception, Facts, Silence, Suppression } from "../model/facts.ts";
import { type Field, valueOf } from "../model/field.ts";
import { follows, isNeverHidden, type Refused } from "../model/suppression.ts";
import { isInForce } from "../model/suppression-faults.ts";
import type { World } from "../model/world.ts";
import type { Finding } from "../rules/finding.ts";
import { isApprovedByGainer } from "../rules/parts/exception.ts";
import { type Role, roleOf, usersOf } from "../rules/parts/separation.ts";
import type { Level } from "../rules/rule.ts";
import { globMatcher } from "./glob.ts";
import type { About } from "./judge.ts";

export interface Covering {
  /** All that are in force and hide it, suppressions first: what stands beside it is the nearer reason. */
  readonly covered: readonly Silence[];
  /** What would hide it and may not. */
  readonly refused: readonly Refusal[];
}

export interface Refusal {
  readonly silence: Suppression;
  readonly why: Refused;
}

export type Cover = (finding: Finding, level: Level, about: About) => Covering;

/** Of more comments for a whole file none counts, nor of more that cover one finding: nobody writes them by hand. */
const MOST_WIDE = 100;
const MOST = 16;

const NOTHING: Covering = { covered: [], refused: [] };

/** Asks for the findings of one segment; what is the same for all of them is looked up once. */
export function coverOf(facts: Facts, world: World): Cover {
  let all: readonly Suppression[] | undefined;
  const known = new Map<Suppression, boolean>();
  const holds = (one: Suppression): boolean => {
    const is = known.get(one) ?? isInForce(one, world);
    known.set(one, is);
    return is;
  };
  return (finding, level, about) => {
    all ??= [
      ...facts.suppressions.filter(isNear),
      ...world.suppressions(facts.segment.uri).slice(0, MOST_WIDE),
    ];
    const exceptions = exceptionsFor(finding, about, world);
    if (all.length === 0 || isNeverHidden(finding.rule))
      return exceptions.length === 0 ? NOTHING : { covered: exceptions, refused: [] };
    const covered: Silence[] = [];
    const refused: Refusal[] = [];
    for (const silence of all) {
      if (covered.length + refused.length >= MOST) break;
      if (!names(silence, finding.rule) || !isOver(silence, finding) || !holds(silence)) continue;
      const why = refusal(silence, level, () => gainers(finding, facts, world), world);
      if (why) refused.push({ silence, why });
      else covered.push(silence);
    }
    return { covered: [...covered, ...exceptions], refused };
  };
}

const isNear = ({ reach }: Suppression): boolean => reach === "line" || reach === "entity";

const names = ({ rules }: Suppression, rule: string): boolean => rules.some(({ value }) => value === rule);

/** Whether the finding stands where the suppression reaches. */
function isOver({ at, reach, covers }: Suppression, finding: Finding): boolean {
  const { in: segment, start } = finding.at;
  switch (reach) {
    case "file":
      return segment.uri === at.in.uri;
    case "next":
      return segment.uri === at.in.uri && follows(segment, at.in);
    default:
      return segment === at.in && covers.start <= start && start <= covers.end;
  }
}

/** Why one that is sound does not hide this finding. */
function refusal(
  { expires, approvedBy }: Suppression,
  level: Level,
  parties: () => readonly Role[],
  world: World,
): Refused | undefined {
  const until = valueOf(expires);
  const cap = world.policy.maxSuppression(level);
  if (until && until.day > addTo(world.today, cap.value))
    return { is: "too-long", level, cap: cap.value, capAt: cap.at };
  const approver = valueOf(approvedBy);
  const overlap = approver === undefined ? undefined : world.overlap(approver, parties());
  return approver !== undefined && overlap ? { is: "self", approver, overlap } : undefined;
}

/** Who gains by the silence: those who own and use the thing in whose text the finding stands, the last one that begins before it. */
export function gainers(finding: Finding, facts: Facts, world: World): readonly Role[] {
  let nearest: (() => readonly Role[]) | undefined;
  let from = -1;
  const look = (start: number, roles: () => readonly Role[]): void => {
    if (start < from || (start > finding.at.start && nearest)) return;
    nearest = roles;
    from = start;
  };
  const owner = (field: Field<string>) => (): readonly Role[] => roleOf("owner", field);
  for (const it of facts.identities) look(it.id.at.start, () => usersOf(it, world));
  for (const { it, holder } of facts.credentials) look(it.at.start, () => usersOf(holder, world));
  for (const it of facts.breakGlass)
    look(it.id.at.start, () => [...roleOf("owner", it.owner), ...usersOf(it, world)]);
  for (const it of facts.grants)
    look(it.entry.in === finding.at.in ? it.at.start : 0, () => [
      ...usersOf(it, world),
      ...(it.system === "native" ? [] : world.binders(it).flatMap((holder) => usersOf(holder, world))),
    ]);
  for (const it of [...facts.controls, ...facts.risks]) look(it.id.at.start, owner(it.owner));
  return nearest?.() ?? [];
}

/**
 * An exception counts with a reason and an approver who does not gain by it, until its last day; one without a readable end hides
 * nothing, nor one from a rule that the policy locks.
 */
function exceptionsFor(finding: Finding, about: About, world: World): readonly Exception[] {
  const all = world.exceptions();
  if (all.length === 0) return all;
  const same = byRule(all).get(finding.rule);
  if (!same || world.policy.locked.value.includes(finding.rule)) return [];
  return same.filter((exception) => {
    const match = valueOf(exception.match);
    const expires = valueOf(exception.expires);
    return (
      match !== undefined &&
      valueOf(exception.reason) !== undefined &&
      valueOf(exception.approvedBy) !== undefined &&
      expires !== undefined &&
      world.today <= expires.day &&
      covers(exception, match, about) &&
      !isApprovedByGainer(exception, world)
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

function covers(exception: Exception, match: string, { names: called, path }: About): boolean {
  if (called.some((name) => name === match || name === `identity:${match}`)) return true;
  if (match.startsWith("identity:")) return false;
  const glob = globs.get(exception) ?? globMatcher(match);
  globs.set(exception, glob);
  return glob(path);
}
