import assert from "node:assert/strict";
import { test } from "node:test";
import { claims } from "../../../server/src/formats/native/claim.ts";

const OURS: readonly (readonly [string, string])[] = [
  ["nhi.yaml", "owners:\n"],
  ["nhi.yml", ""],
  ["a/b/pay.nhi.yaml", ""],
  ["a/pay.nhi.json", "{}"],
  [".nhi/access.yaml", "access: []\n"],
  [".nhi/deep/er/access.yml", ""],
  ["config/other.yaml", "nhi: 1\n"],
  ["config/other.yaml", "# ownership\n\nnhi: 1\n"],
  ["config/other.json", '{\n  "nhi": 1\n}'],
  ["config/other.json", '{ "$schema": "x", "nhi": 1 }'],
];

const OTHERS: readonly (readonly [string, string])[] = [
  ["values.yaml", "image:\n  nhi: 1\n"],
  ["values.yaml", "nhi: true\n"],
  ["nhi.txt", "hello"],
  ["xnhi.yaml", "a: 1\n"],
  ["docs/nhi/x.yaml", "a: 1\n"],
  ["package.json", '{ "name": "x" }'],
];

for (const [name, head] of OURS)
  test(`${name} that begins with ${JSON.stringify(head)} is a manifest`, () => {
    assert.equal(claims(head, `file:///w/${name}`)?.format, "native");
  });

for (const [name, head] of OTHERS)
  test(`${name} that begins with ${JSON.stringify(head)} is none`, () => {
    assert.equal(claims(head, `file:///w/${name}`), undefined);
  });
