/**
 * What lies around the facts of a workspace and changes with it: the files that they name, and which exceptions hide something.
 * Lives as long as its workspace. Nothing here looks at a file system; the host is told what to look for, and answers.
 */

import type { Before } from "../model/before.ts";
import type { Facts, Silence } from "../model/facts.ts";
import { locate, urisOf } from "../model/index-files.ts";
import { type Outside, thereKey } from "../model/outside.ts";
import { documentOf } from "../model/proof.ts";
import type { Refused } from "../model/suppression.ts";
import type { Verdict } from "../policy/judge.ts";
import type { Segment } from "../text/span.ts";
import { resolveUri } from "../text/uri.ts";
import { Copies } from "./quiet/copies.ts";
import { Known } from "./quiet/known.ts";
import { Uses } from "./quiet/uses.ts";
import type { Row } from "./told.ts";

export class Surroundings implements Outside {
  /** What things were in the base of a change. */
  before: Before | undefined;
  readonly roots: () => readonly string[];
  readonly sees: (match: string) => boolean;
  readonly ruleIds: readonly string[];
  /** The files that segments name in `extends`, as uris. */
  readonly #extends = new Map<Segment, readonly string[]>();
  /** The documents that segments name as proof, as uris. */
  readonly #proofs = new Map<Segment, readonly string[]>();
  /** Whether any has been named since somebody looked: most keys name none. */
  #fresh = false;
  /** Whether they are there, by place. */
  readonly #there = new Map<string, boolean>();
  /** Findings that are one, though several files show them. */
  readonly #copies = new Copies();
  /** Findings of a baseline, or of the base of a change. */
  readonly #known = new Known();
  /** What exceptions and suppressions hide. */
  readonly uses = new Uses();

  constructor(ask: Pick<Outside, "roots" | "sees" | "ruleIds">) {
    this.roots = ask.roots;
    this.sees = ask.sees;
    this.ruleIds = ask.ruleIds;
  }

  isThere(place: string): boolean | undefined {
    return this.#there.get(place);
  }

  hides(silence: Silence, rule?: string): boolean {
    return this.uses.hides(silence, rule);
  }

  refusals(silence: Silence): readonly Refused[] {
    return this.uses.refusals(silence);
  }

  /** Notes the files that a segment names. */
  add(segment: Segment, facts: Facts): void {
    if (facts.extends.length > 0)
      this.#extends.set(
        segment,
        facts.extends.map(({ value }) => resolveUri(segment.uri, value)),
      );
    if (facts.evidence.length === 0) return;
    const proofs = facts.evidence.flatMap(({ ref }) => {
      const path = documentOf(ref);
      return path === undefined ? [] : urisOf(segment.uri, path, this.roots());
    });
    if (proofs.length === 0) return;
    this.#proofs.set(segment, proofs);
    this.#fresh = true;
  }

  forget(segment: Segment): void {
    this.#extends.delete(segment);
    this.#proofs.delete(segment);
  }

  /** The uris that `extends` names. */
  extended(): ReadonlySet<string> {
    return new Set([...this.#extends.values()].flat());
  }

  /** The proofs that nobody has looked for yet; `again`: also those that were not there when somebody looked. */
  unseen(again: boolean): readonly string[] {
    if (this.#proofs.size === 0 || !(this.#fresh || again)) return [];
    const uris = new Set([...this.#proofs.values()].flat());
    return [...uris].filter((uri) => {
      const known = this.#there.get(locate(uri));
      return known === undefined || (again && !known);
    });
  }

  /** Takes the answers; out come the keys of those that are new. */
  saw(answers: ReadonlyMap<string, boolean>): readonly string[] {
    const keys: string[] = [];
    for (const [uri, is] of answers) {
      const place = locate(uri);
      if (this.#there.get(place) === is) continue;
      this.#there.set(place, is);
      keys.push(thereKey(place));
    }
    this.#fresh = this.unseen(true).some((uri) => !this.#there.has(locate(uri)));
    return keys;
  }

  /** Counts what exceptions hide, and what is there several times, when the verdicts of a segment give way to others. */
  recount(before: readonly Verdict[] | undefined, after: readonly Verdict[] | undefined): void {
    this.#copies.recount(before, after);
    this.#known.recount(before, after);
    this.uses.recount(before, after);
  }

  /** The verdicts of a file as they are shown; `known`: those that are not, because they are known. */
  fold(verdicts: readonly Verdict[], known = false): readonly Verdict[] {
    if (!this.#known.any) return known ? [] : this.#copies.fold(verdicts);
    return this.#copies.fold(verdicts.filter((verdict) => this.#known.has(verdict) === known));
  }

  /** The same by segment: the rows themselves, where nothing is shown otherwise. */
  foldRows(rows: readonly Row[]): readonly Row[] {
    if (!this.#known.any && !this.#copies.any) return rows;
    return rows.map(({ segment, verdicts }) => ({ segment, verdicts: this.fold(verdicts) }));
  }

  /** Findings that are known from now on, by their fingerprints. `all`: every verdict of the workspace. */
  know(counts: ReadonlyMap<string, number> | undefined, all: () => Iterable<Verdict>): void {
    this.#known.set(counts, all);
  }

  /** The files in which verdicts are shown otherwise since this was last asked. */
  moved(): ReadonlySet<string> {
    const [copies, known] = [this.#copies.moved(), this.#known.moved()];
    return known.size === 0 ? copies : new Set([...copies, ...known]);
  }

  /** The keys of the exceptions and suppressions that hide something else now than before. */
  turned(): readonly string[] {
    return this.uses.turned();
  }
}
