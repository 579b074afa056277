import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type Json, manifestJsonSchema } from "../../schemas/json-schema.ts";

const schema = manifestJsonSchema();

/** All nodes of the schema that describe a value, with the way to them. */
function* nodes(node: Json, path: string): Generator<readonly [string, { readonly [key: string]: Json }]> {
  if (typeof node !== "object" || node === null) return;
  if (Array.isArray(node)) {
    for (const [i, inner] of node.entries()) yield* nodes(inner, `${path}/${i}`);
    return;
  }
  const map = node as { readonly [key: string]: Json };
  if ("type" in map || "anyOf" in map || "$ref" in map) yield [path, map];
  for (const [key, inner] of Object.entries(map))
    if (!["if", "then", "default", "examples", "defaultSnippets", "enum"].includes(key))
      yield* nodes(inner, `${path}/${key}`);
}

test("the committed schema is the generated one", () => {
  const committed = readFileSync(new URL("../../schemas/nhi.schema.json", import.meta.url), "utf8");
  assert.equal(committed, `${JSON.stringify(schema, null, 2)}\n`);
});

test("our own marks do not reach the published schema", () => {
  const own = [...nodes(schema, "")].filter(
    ([, node]) => "nhi" in node && typeof node.nhi === "object" && !("properties" in node),
  );
  assert.deepEqual(
    own.map(([path]) => path).filter((path) => !path.endsWith("/properties")),
    [],
  );
});

test("every key has a description, every word a meaning", () => {
  for (const [path, node] of nodes(schema, "")) {
    if (/\/properties\/[^/]+$/.test(path) && !("$ref" in node)) assert.ok(node.description, path);
    const { enum: words, enumDescriptions: meanings } = node;
    if (Array.isArray(words)) assert.equal(Array.isArray(meanings) && meanings.length, words.length, path);
  }
});

test("descriptions are plain; the typed words stand in the Markdown form", () => {
  for (const [path, node] of nodes(schema, "")) {
    assert.ok(!String(node.description ?? "").includes("`"), path);
    if ("markdownDescription" in node) assert.match(String(node.markdownDescription), /`/);
  }
});

test("every reference inside the schema has its definition", () => {
  const text = JSON.stringify(schema);
  const known = Object.keys(schema.definitions ?? {}).map((name) => `#/definitions/${name}`);
  for (const [, ref] of text.matchAll(/"\$ref":"([^"]+)"/g)) assert.ok(ref && known.includes(ref), ref);
});

test("every pattern is a regular expression of both worlds", () => {
  for (const [path, node] of nodes(schema, ""))
    if (typeof node.pattern === "string")
      assert.doesNotThrow(() => new RegExp(String(node.pattern), "u"), path);
});
