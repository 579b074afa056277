/** Every requirement of the articles lives somewhere: in fields and rules that exist, or in a fact that a hover shows. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { schemaAt } from "../../schemas/shape.ts";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toPlain } from "../../server/src/engine/prose.ts";
import { articleOf, factPlaces, factsFor } from "../../server/src/frameworks/articles.ts";
import { DUTIES } from "../../server/src/model/duties.ts";
import { DUTY_REASONS } from "../../server/src/model/duty-reasons.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { pointed } from "../engine/files.ts";
import { rulesOf } from "../tools/operating-models.ts";
import { requirements } from "../tools/requirements.ts";
import { ROOT } from "./sources.ts";

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

test("every number that a duty names is a requirement", () => {
  for (const duty of DUTIES)
    for (const number of DUTY_REASONS[duty].requirements)
      assert.ok(numbers.has(number), `${duty}: ${number}`);
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
    assert.ok(registered.has(place) || isField(place), `${place} is no rule or field`);
    assert.match(text, /^[\p{Lu}“\d].*[.”]$/u, text);
  }
});

test("the hover on a field tells what the articles say of it", () => {
  const pages = ["small", "mid-size", "enterprise"].flatMap((name) => {
    const folder = path.join(ROOT, "examples", name);
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".yaml"))
      .map((file) => ({ file, text: readFileSync(path.join(folder, file), "utf8") }));
  });
  for (const place of factPlaces()) {
    if (registered.has(place)) continue;
    const key = new RegExp(`(?<=^|[\\s{])${place.split(".").at(-1)}:`, "g");
    const hovers = pages.flatMap(({ file, text }) =>
      [...text.matchAll(key)].map(({ index }) => {
        const at = pointed(`${text.slice(0, index)}¦${text.slice(index)}`, { path: file });
        return toPlain(explainAt(at.workspace, at.uri, at.position)?.blocks ?? []);
      }),
    );
    const told = (hover: string) => factsFor(place).every(({ text }) => hover.includes(text));
    assert.ok(hovers.some(told), place);
  }
});

test("a figure is a figure of its article, and nothing else is", () => {
  for (const { requirement, text, figure } of facts) {
    const says = text.includes(`, as cited in the article “${articleOf(requirement)}”.`);
    assert.equal(figure ?? false, says, text);
    if (!figure) assert.doesNotMatch(text, /\d+(\.\d+)?\s?%|\d+ of \d+/, text);
  }
});
