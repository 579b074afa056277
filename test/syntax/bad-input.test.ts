/** Bad input: a message at its place, in our words, and everything else of the file alive. Nothing hangs, nothing throws. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { nodeAt, parse, textOf, toValue } from "../../server/src/syntax/parse.ts";
import type { Parsed } from "../../server/src/syntax/parsed.ts";
import { claims, yaml } from "./claims.ts";

const MANIFEST = "nhi: 1\nidentities:\n  first:\n    owner: a\n§  last:\n    owner: z\n";

interface Told {
  readonly code: string;
  readonly text: string;
  readonly message: string;
  readonly grade: string;
}

const told = (parsed: Parsed): Told[] =>
  parsed.segments.flatMap(({ text, problems }) =>
    problems.map(({ code, start, end, message, grade }) => ({
      code,
      text: text.slice(start, end),
      message,
      grade,
    })),
  );

const at = (parsed: Parsed, ...path: string[]): unknown => {
  const segment = parsed.segments.find(({ root }) => nodeAt(root, path) !== undefined);
  return segment && toValue(nodeAt(segment.root, path), segment.resolve);
};

/** The middle put into a manifest; its neighbours must be there whatever it is. */
function among(middle: string): Parsed {
  const text = MANIFEST.replace("§", () => middle);
  const parsed = parse(yaml(text), claims);
  assert.equal(textOf(parsed), text);
  assert.equal(at(parsed, "first", "owner"), "a", "the entry before");
  assert.equal(at(parsed, "last", "owner"), "z", "the entry behind");
  return parsed;
}

function one(middle: string, code: string, text: string): Parsed {
  const parsed = among(middle);
  assert.deepEqual(
    told(parsed).map((problem) => [problem.code, problem.text]),
    [[code, text]],
  );
  return parsed;
}

test("a quote that is not closed costs its line only", () => {
  const parsed = one("  mid:\n    type: 'bot\n    owner: m\n    purpose: x\n", "quote", "'bot");
  assert.equal(at(parsed, "mid", "owner"), "m");
  assert.equal(at(parsed, "mid", "type"), "bot");
});

test("a quote that swallows up to the next quote is told where it opens", () => {
  const parsed = one('  mid:\n    type: "bot\n    owner: m\n    purpose: "x y"\n', "quote", '"bot');
  assert.equal(at(parsed, "mid", "owner"), "m");
  assert.equal(at(parsed, "mid", "purpose"), "x y");
});

test("a bracket that is not closed costs its line only", () => {
  const parsed = one("  mid:\n    scopes: [a, b   # c\n    owner: m\n", "bracket", "[a, b");
  assert.deepEqual(at(parsed, "mid", "scopes"), ["a", "b"]);
  assert.equal(at(parsed, "mid", "owner"), "m");
});

test("a brace inside a bracket that is not closed", () => {
  const parsed = among("  mid:\n    scopes: [{ a: b\n    owner: m\n");
  assert.equal(told(parsed).length, 1);
  assert.equal(at(parsed, "mid", "owner"), "m");
});

test("a missing colon names the word and keeps the rest", () => {
  const parsed = one("  mid:\n    type: bot\n    own\n    purpose: p\n", "colon", "own");
  assert.equal(at(parsed, "mid", "purpose"), "p");
  const list = one("  mid:\n    scopes\n      - a\n      - b\n    owner: m\n", "colon", "scopes");
  assert.deepEqual(at(list, "mid", "scopes"), ["a", "b"]);
});

test("a tab says that it is one", () => {
  const parsed = one("  mid:\n    type: bot\n\towner: m\n    purpose: p\n", "tab", "\t");
  assert.equal(at(parsed, "mid", "owner"), "m");
  assert.match(told(parsed)[0]?.message ?? "", /tab/);
});

test("a line one column off is told and read", () => {
  const left = one("  mid:\n    type: bot\n   owner: m\n    purpose: p\n", "indent", "owner:");
  assert.deepEqual(at(left, "mid"), { type: "bot", owner: "m", purpose: "p" });
  const right = one("  mid:\n    type: bot\n     owner: m\n    purpose: p\n", "indent", "owner:");
  assert.deepEqual(at(right, "mid"), { type: "bot", owner: "m", purpose: "p" });
});

test("two colons on one line make one text", () => {
  const parsed = one("  mid:\n    purpose: see: here\n    owner: m\n", "colon", "see:");
  assert.equal(at(parsed, "mid", "owner"), "m");
});

test("a merge conflict is told once", () => {
  const parsed = among(
    "  mid:\n    type: bot\n<<<<<<< HEAD\n    owner: m\n=======\n    owner: n\n>>>>>>> theirs\n    purpose: p\n",
  );
  assert.deepEqual(
    told(parsed).map(({ code, text }) => [code, text]),
    [["conflict", "<<<<<<< HEAD"]],
  );
  assert.equal(at(parsed, "mid", "purpose"), "p");
});

