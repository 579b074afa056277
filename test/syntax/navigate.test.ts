/** From places to nodes and back, and from nodes to values. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  mergedPairs,
  nodeAt,
  offsetAt,
  pairAt,
  parse,
  pathAt,
  segmentAt,
  segmentAtLine,
  textOf,
  toValue,
} from "../../server/src/syntax/parse.ts";
import { positionAt } from "../../server/src/text/lines.ts";
import { claims, json, yaml } from "./claims.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");

const ENTRY = `  mid:
    type: bot
    empty:
    scopes:
      - a
      -
      - { scope: "b", on: [x] }
`;
const TEXT = `nhi: 1\nidentities:\n${ENTRY}`;
const parsed = parse(yaml(TEXT), claims);
const segment = segmentAtLine(parsed, 2);
const { root } = segment;

const pathOf = (needle: string, plus = 0): unknown => {
  const place = pathAt(root, ENTRY.indexOf(needle) + plus);
  return place && [place.path, place.node?.kind, place.onKey];
};

test("the segment of a line and of an offset", () => {
  assert.equal(segment.text, ENTRY);
  for (let line = 0; line < 9; line++) {
    const offset = offsetAt(parsed, { line, character: 0 });
    assert.equal(segmentAt(parsed, offset), segmentAtLine(parsed, line), `line ${line}`);
    assert.deepEqual(positionAt(TEXT, offset), { line, character: 0 });
  }
  assert.equal(offsetAt(parsed, { line: 2, character: 99 }), TEXT.indexOf("  mid:") + 6);
  assert.equal(offsetAt(parsed, { line: 99, character: 0 }), TEXT.length);
  assert.equal(offsetAt(parsed, { line: -1, character: 4 }), 0);
});

test("nodes and pairs by path", () => {
  const scope = nodeAt(root, ["mid", "scopes", 2, "scope"]);
  assert.equal(scope?.kind === "scalar" && scope.value, "b");
  assert.equal(pairAt(root, ["mid", "empty"])?.value, undefined);
  assert.equal(pairAt(root, ["mid", "none"]), undefined);
  assert.equal(nodeAt(root, ["mid", "scopes", 1]), undefined);
  assert.equal(nodeAt(undefined, ["x"]), undefined);
});

test("the innermost place at an offset", () => {
  assert.deepEqual(pathOf("mid"), [["mid"], "scalar", true]);
  assert.deepEqual(pathOf("bot", 1), [["mid", "type"], "scalar", false]);
  assert.deepEqual(pathOf("type", 2), [["mid", "type"], "scalar", true]);
  assert.deepEqual(pathOf("empty:", 6), [["mid", "empty"], undefined, false]);
  assert.deepEqual(pathOf("- a", 2), [["mid", "scopes", 0], "scalar", false]);
  assert.deepEqual(pathOf("-\n", 1), [["mid", "scopes", 1], undefined, false]);
  assert.deepEqual(pathOf("x]"), [["mid", "scopes", 2, "on", 0], "scalar", false]);
  assert.equal(pathAt(root, 0), undefined);
});

test("every offset of every node leads back to it", () => {
  for (let offset = 0; offset <= ENTRY.length; offset++) {
    const place = pathAt(root, offset);
    if (place?.onKey) assert.equal(pairAt(root, place.path)?.key, place.node);
    else if (place) assert.equal(nodeAt(root, place.path), place.node);
  }
});

const valueOf = (text: string): unknown => {
  const { segments } = parse(yaml(`kind: T\nv: ${text}\n`), claims);
  const [only] = segments;
  return only && toValue(nodeAt(only.root, ["v"]), only.resolve);
};

test("values have the types of the core schema", () => {
  assert.deepEqual(valueOf("[1, -2, +3, 0o17, 0x1F, 1.5, -.5, 1e3, .inf, -.INF]"), [
    1,
    -2,
    3,
    15,
    31,
    1.5,
    -0.5,
    1000,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  assert.ok(Number.isNaN(valueOf(".nan")));
  assert.deepEqual(valueOf("[~, null, Null, true, FALSE, yes, on, 012x]"), [
    null,
    null,
    null,
    true,
    false,
    "yes",
    "on",
    "012x",
  ]);
  assert.deepEqual(valueOf(`["1", 'true', !!str 5, 2026-10-01, 20:00]`), [
    "1",
    "true",
    "5",
    "2026-10-01",
    "20:00",
  ]);
  assert.equal(valueOf(""), undefined);
  assert.deepEqual(valueOf("{ __proto__: { x: 1 } }"), JSON.parse('{"__proto__": {"x": 1}}'));
});

test("merge keys: own keys win, earlier maps win over later ones", () => {
  const text =
    "kind: T\na: &a { x: 1, y: 1 }\nb: &b { y: 2, z: 2 }\nv:\n  z: 3\n  <<: [*a, *b]\nw:\n  <<: *a\n  x: 0\n";
  const [only] = parse(yaml(text), claims).segments;
  assert.ok(only);
  assert.deepEqual(toValue(nodeAt(only.root, ["v"]), only.resolve), { z: 3, x: 1, y: 1 });
  const w = nodeAt(only.root, ["w"]);
  assert.ok(w?.kind === "map");
  assert.deepEqual(
    mergedPairs(w, only.resolve).map(({ key }) => key.value),
    ["x", "y"],
  );
});

test("every prefix of every fixture is read without a fault, and no text is lost", () => {
  for (const name of ["everyday.yaml", "startup.nhi.yaml"]) {
    const text = fixture(name);
    for (let end = 0; end <= text.length; end += 3) {
      const prefix = text.slice(0, end);
      const cut = parse(yaml(prefix), claims);
      assert.equal(textOf(cut), prefix);
      for (const one of cut.segments) {
        const errors = one.problems.filter(
          ({ code }) => code !== "duplicate-key" && code !== "alias-unknown",
        );
        assert.ok(errors.length <= 1, `${name} up to ${end}: ${errors.length} errors in one segment`);
        for (const { start, end: stop } of one.problems)
          assert.ok(start >= 0 && start < stop && stop <= one.text.length);
        toValue(one.root, one.resolve);
      }
    }
    assert.equal(textOf(parse(json(text), claims)), text);
  }
});
