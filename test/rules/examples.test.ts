/** The examples in the rules: what the documentation shows is what the rules do. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { rules } from "../../server/src/rules/registry.ts";
import type { Example, Rule } from "../../server/src/rules/rule.ts";
import { draw, drawsRelated, pagesOf, plain } from "../harness/annotated.ts";
import { marksOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";
import { checkCase } from "../harness/rule.ts";

for (const rule of rules)
  describe(rule.id, () => {
    rule.examples.forEach((example, i) => {
      test(`example ${i + 1}: the bad document has this fault and no other`, () => assertBad(rule, example));
      test(`example ${i + 1}: the good document has no fault`, () => assertGood(example));
    });
  });

function assertBad(rule: Rule, { bad, ...where }: Example): void {
  checkCase(rule, { doc: bad, ...where });
  const { path } = where;
  const workspace = workspaceOf(pagesOf(bad, path), settingOf(where));
  const found = verdictsOf(workspace).filter(
    ({ level, finding }) => level !== "hint" || finding.rule === rule.id,
  );
  assert.ok(found.length > 0, "The bad document shows nothing");
  const titled = /^\n?=== /.test(bad);
  assert.equal(draw(pagesOf(bad, path), marksOf(workspace, found, drawsRelated(bad)), titled), plain(bad));
}

const settingOf = ({
  path,
  before,
  beside,
}: Pick<Example, "before" | "beside"> & { path?: string | undefined }) => ({
  beside,
  before: before === undefined ? undefined : pagesOf(before, path),
});

function assertGood({ good, path, ...where }: Example): void {
  const pages = pagesOf(good, path);
  const workspace = workspaceOf(pages, settingOf({ path, ...where }));
  const found = verdictsOf(workspace).filter(({ level }) => level !== "hint");
  const titled = /^\n?=== /.test(good);
  assert.equal(draw(pages, marksOf(workspace, found), titled), plain(good));
}
