/** An edit gives exactly what a parse of the new text from scratch gives, and keeps what it need not touch. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { edit, parse, rebase, textOf } from "../../server/src/syntax/parse.ts";
import type { Change, Parsed } from "../../server/src/syntax/parsed.ts";
import { positionAt } from "../../server/src/text/lines.ts";
import type { Source } from "../../server/src/text/source.ts";
import { claims, json, yaml } from "./claims.ts";

const KUBERNETES = `apiVersion: v1
kind: ServiceAccount
metadata:
  name: x
---
# nobody's
foo: [1
...
---
nhi: 1
identities:
  a:
    owner: x
  b:
    owner: 'y'
`;

const MANIFEST = `# the company's
nhi: 1

teams:
  app: { contact: "#app" }   # the app
  # about platform
  platform: &p { contact: "#plätform 😀" }

identities:
  # the bot
  ci-bot:
    type: bot
    owner: app
    purpose: |
      Builds: every
      - night

    scopes:
      - "aws:s3:*"
      - k8s:get


  other:
    <<: *p
    owner: app
  ? written out
  : owner: app
  ? |
    long
  : owner: app
access:
- subject: team:app
  scopes: [a, b]
# second
- subject: team:platform
  scopes: [
    a,
  ]
policy:
  maxAge: 90d
`;

/** Long enough that most edits are far from the document's head. */
const LONG = `nhi: 1
identities:
${Array.from({ length: 12 }, (_, i) => `  bot-${i}:\n    type: bot\n    owner: ${i % 3 ? "app" : "*p"}\n\n`).join("")}${MANIFEST.replace("nhi: 1\n", "").replace("identities:", "controls:")}access:
${Array.from({ length: 12 }, (_, i) => `  # ${i}\n  - subject: team:x${i}\n    scopes: [a]\n`).join("")}cases:
  c-1:
    identity: &p bot-1
