/** Every requirement of the articles lives somewhere: in fields and rules that exist, or in a fact that a hover shows. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DUTIES } from "../../schemas/duties.ts";
import { MODELS } from "../../schemas/policy.ts";
import { schemaAt } from "../../schemas/shape.ts";
import { articleOf, factPlaces, factsFor } from "../../server/src/frameworks/articles.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { rulesOf } from "../tools/operating-models.ts";
import { requirements } from "../tools/requirements.ts";

/** How many requirements each article has. */
const COUNTS = [25, 29, 25, 28, 29];

/** `*` is an id in one place and a list's place in another. */
const isField = (path: string): boolean => {
  const steps = path.split(".");
  const tries = steps.reduce<(string | number)[][]>(
    (all, step) =>
      all.flatMap((one) =>
        step === "*"
          ? [
              [...one, "x"],
              [...one, 0],
            ]
          : [[...one, step]],
      ),
    [[]],
  );
  return tries.some((one) => schemaAt(one) !== undefined);
};

const registered = new Set(rules.map(({ id }) => id));
const numbers = new Set(requirements.map(({ number }) => number));
const facts = factPlaces().flatMap((place) => factsFor(place).map((fact) => ({ place, ...fact })));

test("all 136 requirements are there, once and in order", () => {
  const expected = COUNTS.flatMap((count, article) =>
    Array.from({ length: count }, (_, i) => `${article}.${String(i + 1).padStart(2, "0")}`),
  );
  assert.deepEqual(requirements.map(({ number }) => number).sort(), expected);
  assert.equal(expected.length, 136);
});

test("every field is one of the manifest", () => {
  for (const { number, fields } of requirements)
    for (const field of fields) assert.ok(isField(field), `${number}: ${field}`);
});

test("every rule exists, and is said once", () => {
  for (const { number, also } of requirements)
    for (const id of also) {
      assert.ok(registered.has(id), `${number}: ${id}`);
      assert.ok(
        !rules.some((rule) => rule.id === id && rule.requirements.includes(number)),
        `${number}: ${id} names the number itself`,
      );
    }
});

test("every number that a rule names is a requirement", () => {
  for (const { id, requirements: named } of rules)
    for (const number of named) assert.ok(numbers.has(number), `${id}: ${number}`);
});

test("every requirement is written, checked, shown or kept", () => {
  for (const one of requirements) {
    const lives =
      one.fields.length > 0 ||
      rulesOf(one).length > 0 ||
      one.kept !== undefined ||
      facts.some(({ requirement }) => requirement === one.number);
    assert.ok(lives, one.number);
  }
});

test("every fact belongs to a requirement and to a place that can show it", () => {
  for (const { place, requirement, text } of facts) {
    assert.ok(numbers.has(requirement), `${requirement}: ${text}`);
    assert.ok(
      registered.has(place) || place in DUTIES || place in MODELS || isField(place),
      `${place} is no rule, duty, model or field`,
    );
    assert.match(text, /^[\p{Lu}“\d].*[.”]$/u, text);
  }
});

test("a figure is a figure of its article, and nothing else is", () => {
  for (const { requirement, text, figure } of facts) {
    const says = text.includes(`, as cited in the article “${articleOf(requirement)}”.`);
    assert.equal(figure ?? false, says, text);
    if (!figure) assert.doesNotMatch(text, /\d+(\.\d+)?\s?%|\d+ of \d+/, text);
  }
});
