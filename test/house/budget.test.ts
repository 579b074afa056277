/** Files stay rooms, not halls; the type checker is not talked out of its work. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { sources } from "./sources.ts";

const OWN = ["server/src", "client/src", "schemas"] as const;
const lines = (text: string): number => text.split("\n").length - 1;

test("no file is over 300 lines, and half of them are at most 110", () => {
  const sizes = sources(...OWN).map((file) => ({ path: file.path, lines: lines(file.text) }));
  assert.deepEqual(
    sizes.filter((file) => file.lines > 300).map((file) => `${file.path}: ${file.lines}`),
    [],
  );
  const median = sizes.map((file) => file.lines).sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0;
  assert.ok(median <= 110, `the median file has ${median} lines`);
});

test("a file opens by saying what it is for", () => {
  const silent = sources(...OWN).filter(({ text }) => !/^(#!.*\n)?(\/\*\*|\/\/)/.test(text));
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});

test("no escape from the type checker or the linter, and nothing left open", () => {
  const escapes = sources(...OWN).flatMap(({ path, text }) =>
    [
      ...text.matchAll(
        /: any\b|as any\b|<any>|@ts-ignore|@ts-nocheck|@ts-expect-error|\bTODO\b(?!`|")|\bFIXME\b|not implemented/g,
      ),
    ]
      .filter(({ index }) => !/["'`|/]/.test(text[index - 1] ?? ""))
      .map(([found]) => `${path}: ${found}`),
  );
  assert.deepEqual(escapes, []);
});

test("no name promises nothing: Manager, Helper, Util, Impl", () => {
  const vague = sources(...OWN).flatMap(({ path, text }) =>
    [
      ...text.matchAll(/\b(?:class|function|const|interface|type)\s+(\w*(?:Manager|Helper|Utils?|Impl)\b)/g),
    ].map(([, name]) => `${path}: ${name}`),
  );
  assert.deepEqual(vague, []);
});