test("a merge conflict over several entries is told once, and its remains are told when its head is gone", () => {
  const rest = "  two:\n    owner: n\n=======\n  three:\n    owner: o\n>>>>>>> theirs\n";
  const parsed = among(`<<<<<<< HEAD\n${rest}`);
  assert.deepEqual(
    told(parsed).map(({ code }) => code),
    ["conflict"],
  );
  assert.equal(at(parsed, "three", "owner"), "o");
  assert.deepEqual(
    told(among(rest)).map(({ text }) => text),
    ["=======", ">>>>>>> theirs"],
  );
});

test("words at the left edge", () => {
  const parsed = one("  mid:\n    type: bot\nx\n    owner: m\n", "stray", "x");
  assert.equal(at(parsed, "mid", "owner"), "m");
  one("x: 1\n", "misplaced", "x:");
  const inside = one("  mid:\n    type: bot\nx: 1\n    owner: m\n", "stray", "x:");
  assert.equal(at(inside, "mid", "owner"), "m");
});

test("a wildcard without quotes", () => {
  for (const scope of ["*", "*.read"]) {
    const parsed = among(`  mid:\n    scopes:\n      - ${scope}\n      - b\n`);
    assert.equal(told(parsed).length, 1);
    assert.match(told(parsed)[0]?.message ?? "", /[Qq]uote/);
  }
});

test("a key written twice, in an entry and at the top", () => {
  one("  mid:\n    owner: m\n    owner: n\n", "duplicate-key", "owner");
  const twice = parse(yaml("nhi: 1\nteams:\n  a: {}\nidentities:\n  b: {}\nteams:\n  c: {}\n"), claims);
  assert.deepEqual(
    told(twice).map(({ code, text }) => [code, text]),
    [["duplicate-key", "teams"]],
  );
  assert.ok(at(twice, "c"));
});

test("control characters and broken encoding", () => {
  const nul = one("  mid:\n    owner: m\0n\n", "character", "\0");
  assert.match(told(nul)[0]?.message ?? "", /U\+0000/);
  const broken = among("  mid:\n    owner: m\uFFFD\n  two:\n    owner: \uFFFD\n");
  assert.deepEqual(
    told(broken).map(({ code, text }) => [code, text]),
    [["encoding", "\uFFFD"]],
  );
  assert.match(String(at(broken, "mid", "owner")), /^m/);
});

test("BOM, CRLF, a lone CR, astral characters", () => {
  for (const breaks of ["\n", "\r\n", "\r"]) {
    const text = `\uFEFF${MANIFEST.replace("§", "  mid:\n    owner: 😀 m   # 😀\n    purpose: 'ü'\n").replaceAll("\n", breaks)}`;
    const parsed = parse(yaml(text), claims);
    assert.deepEqual(told(parsed), []);
    assert.equal(at(parsed, "mid", "owner"), "😀 m");
    assert.equal(at(parsed, "nhi"), 1);
    const comments = parsed.segments.flatMap((segment) =>
      segment.comments.map(({ start, end }) => segment.text.slice(start, end)),
    );
    assert.deepEqual(comments, ["# 😀"]);
  }
});

test("what YAML allows and few use", () => {
  const middle =
    '  mid: &m !Ref\n    ? [a, b]\n    : complex\n    long: some\n      words\n\n      more\n    quoted: "a\n      b\\tc"\n    text: |-\n      one\n        two\n    fold: >\n      a\n      b\n';
  const parsed = among(middle);
  assert.deepEqual(told(parsed), []);
  assert.equal(at(parsed, "mid", "long"), "some words\nmore");
  assert.equal(at(parsed, "mid", "quoted"), "a b\tc");
  assert.equal(at(parsed, "mid", "text"), "one\n  two");
  assert.equal(at(parsed, "mid", "fold"), "a b\n");
  const mid = parsed.segments.map(({ root }) => nodeAt(root, ["mid"])).find(Boolean);
  assert.equal(mid?.anchor, "m");
  assert.equal(mid?.tag, "!Ref");
});

test("anchors reach later entries of the document, and only those", () => {
  const parsed = among("  mid: &base\n    owner: m\n  two:\n    <<: *base\n    type: bot\n");
  assert.deepEqual(told(parsed), []);
  assert.deepEqual(at(parsed, "two"), { type: "bot", owner: "m" });
  const other = parse(yaml("nhi: 1\nteams:\n  a: &x {}\n---\nnhi: 1\nteams:\n  b: *x\n"), claims);
  assert.deepEqual(
    told(other).map(({ code, text }) => [code, text]),
    [["alias-unknown", "*x"]],
  );
});

