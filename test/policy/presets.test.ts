/** `policy.preset`, and the order in which preset, rules and paths go before each other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { PRESETS as WORDS } from "../../schemas/policy.ts";
import { ruleLevels } from "../../server/src/policy/explain.ts";
import { levelOf, optionsOf, type Where } from "../../server/src/policy/levels.ts";
import { PRESETS } from "../../server/src/policy/presets.ts";
import { rules } from "../../server/src/rules/registry.ts";
import type { Level, Rule } from "../../server/src/rules/rule.ts";
import { workspaceOf } from "../harness/pipeline.ts";

const LEVELS: readonly Level[] = ["hint", "information", "warning", "error"];
const SUPPORTS = ["direct", "partial", "convention", "own"] as const;

const where = (path: string, format = "native"): Where => ({ path, within: path, format });

const worldOf = (policy: string) =>
  workspaceOf([{ path: "nhi.yaml", text: `nhi: 1\npolicy:\n${policy}` }]).world;

const ruleNamed = (id: string): Rule => {
  const rule = rules.find((one) => one.id === id);
  assert.ok(rule, id);
  return rule;
};

test("the manifest knows the presets that there are", () => {
  assert.deepEqual(Object.keys(WORDS), Object.keys(PRESETS));
});

test("quiet leaves what somebody has to see to, strict says all of it louder, standard changes nothing", () => {
  const table = (preset: keyof typeof PRESETS) =>
    SUPPORTS.map((support) => LEVELS.map((level) => PRESETS[preset](level, { support })).join(" "));
  assert.deepEqual(table("quiet"), [
    "off off warning error",
    "off off warning error",
    "off off off error",
    "off off off error",
  ]);
  assert.deepEqual(table("strict"), [
    "information warning error error",
    "information warning warning error",
    "information warning warning error",
    "information warning warning error",
  ]);
  assert.deepEqual(new Set(table("standard")), new Set(["hint information warning error"]));
});

test("a preset keeps the order of levels: what was graver is never milder afterwards", () => {
  const rank = (level: Level | "off"): number => (level === "off" ? -1 : LEVELS.indexOf(level));
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.values(PRESETS)),
      fc.constantFrom(...SUPPORTS),
      fc.constantFrom(...LEVELS),
      fc.constantFrom(...LEVELS),
      (preset, support, a, b) => {
        if (rank(a) < rank(b)) assert.ok(rank(preset(a, { support })) <= rank(preset(b, { support })));
      },
    ),
  );
});

test("preset, then rules, then paths, then the lowering of copies", () => {
  const world = worldOf(`  preset: quiet
  rules:
    owner-catch-all: information
    rotation-due: { options: { much: true } }
  paths:
    - { match: "a/**", rules: { owner-catch-all: error, purpose-missing: off } }
    - { match: ["a/b/**", "c/**"], rules: { owner-catch-all: { level: hint } } }
`);
  const level = (id: string, path: string, format?: string) =>
    levelOf(ruleNamed(id), ruleNamed(id).level, where(path, format), world);
  assert.equal(level("owner-catch-all", "x.yaml"), "information");
  assert.equal(level("owner-catch-all", "a/x.yaml"), "error");
  assert.equal(level("owner-catch-all", "a/b/x.yaml"), "hint");
  assert.equal(level("owner-catch-all", "c/x.yaml"), "hint");
  assert.equal(level("rotation-due", "x.yaml"), "off", "options alone leave the preset's level");
  assert.equal(level("purpose-missing", "a/x.yaml"), "off");
  assert.equal(level("purpose-missing", "x.yaml"), "warning");
  assert.equal(level("owner-catch-all", "a/vendor/x.yaml", "kubernetes"), "warning");
  assert.equal(level("owner-catch-all", "a/vendor/x.yaml", "native"), "error");
});

test("a message with a level of its own goes through the preset, too", () => {
  const world = worldOf("  preset: strict\n");
  const rule = ruleNamed("owner-missing");
  assert.equal(levelOf(rule, "hint", where("x.yaml"), world), "information");
  assert.equal(levelOf(rule, "warning", where("x.yaml"), world), "error");
});

test("an unknown preset changes nothing", () => {
  const world = worldOf("  preset: loud\n");
  for (const rule of rules) assert.equal(levelOf(rule, rule.level, where("x"), world), rule.level);
});

test("nothing that is written there breaks a check, or takes long", () => {
  const odd = [
    '""',
    '["", 3]',
    "3",
    "{ a: 1 }",
    '"+(a|aa)+(a|aa)+(a|aa)b"',
    `"${"*a".repeat(60)}"`,
    `"${"x".repeat(70_000)}"`,
  ];
  for (const match of odd)
    for (const set of ["{ owner-missing: warning }", "3", "[a]", "{ owner-missing: { options: 3 } }"]) {
      const world = worldOf(
        `  preset: [a]\n  rules: ${set}\n  paths:\n    - 5\n    - { match: ${match}, rules: ${set} }\n`,
      );
      const begun = performance.now();
      const level = levelOf(ruleNamed("owner-missing"), "error", where("a".repeat(60)), world);
      assert.ok(level === "error" || level === "warning");
      assert.ok(performance.now() - begun < 1000, match.slice(0, 40));
      optionsOf("owner-missing", "a.yaml", world);
    }
});

test("options of rules and paths are joined key by key, the last one wins", () => {
  const world = worldOf(`  rules:
    owner-missing: { level: warning, options: { a: 1, b: 1 } }
  paths:
    - { match: "a/**", rules: { owner-missing: { options: { b: 2, c: 2 } } } }
    - { match: "a/b/**", rules: { owner-missing: { options: { c: 3 } } } }
`);
  assert.deepEqual(optionsOf("owner-missing", "x.yaml", world), { a: 1, b: 1 });
  assert.deepEqual(optionsOf("owner-missing", "a/x.yaml", world), { a: 1, b: 2, c: 2 });
  assert.deepEqual(optionsOf("owner-missing", "a/b/x.yaml", world), { a: 1, b: 2, c: 3 });
  assert.equal(optionsOf("purpose-missing", "a/x.yaml", world), undefined);
});

test("the steps that are told lead to the level, for every rule and place", () => {
  const world = worldOf(`  preset: strict
  rules: { owner-missing: off, purpose-missing: warning }
  paths: [{ match: "vendor/**", rules: { owner-missing: error } }]
`);
  for (const path of ["nhi.yaml", "vendor/x.yaml"])
    for (const format of ["native", "kubernetes"])
      for (const { rule, level, steps } of ruleLevels(rules, where(path, format), world)) {
        assert.equal(steps[0]?.by, "rule");
        assert.equal(steps.at(-1)?.level, level, rule);
        for (const { by, at } of steps) assert.equal(at !== undefined, by !== "rule" && by !== "copy");
      }
});

test("the findings have the levels that are explained", () => {
  const text = `nhi: 1
policy: { preset: strict, rules: { purpose-missing: hint } }
identities:
  bot: { type: bot }
`;
  const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
  const levels = new Map(
    ruleLevels(rules, where("nhi.yaml"), workspace.world).map(({ rule, level, also }) => [
      rule,
      [level, ...also],
    ]),
  );
  const verdicts = workspace.verdicts("file:///w/nhi.yaml");
  assert.ok(verdicts.length > 2);
  for (const { rule, level } of verdicts)
    assert.ok(levels.get(rule.id)?.includes(level), `${rule.id} ${level}`);
});
