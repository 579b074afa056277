import assert from "node:assert/strict";
import { test } from "node:test";
import { keyAt, keysOf, kindsOf, manifestShape, type Shape, schemaAt, wordsOf } from "../../schemas/shape.ts";
import { rules } from "../../server/src/rules/registry.ts";

test("a path leads to the shape of its value", () => {
  assert.deepEqual(kindsOf(schemaAt(["identities", "any", "owner"]) ?? assert.fail()), ["party"]);
  assert.deepEqual(kindsOf(schemaAt(["identities", "any", "scopes", 0]) ?? assert.fail()), ["scope"]);
  assert.deepEqual(kindsOf(schemaAt(["identities", "any", "scopes", 0, "expires"]) ?? assert.fail()), [
    "date",
  ]);
  assert.deepEqual(kindsOf(schemaAt(["policy", "maxAge", "certificate"]) ?? assert.fail()), ["duration"]);
  assert.deepEqual(kindsOf(schemaAt(["access", 3, "subject"]) ?? assert.fail()), ["party"]);
  assert.equal(schemaAt(["identities", "any", "nonsense"]), undefined);
  assert.equal(schemaAt(["identities", 0]), undefined);
});

test("a key knows whether it is required and which rule speaks for it", () => {
  assert.deepEqual(
    ["type", "owner", "purpose", "sponsor"].map((name) => {
      const key = keyAt(["identities", "any", name]);
      return [key?.required, key?.rule];
    }),
    [
      [true, undefined],
      [true, "owner-missing"],
      [true, "purpose-missing"],
      [false, undefined],
    ],
  );
});

test("keys and words of a value that can be written in two ways are those of both", () => {
  const expires = schemaAt(["identities", "any", "credentials", 0, "expires"]);
  assert.ok(expires);
  assert.deepEqual([...wordsOf(expires).keys()], ["never"]);
  const scope = schemaAt(["identities", "any", "scopes", 0]);
  assert.ok(scope && keysOf(scope).has("justification"));
});

test("every rule that a key leaves its absence to exists", () => {
  const known = new Set(rules.map(({ id }) => id));
  const named: string[] = [];
  const walk = (shape: Shape): void => {
    if (shape.is === "map")
      for (const { shape: inner, rule } of shape.keys.values()) {
        if (rule !== undefined) named.push(rule);
        walk(inner);
      }
    else if (shape.is === "record" || shape.is === "list") walk(shape.each);
    else if (shape.is === "either") shape.options.forEach(walk);
  };
  walk(manifestShape());
  assert.ok(named.length >= 4);
  assert.deepEqual(
    named.filter((id) => !known.has(id)),
    [],
  );
});
