/** Symbolic edits on JSON: the result is JSON, and looks like the rest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, mend, put, refusal, remove, rename, replace, type Setting } from "./rewrite-mend.ts";

const json: Setting = { language: "json" };

test("members are added on lines of their own, with the indent in use", () => {
  assert.equal(mend('{\n  "a": 1\n}\n', [put(["b"], "x")], json), '{\n  "a": 1,\n  "b": "x"\n}\n');
  assert.equal(
    mend('{\n\t"a": {\n\t\t"c": 1\n\t}\n}', [put(["a", "d"], "x")], json),
    '{\n\t"a": {\n\t\t"c": 1,\n\t\t"d": "x"\n\t}\n}',
  );
  assert.equal(
    mend('{\r\n  "a": 1\r\n}', [put(["b", "c"], "x")], json),
    '{\r\n  "a": 1,\r\n  "b": {\r\n    "c": "x"\r\n  }\r\n}',
  );
  assert.equal(
    mend('{\n  "a": 1,\n  "b": 2\n}', [put(["c"], true, true)], json),
    '{\n  "c": true,\n  "a": 1,\n  "b": 2\n}',
  );
});

test("members are added on the same line, with the spaces in use", () => {
  assert.equal(
    mend('{"a":1,"b":[1,2]}', [put(["c"], "x"), append(["b"], 3)], json),
    '{"a":1,"b":[1,2,3],"c":"x"}',
  );
  assert.equal(mend('{ "a": 1 }', [put(["c", "d"], "x")], json), '{ "a": 1, "c": { "d": "x" } }');
  assert.equal(mend('{ "a": 1 }', [put(["c"], "x", true)], json), '{ "c": "x", "a": 1 }');
  assert.equal(
    mend('{\n  "x": { "a": 1 }\n}', [put(["y", "a"], 2)], json),
    '{\n  "x": { "a": 1 },\n  "y": { "a": 2 }\n}',
  );
});

test("empty objects and lists grow", () => {
  assert.equal(mend("{}", [put(["a"], 1)], json), '{\n  "a": 1\n}');
  assert.equal(mend('{\n  "a": {}\n}', [put(["a", "b"], "x")], json), '{\n  "a": {\n    "b": "x"\n  }\n}');
  assert.equal(mend('{"a":[]}', [append(["a"], { b: "x", c: 1 })], json), '{"a":[{"b":"x","c":1}]}');
  assert.equal(mend('{"a":{"x":null}}', [put(["a", "x", "y"], 1)], json), '{"a":{"x":{"y":1}}}');
});

test("first, middle and last members go", () => {
  const text = '{\n  "a": 1,\n  "b": 2,\n  "c": 3\n}\n';
  assert.equal(mend(text, [remove(["a"])], json), '{\n  "b": 2,\n  "c": 3\n}\n');
  assert.equal(mend(text, [remove(["b"])], json), '{\n  "a": 1,\n  "c": 3\n}\n');
  assert.equal(mend(text, [remove(["c"])], json), '{\n  "a": 1,\n  "b": 2\n}\n');
  assert.equal(mend(text, [remove(["b"]), remove(["c"])], json), '{\n  "a": 1\n}\n');
  assert.equal(
    mend(
      text,
      ["a", "b", "c"].map((key) => remove([key])),
      json,
    ),
    "{}\n",
  );
  assert.equal(mend('{\n  "a": 1\n  , "b": 2\n}', [remove(["a"])], json).replace(/\s/g, ""), '{"b":2}');
});

test("an entry whose braces stand elsewhere", () => {
  const entry: Setting = { language: "json", kind: "entry" };
  assert.equal(
    mend('    "ci": {\n      "type": "bot"\n    },\n', [put(["ci", "owner"], "web")], entry),
    '    "ci": {\n      "type": "bot",\n      "owner": "web"\n    },\n',
  );
  assert.equal(mend('    "ci": { "type": "bot" },\n', [remove(["ci"])], entry), "");
  assert.match(refusal('    "ci": { "type": "bot" }\n', [remove(["ci"])], entry), /comma/);
});

test("values and keys are replaced as JSON", () => {
  const text = '{ "a": "x", "b": 90, "c": false }';
  assert.equal(
    mend(text, [replace(text, '"x"', 'a "b"\n')], json),
    '{ "a": "a \\"b\\"\\n", "b": 90, "c": false }',
  );
  assert.equal(mend(text, [replace(text, "90", "30")], json), text.replace("90", "30"));
  assert.equal(mend(text, [replace(text, "90", "30d")], json), text.replace("90", '"30d"'));
  assert.equal(mend(text, [rename(text, '"a"', "é😀")], json), text.replace('"a"', '"é😀"'));
  assert.match(refusal(text, [put(["b"], Number.POSITIVE_INFINITY)], json), /number/);
});
