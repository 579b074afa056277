/** A fix as it is offered: of which finding, under which name, and what it asks. */
import type { Verdict } from "../policy/judge.ts";
import type { Ask, Fix } from "../rules/finding.ts";
import { fingerprintOf } from "./about.ts";
import { asksOf } from "./asks.ts";

/** A fix of a finding, named so that it can be found again in the same version of the document. */
export interface Offer {
  readonly verdict: Verdict;
  readonly fix: Fix;
  /** `<fingerprint>#<place>#<name>`. */
  readonly id: string;
  /** What a person must say first; empty for most. */
  readonly asks: readonly Ask[];
}

/** The offer of a fix; `name` tells it from the others of its finding: its number, or the way in which it silences. */
export function offerOf(verdict: Verdict, fix: Fix, name: number | string): Offer {
  const { finding, about } = verdict;
  const place = finding.at.in.base + finding.at.start;
  return { verdict, fix, id: `${fingerprintOf(finding, about)}#${place}#${name}`, asks: asksOf(fix.edits) };
}