${"---\n"}${KUBERNETES}`;

/** The same behind so long an entry that no edit of the rest is near the document's head. */
const FAR = LONG.replace("identities:\n", `identities:\n  far:\n    purpose: ${"far ".repeat(300)}\n`);

const JSON_TEXT = `${JSON.stringify(
  {
    nhi: 1,
    teams: { app: { contact: "#app" }, platform: { contact: "#plätform 😀" } },
    identities: Object.fromEntries(
      Array.from({ length: 14 }, (_, i) => [
        `bot-${i}`,
        { type: "bot", scopes: ["a", `b${i}`], review: { by: "x" } },
      ]),
    ),
    access: Array.from({ length: 12 }, (_, i) => ({ subject: `team:x${i}`, scopes: ["{", "}"] })),
    policy: { maxAge: "90d" },
    other: [1, 2],
  },
  null,
  2,
)}\n`;

const FRAGMENTS = [
  "\n",
  "\r\n",
  "\r",
  "---\n",
  "...\n",
  "\n---\n",
  "# c\n",
  "  # c\n",
  "      # c\n",
  "x: 1\n",
  "x\n",
  "identities:\n",
  "access:\n",
  "  new:\n    owner: z\n",
  "  ? new\n  : owner: z\n",
  "  : ",
  "- subject: q\n",
  "  - subject: q\n",
  " odd:\n",
  "  ",
  " ",
  "\t",
  "'",
  '"',
  "[",
  "{",
  "}",
  "]",
  ":",
  ": ",
  "&p ",
  "*p",
  "*q",
  "<<<<<<< a\n",
  "=======\n",
  ">>>>>>> b\n",
  "{{ x }}",
  "{% if %}",
  "😀",
  "\uFFFD",
  "\u0000",
  "\uFEFF",
  "|",
  "teams:\n",
  ",",
  "},\n",
  '    "new": { "a": 1 },\n',
  '  "teams": {\n',
  '  "x": 1,\n',
  "    { },\n",
  "    ],\n",
  "%YAML 1.2\n",
  "nhi: 1\n",
  "kind: A\n",
  "? ",
  "!Ref ",
  "a",
  "é",
  "-",
  "- ",
  "#",
  "<<: *p\n",
  "",
  "",
];

interface Step {
  readonly at: number;
  readonly cut: number;
  readonly text: string;
}

const step: fc.Arbitrary<Step> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof(
    { weight: 5, arbitrary: fc.constant(0) },
    { weight: 4, arbitrary: fc.nat(12) },
    { weight: 1, arbitrary: fc.nat(400) },
  ),
  text: fc.oneof(
    fc.constantFrom(...FRAGMENTS),
    fc.constantFrom(MANIFEST.slice(60, 200), KUBERNETES.slice(20, 90)),
  ),
});

/** What people type all day: letters. */
const letters: fc.Arbitrary<Step> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 2, arbitrary: fc.nat(3) }),
  text: fc.oneof(fc.constantFrom("", "a", "0", "_", "null", "x9", "é", "-"), fc.stringMatching(/^\w{1,4}$/)),
});

/** Everything that can be seen of a document. */
function seen(parsed: Parsed): unknown {
  return parsed.segments.map((segment) => {
    const { resolve, base, line, ...rest } = segment;
    return { ...rest, base, line, resolved: ["p", "q", "x"].map((name) => resolve(name)) };
  });
}

function changeOf(text: string, { at, cut, text: insert }: Step): { change: Change; next: string } {
  const from = Math.floor(at * (text.length + 1));
  const to = Math.min(text.length, from + cut);
  const start = positionAt(text, from);
  const end = positionAt(text, to);
  // A position cannot stand between CR and LF: measure what the editor would have replaced.
  const offset = (p: { line: number; character: number }) => offsetOf(text, p);
  return {
    change: { start, end, text: insert },
    next: text.slice(0, offset(start)) + insert + text.slice(offset(end)),
  };
}

function offsetOf(text: string, { line, character }: { line: number; character: number }): number {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\r|\n/g)) starts.push(found.index + found[0].length);
  const start = starts[line] ?? text.length;
  const rest = /^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0;
  return start + Math.min(character, rest);
}

function walk(source: Source, steps: readonly Step[]): void {
  let text = source.text;
  let parsed = parse(source, claims);
  steps.forEach((one, i) => {
    const { change, next } = changeOf(text, one);
    const before = new Set(parsed.segments);
    const edited = edit(parsed, [change], i + 2, claims);
    text = next;
    parsed = edited.parsed;
    assert.equal(textOf(parsed), text);
    assert.deepEqual(seen(parsed), seen(parse({ ...source, text }, claims)));
    const after = new Set(parsed.segments);
    assert.deepEqual(new Set(edited.dropped), new Set([...before].filter((segment) => !after.has(segment))));
    assert.deepEqual(new Set(edited.made), new Set([...after].filter((segment) => !before.has(segment))));
  });
}

for (const [name, text] of [
  ["a manifest", MANIFEST],
  ["a long manifest", LONG],
  ["several documents", KUBERNETES],
  ["CRLF", MANIFEST.replaceAll("\n", "\r\n")],
  ["lone CR", MANIFEST.replaceAll("\n", "\r")],
  ["nothing", ""],
  ["JSON", JSON_TEXT],
  ["JSON with CRLF", JSON_TEXT.replaceAll("\n", "\r\n")],
] as const)
  test(`incremental equals from scratch: ${name}`, () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) =>
        walk(text.startsWith("{") ? json(text) : yaml(text), steps),
      ),
      { numRuns: Number(process.env.RUNS ?? 100) },
    );
  });

for (const [name, text] of [
  ["a long manifest", FAR],
  ["CRLF", FAR.replaceAll("\n", "\r\n")],
  ["lone CR", FAR.replaceAll("\n", "\r")],
] as const)
  test(`a word typed equals from scratch: ${name}`, () => {
    fc.assert(
      fc.property(fc.array(letters, { minLength: 1, maxLength: 20 }), (steps) => walk(yaml(text), steps)),
      { numRuns: Number(process.env.RUNS ?? 100) },
    );
  });

test("of a value that letters are typed into, all that stands before is the same", () => {
  const parsed = parse(yaml(FAR), claims);
  const before = parsed.segments.find(({ text }) => text.includes("bot-10:"));
  const at = positionAt(FAR, FAR.indexOf("owner: app", FAR.indexOf("bot-10:")) + 9);
  const { made } = edit(parsed, [{ start: at, end: at, text: "x" }], 2, claims);
  const pairsOf = (root: unknown): readonly { readonly value: unknown }[] =>
    typeof root === "object" && root !== null && "pairs" in root && Array.isArray(root.pairs)
      ? root.pairs
      : [];
  const inner = (root: unknown) => pairsOf(pairsOf(root)[0]?.value);
  assert.equal(made.length, 1);
  assert.equal(inner(made[0]?.root)[0], inner(before?.root)[0]);
  assert.notEqual(inner(made[0]?.root)[1], inner(before?.root)[1]);
});

test("several changes at once and a change of the whole text", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 5 }), fc.boolean(), (steps, whole) => {
      let text = MANIFEST;
      const changes = steps.map((one) => {
        const { change, next } = changeOf(text, one);
        text = next;
        return change;
      });
      const first = parse(yaml(MANIFEST), claims);
      const { parsed } = edit(first, whole ? [{ text }] : changes, 2, claims);
      assert.equal(textOf(parsed), text);
      assert.deepEqual(seen(parsed), seen(parse(yaml(text), claims)));
      rebase(first);
      assert.deepEqual(seen(first), seen(parse(yaml(MANIFEST), claims)));
    }),
    { numRuns: 100 },
  );
});

test("a letter in an entry renews that entry only", () => {
  const parsed = parse(yaml(MANIFEST), claims);
  const at = positionAt(MANIFEST, MANIFEST.indexOf("type: bot") + 8);
  const { dropped, made } = edit(parsed, [{ start: at, end: at, text: "x" }], 2, claims);
  assert.equal(dropped.length, 1);
  assert.equal(made.length, 1);
  assert.match(made[0]?.text ?? "", /^ {2}# the bot\n {2}ci-bot:/);
});
