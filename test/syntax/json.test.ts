/** JSON: strict in what it tells, tolerant in what it reads. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readJson } from "../../server/src/syntax/json.ts";
import { edit, nodeAt, parse, textOf, toValue } from "../../server/src/syntax/parse.ts";
import { judge } from "../../server/src/syntax/slow.ts";
import { claims, json, yaml } from "./claims.ts";

const GOOD = `{
  "nhi": 1,
  "identities": {
    "first": { "owner": "a" },
    "mid": {
      "type": "bot",
      "owner": "m",
      "scopes": ["a", "b"]
    },
    "last": { "owner": "z" }
  }
}
`;

/** What is told of the manifest after the replacement, and what its entries are then. */
function after(from: string, to: string): { told: (string | number)[][]; value: unknown } {
  assert.ok(GOOD.includes(from));
  const text = GOOD.replace(from, () => to);
  const parsed = parse(json(text), claims);
  assert.equal(textOf(parsed), text);
  const told = parsed.segments.flatMap((segment) =>
    segment.problems.map(({ code, start, end }) => [code, segment.text.slice(start, end)]),
  );
  const identities = Object.assign(
    {},
    ...parsed.segments.map(({ section, root, resolve }) =>
      section === "identities" ? toValue(root, resolve) : toValue(nodeAt(root, ["identities"]), resolve),
    ),
  );
  return { told, value: identities };
}

const FIRST = { owner: "a" };
const LAST = { owner: "z" };
const MID = { type: "bot", owner: "m", scopes: ["a", "b"] };

test("good JSON has no problems", () => {
  const { told, value } = after("bot", "bot");
  assert.deepEqual(told, []);
  assert.deepEqual(value, { first: FIRST, mid: MID, last: LAST });
});

for (const [name, from, to, told, mid] of [
  ["a comma behind the last entry", '"b"]', '"b",]', ["comma", ","], MID],
  ["a comma missing", '"bot",', '"bot"', ["comma", '"'], MID],
  ["two commas", '"bot",', '"bot",,', ["comma", ","], MID],
  ["a comment", '"bot",', '"bot", // why', ["comment", "// why"], MID],
  ["single quotes", '"bot"', "'bot'", ["quote-needed", "'bot'"], MID],
  ["a bare word", '"bot"', "bot", ["quote-needed", "bot"], MID],
  ["a bare key", '"type"', "type", ["quote-needed", "type"], MID],
  ["a colon missing", '"type":', '"type"', ["colon", '"type"'], undefined],
  ["a value missing", '"bot"', "", ["value", '"type":'], { type: null, owner: "m", scopes: ["a", "b"] }],
  [
    "a quote that is not closed",
    '"bot",',
    '"bot',
    ["quote", '"bot'],
    { type: "bot", owner: "m", scopes: ["a", "b"] },
  ],
  ["a bracket that is not closed", '["a", "b"]', '["a", "b"', ["bracket", "["], MID],
  ["a brace that is not closed", '["a", "b"]\n    },', '["a", "b"],', ["bracket", "{"], MID],
  [
    "a key written twice",
    '"type": "bot"',
    '"owner": "x"',
    ["duplicate-key", '"owner"'],
    { owner: "x", scopes: ["a", "b"] },
  ],
  ["an unknown escape", '"bot"', '"b\\ot"', ["escape", '"b\\ot"'], undefined],
] as const)
  test(`${name} is told at its place, and the neighbours live`, () => {
    const { told: found, value } = after(from, to);
    assert.deepEqual(found, [told]);
    const all = Object(value);
    assert.deepEqual(all.first, FIRST);
    assert.deepEqual(all.last, LAST);
    if (mid) assert.deepEqual(all.mid, mid);
  });

test("valid JSON reads as JSON.parse reads it, and as YAML", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const read = readJson(text);
      assert.equal(read.problem, undefined, text);
      const plain: unknown = JSON.parse(text);
      assert.deepEqual(
        toValue(read.root, () => undefined),
        plain,
      );
      const judged = judge(text);
      if (judged.complaints.length === 0 && space !== "\t") assert.deepEqual(read.root, judged.root, text);
    }),
    { numRuns: 300 },
  );
});

