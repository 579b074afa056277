/**
 * Findings that are known already, from a baseline or from the base of a change: they are not told again, until there are more of them
 * than are known; then all are. Where nothing is known, a key costs nothing here.
 */
import type { Verdict } from "../../policy/judge.ts";
import { fingerprintOf } from "../about.ts";
import { copyKeyOf } from "./copies.ts";

/** How many findings these are for a reader: copies of one thing in overlays are one. */
export const tellings = (verdicts: Iterable<Verdict>): number =>
  new Set([...verdicts].map((verdict) => copyKeyOf(verdict) ?? verdict)).size;

export class Known {
  /** How often each is known, by its fingerprint; undefined: nothing is. */
  #counts: ReadonlyMap<string, number> | undefined;
  /** The verdicts that have a known fingerprint, and how many findings they are. */
  readonly #same = new Map<string, { readonly all: Set<Verdict>; told: number | undefined }>();
  /** The verdicts that are not told. */
  readonly #quiet = new Set<Verdict>();
  /** Files in which something is told now that was not, or the other way round. */
  #moved = new Set<string>();

  get any(): boolean {
    return this.#counts !== undefined;
  }

  /** Other things are known from now on. `all`: every verdict of the workspace. */
  set(counts: ReadonlyMap<string, number> | undefined, all: () => Iterable<Verdict>): void {
    for (const { finding } of this.#quiet) this.#moved.add(finding.at.in.uri);
    this.#same.clear();
    this.#quiet.clear();
    this.#counts = counts;
    if (!counts) return;
    for (const verdict of all()) this.#put(keyOf(verdict), verdict);
    for (const [key, { all: same }] of this.#same) if (this.#isWithin(key)) this.#tell(same, false);
  }

  /** The verdicts of a segment give way to others. */
  recount(before: readonly Verdict[] | undefined, after: readonly Verdict[] | undefined): void {
    if (!this.#counts) return;
    for (const verdict of before ?? []) this.#turn(verdict, (key) => this.#take(key, verdict));
    for (const verdict of after ?? []) this.#turn(verdict, (key) => this.#put(key, verdict));
  }

  /** The files whose verdicts are told otherwise since this was last asked. */
  moved(): ReadonlySet<string> {
    const moved = this.#moved;
    if (moved.size > 0) this.#moved = new Set();
    return moved;
  }

  /** Whether the finding is known, and no more often there than that. */
  has(verdict: Verdict): boolean {
    return this.#quiet.has(verdict);
  }

  #isWithin(key: string): boolean {
    const same = this.#same.get(key);
    if (!same) return true;
    same.told ??= tellings(same.all);
    return same.told <= (this.#counts?.get(key) ?? 0);
  }

  #put(key: string, verdict: Verdict): void {
    if (verdict.hidden || !this.#counts?.has(key)) return;
    const same = this.#same.get(key) ?? { all: new Set(), told: undefined };
    this.#same.set(key, same);
    same.all.add(verdict);
    same.told = undefined;
  }

  #take(key: string, verdict: Verdict): void {
    const same = this.#same.get(key);
    this.#quiet.delete(verdict);
    if (!same?.all.delete(verdict)) return;
    same.told = undefined;
    if (same.all.size === 0) this.#same.delete(key);
  }

  /** Where one more is one too many, all the others are told, too. */
  #turn(verdict: Verdict, change: (key: string) => void): void {
    const key = keyOf(verdict);
    if (!this.#counts?.has(key)) return;
    const before = this.#isWithin(key);
    change(key);
    const within = this.#isWithin(key);
    const all = this.#same.get(key)?.all ?? [];
    if (within !== before) this.#tell(all, !within);
    else if (within && !verdict.hidden && this.#same.get(key)?.all.has(verdict)) this.#quiet.add(verdict);
  }

  #tell(verdicts: Iterable<Verdict>, aloud: boolean): void {
    for (const verdict of verdicts) {
      if (aloud) this.#quiet.delete(verdict);
      else this.#quiet.add(verdict);
      this.#moved.add(verdict.finding.at.in.uri);
    }
  }
}

const keys = new WeakMap<Verdict, string>();

function keyOf(verdict: Verdict): string {
  const known = keys.get(verdict);
  if (known !== undefined) return known;
  const key = fingerprintOf(verdict.finding, verdict.about);
  keys.set(verdict, key);
  return key;
}
