/**
 * Findings that are known already, from a baseline or from the base of a change: they are not told again, until there are more of them
 * than are known; then all are. Where nothing is known, a key costs nothing here.
 */
import type { Verdict } from "../policy/judge.ts";
import { fingerprintOf } from "./about.ts";
import { copyKeyOf } from "./copies.ts";

/** How many findings these are for a reader: copies of one thing in overlays are one. */
export const tellings = (verdicts: Iterable<Verdict>): number =>
  new Set([...verdicts].map((verdict) => copyKeyOf(verdict) ?? verdict)).size;

export class Known {
  /** How often each is known, by its fingerprint; undefined: nothing is. */
  #counts: ReadonlyMap<string, number> | undefined;
  /** The verdicts that have a known fingerprint. */
  readonly #same = new Map<string, Set<Verdict>>();
  /** Files in which something is told now that was not, or the other way round. */
  #moved = new Set<string>();

  get any(): boolean {
    return this.#counts !== undefined;
  }

  /** Other things are known from now on. `all`: every verdict of the workspace. */
  set(counts: ReadonlyMap<string, number> | undefined, all: () => Iterable<Verdict>): void {
    this.#noteAll();
    this.#same.clear();
    this.#counts = counts;
    if (!counts) return;
    for (const verdict of all()) this.#put(verdict);
    this.#noteAll();
  }

  /** The verdicts of a segment give way to others. */
  recount(before: readonly Verdict[] | undefined, after: readonly Verdict[] | undefined): void {
    if (!this.#counts) return;
    for (const verdict of before ?? []) this.#turn(verdict, () => this.#take(verdict));
    for (const verdict of after ?? []) this.#turn(verdict, () => this.#put(verdict));
  }

  /** The files whose verdicts are told otherwise since this was last asked. */
  moved(): ReadonlySet<string> {
    const moved = this.#moved;
    if (moved.size > 0) this.#moved = new Set();
    return moved;
  }

  /** Whether the finding is known, and no more often there than that. */
  has(verdict: Verdict): boolean {
    return this.#counts !== undefined && !verdict.hidden && this.#within(keyOf(verdict));
  }

  #within(key: string): boolean {
    const known = this.#counts?.get(key) ?? 0;
    return known > 0 && tellings(this.#same.get(key) ?? []) <= known;
  }

  #put(verdict: Verdict): void {
    const key = keyOf(verdict);
    if (verdict.hidden || !this.#counts?.has(key)) return;
    const same = this.#same.get(key);
    if (same) same.add(verdict);
    else this.#same.set(key, new Set([verdict]));
  }

  #take(verdict: Verdict): void {
    const key = keyOf(verdict);
    const same = this.#same.get(key);
    same?.delete(verdict);
    if (same?.size === 0) this.#same.delete(key);
  }

  /** Where one more is one too many, all the others are told, too. */
  #turn(verdict: Verdict, change: () => void): void {
    const key = keyOf(verdict);
    if (!this.#counts?.has(key)) return;
    const before = this.#within(key);
    const places = [...(this.#same.get(key) ?? [])];
    change();
    if (this.#within(key) === before) return;
    for (const { finding } of [...places, ...(this.#same.get(key) ?? [])]) this.#moved.add(finding.at.in.uri);
  }

  #noteAll(): void {
    for (const same of this.#same.values())
      for (const { finding } of same) this.#moved.add(finding.at.in.uri);
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
