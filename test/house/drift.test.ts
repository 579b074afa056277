/** What is made from the sources equals what is committed. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { generated } from "../tools/generated.ts";
import { ROOT } from "./sources.ts";

test("schemas, rule pages, README and package.json are what `npm run generate` makes", () => {
  const drifted = [...generated()].filter(
    ([file, text]) => readFileSync(path.join(ROOT, file), "utf8") !== text,
  );
  assert.deepEqual(
    drifted.map(([file]) => file),
    [],
  );
});

test("no page is left over", () => {
  const made = generated();
  assert.deepEqual(
    readdirSync(path.join(ROOT, "docs/rules")).filter((name) => !made.has(`docs/rules/${name}`)),
    [],
  );
});

test("every path that server/README.md names exists", () => {
  const text = readFileSync(path.join(ROOT, "server/README.md"), "utf8");
  const named = [...text.matchAll(/`((?:server|client|schemas|test|docs|syntaxes)\/[\w./-]+)`/g)].map(
    ([, name]) => name ?? "",
  );
  const missing = named.filter((name) => {
    try {
      readdirSync(path.join(ROOT, name));
      return false;
    } catch (error) {
      return !(error instanceof Error && "code" in error && error.code === "ENOTDIR");
    }
  });
  assert.deepEqual(missing, []);
});