test("templates are told once and nothing else is", () => {
  for (const text of [
    "kind: ServiceAccount\nmetadata:\n  name: {{ .Release.Name }}\n  labels: [\n",
    "kind: ServiceAccount\n{{- if .Values.x }}\nmetadata: {}\n{{- end }}\n",
    "kind: ServiceAccount\nmetadata:\n  name: x-{{ name }}\n",
    "kind: ServiceAccount\nmetadata:\n  {% if x %}\n  name: y\n  {% endif %}\n",
  ]) {
    const parsed = parse(yaml(text), claims);
    assert.deepEqual(
      told(parsed).map(({ code, grade }) => [code, grade]),
      [["template", "note"]],
      text,
    );
    assert.ok(parsed.segments.every(({ root }) => root === undefined));
  }
  const native = parse(
    yaml(MANIFEST.replace("§", "  mid:\n    owner: {{ x }}\n  two:\n    owner: {{ y }}\n")),
    claims,
  );
  assert.deepEqual(
    told(native).map(({ code }) => code),
    ["template"],
  );
  assert.ok(native.segments.every(({ root }) => root === undefined));
});

test("what only looks like a template is read", () => {
  for (const text of [
    `kind: A\nrun: $\{{ secrets.X }}\n`,
    'kind: A\nname: "{{ x }}"\n',
    "kind: A\nname: '{% x %}'   # {{ y }}\n",
    "kind: A\ndata: |\n  {{ x }}\n  {% y %}\nname: b\n",
    'kind: A\nname: "a\n  {{ b }}"\n',
    "kind: A\nmessage: High rate on {{ $labels.pod }}, don't panic\n",
  ]) {
    const parsed = parse(yaml(text), claims);
    assert.deepEqual(told(parsed), [], text);
    assert.ok(parsed.segments[0]?.root, text);
  }
});

test("nesting without end is told at its place and costs nothing else", () => {
  const deep = 100_000;
  const forms = {
    lists: `  mid: ${"[".repeat(deep)}\n`,
    "closed lists": `  mid: ${"[".repeat(deep)}${"]".repeat(deep)}\n`,
    maps: `  mid: ${"{a: ".repeat(deep)}\n`,
    dashes: `  mid:\n    ${"- ".repeat(deep)}a\n`,
    questions: `  mid:\n    ${"? ".repeat(deep)}a\n`,
    colons: `  mid: ${"a: ".repeat(deep)}\n`,
    indents: `  mid:\n${Array.from({ length: 1000 }, (_, i) => `${" ".repeat(i + 3)}a:\n`).join("")}`,
    tags: `  mid: ${"!a ".repeat(deep)}\n`,
    anchors: `  mid: ${"&a ".repeat(deep)}\n`,
    quotes: `  mid: ${"'".repeat(deep + 1)}\n`,
    "other quotes": `  mid: ${'" '.repeat(deep)}\n`,
  };
  for (const [name, middle] of Object.entries(forms)) {
    const started = performance.now();
    const problems = told(among(middle));
    assert.ok(problems.length === 1 || name === "quotes", `${name}: ${problems.length} problems`);
    assert.ok(performance.now() - started < 3000, `${name} took ${performance.now() - started} ms`);
  }
});

test("an alias bomb ends", () => {
  const bomb = Array.from(
    { length: 30 },
    (_, i) =>
      `    a${i}: &a${i} [${
        i === 0
          ? "x"
          : Array(9)
              .fill(`*a${i - 1}`)
              .join(", ")
      }]\n`,
  ).join("");
  const parsed = among(`  mid:\n${bomb}`);
  const segment = parsed.segments.find(({ text }) => text.startsWith("  mid"));
  assert.ok(segment);
  const value = toValue(segment.root, segment.resolve);
  assert.equal(typeof value, "object");
});

test("an anchor inside itself ends", () => {
  const parsed = among("  mid: &m\n    x: *m\n    <<: *m\n    owner: q\n");
  assert.equal(at(parsed, "mid", "owner"), "q");
});

test("lines too far left inside brackets and quotes are read, as most parsers do", () => {
  const middle =
    "  mid:\n    scopes: [{\n      a: b\n    }]\n    list: [\n    !Ref \"x\",\n    y\n    ]\n    purpose: '{\n      text\n    }'\n    owner: m\n";
  const parsed = among(middle);
  assert.deepEqual(told(parsed), []);
  assert.deepEqual(at(parsed, "mid"), {
    scopes: [{ a: "b" }],
    list: ["x", "y"],
    purpose: "{ text }",
    owner: "m",
  });
  const segment = parsed.segments.find(({ text }) => text === middle);
  const owner = nodeAt(segment?.root, ["mid", "owner"]);
  assert.equal(middle.slice(owner?.start, owner?.end), "m");
});
