/** Words written into a comment beside a value of YAML. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../../server/src/syntax/parse.ts";
import { rewrite } from "../../server/src/syntax/rewrite.ts";
import { apply } from "../../server/src/text/edits.ts";

function noted(text: string, path: readonly (string | number)[], value: Record<string, string>): string {
  const [segment] = parse({ uri: "file:///a.yml", version: 1, language: "yaml", text }, () => ({
    format: "any",
  })).segments;
  assert.ok(segment);
  const made = rewrite(segment, [{ do: "put", to: { path: [...path, "# nhi"] }, value }]);
  return "refused" in made ? made.refused : apply(text, made);
}

const WEB = { owner: "web" };

for (const [name, text, path, expected] of [
  ["behind the value", "a:\n  b: c\n", ["a", "b"], "a:\n  b: c # nhi: owner=web\n"],
  ["behind a flow map", "a: { b: c }\nd: e\n", ["a", "b"], "a: { b: c } # nhi: owner=web\nd: e\n"],
  ["at the end of the text", "a: c  ", ["a"], "a: c # nhi: owner=web  "],
  ["into the comment that is there", "a: c # nhi: every=90d\n", ["a"], "a: c # nhi: every=90d owner=web\n"],
  [
    "above a line with another comment",
    "a:\n  b: c # why\n",
    ["a", "b"],
    "a:\n  # nhi: owner=web\n  b: c # why\n",
  ],
  [
    "above a text of lines",
    "a:\r\n  b: |\r\n    c\r\n",
    ["a", "b"],
    "a:\r\n  # nhi: owner=web\r\n  b: |\r\n    c\r\n",
  ],
  [
    "above the item of a list",
    "a:\n  - b: |\n      c\n",
    ["a", 0, "b"],
    "a:\n  # nhi: owner=web\n  - b: |\n      c\n",
  ],
  ["nowhere without a value", "a: c\n", ["b"], "A comment cannot stand there"],
] as const)
  test(name, () => assert.equal(noted(text, path, WEB), expected));

test("words with spaces are quoted, and what cannot stand in a comment is refused", () => {
  assert.equal(noted("a: c\n", ["a"], { purpose: "bank files" }), 'a: c # nhi: purpose="bank files"\n');
  assert.equal(noted("a: c\n", ["a"], { purpose: 'say "x"' }), "This cannot stand in a comment");
});