/** The value that the segments make together. */
function together(text: string): unknown {
  const out: Record<string, unknown> = {};
  for (const { kind, section, root, resolve } of parse(json(text), claims).segments) {
    const value = toValue(root, resolve);
    if (kind === "document") return value;
    if (section === undefined) {
      Object.assign(out, value);
      continue;
    }
    const before = out[section];
    out[section] = Array.isArray(value)
      ? [...(Array.isArray(before) ? before : []), ...value]
      : Object.assign(Object(before ?? {}), value);
  }
  return out;
}

const word = fc.constantFrom("a", "b", "owner", "{", "}, {", '"', "\\", "é");
const record = fc.dictionary(
  fc.constantFrom("type", "owner", "scopes", "x{"),
  fc.oneof(word, fc.array(word, { maxLength: 3 }), fc.integer()),
  { maxKeys: 4 },
);
const manifest = fc.record({
  nhi: fc.constant(1),
  teams: fc.dictionary(fc.constantFrom("a", "b", "c"), record),
  identities: fc.dictionary(fc.constantFrom("a", "b", "c", "d"), record),
  access: fc.array(fc.oneof(record, word), { maxLength: 4 }),
  other: record,
});
const space = fc.constantFrom<string | number>(2, 4, "\t", 1, 0);

test("a manifest in segments says what the whole says", () => {
  fc.assert(
    fc.property(manifest, space, fc.boolean(), (value, unit, windows) => {
      const text = JSON.stringify(value, null, unit);
      const parsed = parse(json(windows ? text.replaceAll("\n", "\r\n") : text), claims);
      assert.deepEqual(
        parsed.segments.flatMap(({ problems }) => problems),
        [],
        text,
      );
      assert.deepEqual(JSON.parse(JSON.stringify(together(text))), JSON.parse(text), text);
    }),
    { numRuns: 300 },
  );
});

test("something is told of the segments whenever something is told of the whole, and only then", () => {
  fc.assert(
    fc.property(
      manifest,
      fc.array(
        fc.tuple(
          fc.nat(),
          fc.nat(8),
          fc.constantFrom("", "", "{", "}", "[", "]", ",", '"', ":", "\n", "\n  ", "    ", "x"),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      (value, damage) => {
        let text = JSON.stringify(value, null, 2);
        for (const [at, gone, insert] of damage) {
          const from = at % text.length;
          text = text.slice(0, from) + insert + text.slice(from + gone);
        }
        const told = parse(json(text, "file:///nhi.json"), claims).segments.flatMap(
          ({ problems }) => problems,
        );
        const errors = told.filter(({ code }) => code !== "duplicate-key");
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = text.trim() === "";
        }
        assert.equal(errors.length === 0, valid, `${JSON.stringify(errors)} of ${text}`);
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 1500) },
  );
});

test("no text makes it throw or hang, and an edit equals a fresh parse", () => {
  fc.assert(
    fc.property(
      fc.nat(GOOD.length - 1),
      fc.nat(30),
      fc.constantFrom(
        "",
        "{",
        "}",
        "[",
        "]",
        ",",
        '"',
        "'",
        ":",
        "\n",
        "//",
        "/*",
        "\\",
        "x",
        "1",
        "\u0000",
        "😀",
        "\uFFFD",
      ),
      (at, gone, insert) => {
        const text = GOOD.slice(0, at) + insert + GOOD.slice(at + gone);
        const fresh = parse(json(text), claims);
        assert.equal(textOf(fresh), text);
        for (const { problems } of fresh.segments) assert.ok(problems.length <= 20);
        const { parsed } = edit(parse(json(GOOD), claims), [{ text }], 2, claims);
        assert.deepEqual(
          parsed.segments.map(({ resolve: _, ...rest }) => rest),
          fresh.segments.map(({ resolve: _, ...rest }) => rest),
        );
      },
    ),
    { numRuns: 500 },
  );
});

test("nesting without end", () => {
  for (const text of [
    "[".repeat(100_000),
    '{"a":'.repeat(100_000),
    `${"[".repeat(100_000)}${"]".repeat(100_000)}`,
  ]) {
    const parsed = parse(json(`{"nhi": ${text}`), claims);
    assert.deepEqual(
      parsed.segments.flatMap(({ problems }) => problems.map(({ code }) => code)),
      ["nesting"],
    );
  }
});

test("a JSON text in a YAML file", () => {
  const parsed = parse(yaml(GOOD), claims);
  assert.deepEqual(
    parsed.segments.flatMap(({ problems }) => problems),
    [],
  );
  assert.equal(
    toValue(nodeAt(parsed.segments[0]?.root, ["identities", "mid", "owner"]), () => undefined),
    "m",
  );
});
