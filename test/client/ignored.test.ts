/** Files that git ignores are not read in the browser either. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ignoredBy } from "../../client/src/ignored.ts";

const ignores = ignoredBy([
  { folder: "", text: "build/\n*.gen.yaml\n!keep.gen.yaml\n" },
  { folder: "apps/shop/", text: "/local.yaml\n" },
]);

for (const path of ["build/a.yaml", "x/build/a.yaml", "a.gen.yaml", "apps/shop/local.yaml"])
  test(`${path} is left out`, () => assert.equal(ignores(path), true));

for (const path of [
  "a.yaml",
  "keep.gen.yaml",
  "apps/shop/deep/local.yaml",
  "apps/local.yaml",
  "builder/a.yaml",
])
  test(`${path} is read`, () => assert.equal(ignores(path), false));
