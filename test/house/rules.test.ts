/** Every rule is whole: registered in order, explained, backed, with an honest word on its repair. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { controlOf } from "../../server/src/frameworks/catalogue.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { ROOT } from "./sources.ts";

const PARTS = new Set(["rule.ts", "finding.ts", "registry.ts"]);

test("rules are registered once, in order, and every rule file is", () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual(ids, [...new Set(ids)].sort());
  const files = readdirSync(path.join(ROOT, "server/src/rules")).filter(
    (name) => name.endsWith(".ts") && !PARTS.has(name),
  );
  assert.deepEqual(files.map((name) => name.replace(/\.ts$/, "")).sort(), ids);
});

test("every rule has a test of its own", () => {
  const missing = rules.filter(({ id }) => !existsSync(path.join(ROOT, `test/rules/${id}.test.ts`)));
  assert.deepEqual(
    missing.map(({ id }) => id),
    [],
  );
});

test("ids name a thing and its fault; titles are one sentence without a full stop; the reason is prose", () => {
  for (const { id, title, why, examples } of rules) {
    assert.match(id, /^[a-z]+(-[a-z]+)+$/, id);
    assert.match(title, /^[A-Z].*[^.]$/, id);
    assert.match(why, /^[A-Z].{30,}\.$/s, id);
    for (const { bad, good } of examples) {
      assert.match(bad, new RegExp(`\\^+ \\w+ ${id}: `), `${id}: the bad example draws the finding`);
      assert.doesNotMatch(good, /\^{2,} \w+ /, `${id}: the good example draws none`);
    }
  }
});

test("every control that a rule cites is in the catalogue and current", () => {
  for (const { id, controls, support } of rules) {
    assert.equal(controls.length === 0, support === "own", `${id}: ${support}`);
    for (const { framework, version, id: control } of controls)
      assert.equal(
        controlOf(framework, version, control)?.status,
        "current",
        `${id}: ${framework} ${control}`,
      );
  }
});

test("every rule has a fix that holds in its example, or says why there is none", () => {
  for (const { id, noFix } of rules) {
    const page = readFileSync(path.join(ROOT, `docs/rules/${id}.md`), "utf8");
    assert.equal(/\n- .* \((safe|your decision|claims)/.test(page), noFix === undefined, id);
    assert.equal(page.includes(`No quick fix: ${noFix}.`), noFix !== undefined, id);
  }
});

test("a published id never disappears", () => {
  const published = readFileSync(path.join(ROOT, "test/house/published-rules.txt"), "utf8")
    .split("\n")
    .filter(Boolean);
  const now = new Set(rules.map(({ id }) => id));
  assert.deepEqual(
    published.filter((id) => !now.has(id)),
    [],
  );
});
