import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse as parseYaml } from "yaml";
import { all, lowered, problems, sayings } from "./lowered.ts";

const FIXTURES = ["startup.nhi.yaml", "mid-size.nhi.yaml", "bank/hub.nhi.yaml", "bank/cards.nhi.yaml"];
const read = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

for (const name of FIXTURES) {
  test(`${name} has nothing wrong with its shape`, () => {
    assert.deepEqual(problems(lowered(read(name), name)), []);
  });

  test(`every date of ${name} can be read`, () => {
    const dates = all(lowered(read(name), name), "dates");
    assert.ok(dates.length >= 5);
    assert.deepEqual(
      dates.filter(({ reading }) => reading.is !== "date"),
      [],
    );
  });

  test(`${name} says the same as JSON`, () => {
    const json = JSON.stringify(parseYaml(read(name)), null, 2);
    assert.deepEqual(sayings(lowered(json, "x.nhi.json")), sayings(lowered(read(name), name)));
  });

  test(`every beginning of ${name} is read without a fall`, () => {
    const text = read(name);
    for (let end = 0; end < text.length; end += 7) lowered(text.slice(0, end), name);
  });
}

test("the start-up's identities are known with their owners", () => {
  const identities = all(lowered(read("startup.nhi.yaml")), "identities");
  assert.deepEqual(
    identities.map(({ id, owner }) => `${id.value} ${owner.is === "present" ? owner.value : owner.is}`),
    ["ci-deploy platform", "stripe-billing app", "npm-publish platform", "review-bot platform"],
  );
});

test("the bank's spoke names its hub", () => {
  const named = all(lowered(read("bank/cards.nhi.yaml")), "extends").map(({ value }) => value);
  assert.deepEqual(named, ["../identity/.nhi/hub.nhi.yaml"]);
});
