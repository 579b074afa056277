/** One rule over annotated documents: its findings are drawn back, and every fix that it offers is made. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Rule } from "../../server/src/rules/rule.ts";
import { draw, drawsRelated, pagesOf, plain } from "./annotated.ts";
import { fixesOf, marksOf, type Tried, verdictsOf, workspaceOf } from "./pipeline.ts";

export interface Case {
  /** The document, or several under lines `=== path`, with what is expected drawn in. */
  readonly doc: string;
  /** The path of a single document; its ending tells the language. `nhi.yaml` where left out. */
  readonly path?: string;
  /** 2026-11-22 where left out. */
  readonly today?: string;
  /** The documents before the change. */
  readonly before?: string;
  /** The folder has been read to its end; besides the documents it holds these files. Left out: nobody has looked. */
  readonly beside?: readonly string[];
  /** The titles of the fixes of the first finding, in order. */
  readonly fixes?: readonly string[];
  /** Which fix makes `fixed`; the first where left out. */
  readonly fix?: string;
  /** The document after the fix. */
  readonly fixed?: string;
  /** Titles of fixes that must be refused, because they would leave a fault. */
  readonly refused?: readonly string[];
  /** false: the first fix is none that a person would take first. A claim about the world never is. */
  readonly preferred?: boolean;
  /** The arithmetic of the first finding, as `label: value`. */
  readonly because?: readonly string[];
}

/** Declares one test per case. The rule alone finds; fixes are tried with all rules, so that none leaves another fault behind. */
export function checkRule(rule: Rule, cases: Readonly<Record<string, string | Case>>): void {
  describe(rule.id, () => {
    test("no case is there twice", () => assertDistinct(rule, cases));
    for (const [name, given] of Object.entries(cases)) test(name, () => checkCase(rule, asCase(given)));
  });
}

const asCase = (given: string | Case): Case => (typeof given === "string" ? { doc: given } : given);

export function checkCase(rule: Rule, { doc, path, today, beside, before: old, ...expected }: Case): void {
  const pages = pagesOf(doc, path);
  const before = old === undefined ? undefined : pagesOf(old, path);
  const workspace = workspaceOf(pages, { today, beside, before, rules: [rule] });
  const verdicts = verdictsOf(workspace);
  const titled = /^\n?=== /.test(doc);
  assert.equal(draw(pages, marksOf(workspace, verdicts, drawsRelated(doc)), titled), plain(doc));

  const first = verdicts[0]?.finding;
  if (expected.because)
    assert.deepEqual(
      first?.because.map(({ label, value }) => `${label}: ${value}`),
      expected.because,
    );
  for (const { finding } of verdicts)
    for (const [i, { title, preferred, class: kind }] of finding.fixes.entries())
      assert.equal(
        preferred ?? false,
        i === 0 && kind !== "attest" && expected.preferred !== false,
        `"${title}" is ${preferred ? "" : "not "}preferred`,
      );
  if (expected.fixes)
    assert.deepEqual(
      first?.fixes.map(({ title }) => title),
      expected.fixes,
    );

  const whole = workspaceOf(pages, { today, beside, before });
  const tried = verdictsOf(whole)
    .filter(({ finding }) => finding.rule === rule.id)
    .map((verdict) => fixesOf(whole, verdict));
  for (const fix of tried.flat()) assertMade(fix, expected.refused ?? []);
  if (expected.fixed !== undefined) {
    const fix = tried[0]?.find(({ title }) => expected.fix === undefined || title === expected.fix);
    assert.ok(fix && !("refused" in fix.result), `There is no fix ${expected.fix ?? ""}`);
    assert.equal(draw(fix.result, [], titled), plain(expected.fixed));
  }
}

function assertMade({ title, result }: Tried, refused: readonly string[]): void {
  const reason = "refused" in result ? result.refused : undefined;
  if (refused.includes(title)) assert.ok(reason, `"${title}" should be refused`);
  else assert.equal(reason, undefined, `"${title}" is refused`);
}

function assertDistinct(rule: Rule, cases: Readonly<Record<string, string | Case>>): void {
  const seen = new Map<string, string>();
  for (const { bad } of rule.examples) seen.set(plain(bad), "an example of the rule");
  for (const [name, given] of Object.entries(cases)) {
    const { doc, path, today, before } = asCase(given);
    const key = [path, today, before, plain(doc)].filter(Boolean).join("\n");
    assert.equal(seen.get(key), undefined, `"${name}" is the same document as another case`);
    seen.set(key, name);
  }
}
