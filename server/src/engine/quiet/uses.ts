/** What silences are good for: how many verdicts each hides, and which it may not hide. Told anew when that changes. */
import type { Silence } from "../../model/facts.ts";
import { hidesKey } from "../../model/outside.ts";
import type { Refused } from "../../model/suppression.ts";
import type { Verdict } from "../../policy/judge.ts";

/** An exception from this rule would be needed just because it is not: such a one never counts as used or unused. */
const UNUSED = "exception-unused";

interface Use {
  /** How many verdicts of each rule it covers. */
  readonly rules: Map<string, number>;
  /** Why it is refused, with how often. */
  readonly refused: Map<string, { readonly why: Refused; readonly times: number }>;
}

const NEVER: readonly Refused[] = [];

export class Uses {
  readonly #uses = new Map<Silence, Use>();
  /** Those whose use has changed, with what it was, and with what it was whenever somebody asked on the way. */
  readonly #changed = new Map<Silence, Set<string>>();

  hides(silence: Silence, rule?: string): boolean {
    const use = this.#asked(silence);
    return use !== undefined && (rule === undefined ? use.rules.size > 0 : use.rules.has(rule));
  }

  /** How many verdicts it covers. */
  count(silence: Silence): number {
    return [...(this.#uses.get(silence)?.rules.values() ?? [])].reduce((sum, n) => sum + n, 0);
  }

  refusals(silence: Silence): readonly Refused[] {
    const use = this.#asked(silence);
    return use && use.refused.size > 0 ? [...use.refused.values()].map(({ why }) => why) : NEVER;
  }

  /** The verdicts of a segment give way to others. */
  recount(before: readonly Verdict[] | undefined, after: readonly Verdict[] | undefined): void {
    if (before) this.#add(before, -1);
    if (after) this.#add(after, 1);
  }

  /** The keys of those that hide, or may not hide, something else than what somebody was told since this was last asked. */
  turned(): readonly string[] {
    if (this.#changed.size === 0) return [];
    const turned = [...this.#changed].filter(([silence, told]) => {
      const now = this.#state(silence);
      return [...told].some((state) => state !== now);
    });
    this.#changed.clear();
    return [...new Set(turned.map(([silence]) => hidesKey(silence)))];
  }

  /** What is told now, between the verdicts that go and those that come, may not be what holds when all have come. */
  #asked(silence: Silence): Use | undefined {
    this.#changed.get(silence)?.add(this.#state(silence));
    return this.#uses.get(silence);
  }

  #add(verdicts: readonly Verdict[], by: 1 | -1): void {
    for (const { covered, refused, rule } of verdicts) {
      if (rule.id === UNUSED) continue;
      for (const silence of covered) this.#note(silence, ({ rules }) => bump(rules, rule.id, by));
      for (const { silence, why } of refused)
        this.#note(silence, (use) => {
          const key = keyOf(why);
          const times = (use.refused.get(key)?.times ?? 0) + by;
          if (times > 0) use.refused.set(key, { why, times });
          else use.refused.delete(key);
        });
    }
  }

  #note(silence: Silence, change: (use: Use) => void): void {
    if (!this.#changed.has(silence)) this.#changed.set(silence, new Set([this.#state(silence)]));
    const use = this.#uses.get(silence) ?? { rules: new Map(), refused: new Map() };
    change(use);
    if (use.rules.size > 0 || use.refused.size > 0) this.#uses.set(silence, use);
    else this.#uses.delete(silence);
  }

  #state(silence: Silence): string {
    const { rules, refused } = this.#uses.get(silence) ?? {};
    return `${[...(rules?.keys() ?? [])].sort().join()}\n${[...(refused?.keys() ?? [])].sort().join()}`;
  }
}

function bump(counts: Map<string, number>, key: string, by: number): void {
  const n = (counts.get(key) ?? 0) + by;
  if (n > 0) counts.set(key, n);
  else counts.delete(key);
}

const keyOf = (why: Refused): string =>
  why.is === "self" ? `self ${why.overlap.role} ${why.overlap.party.value}` : `too-long ${why.level}`;
