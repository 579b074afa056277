/** The fast parser gives the tree of the `yaml` package, or gives up. Held against thousands of damaged texts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readFast } from "../../server/src/syntax/fast.ts";
import { plainBreaks } from "../../server/src/syntax/scan.ts";
import { judge } from "../../server/src/syntax/slow.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const FIXTURES = ["everyday.yaml", "startup.nhi.yaml"].map(fixture);
const SNIPPETS = [
  "\n",
  "\n\n",
  " ",
  "  ",
  "    ",
  "- ",
  "-",
  ":",
  ": ",
  "#",
  " # c",
  "'",
  '"',
  "[",
  "]",
  "{",
  "}",
  ",",
  ", ",
  "a",
  "key: v",
  "\n  ",
  "\n- ",
  "\n  - ",
  "''",
  "~",
  "|",
  ">",
  "&a ",
  "*a",
  "!t ",
  "?",
  "? ",
  "%",
  "@",
  "`",
  "\t",
  "...\n",
  "---\n",
  "é",
  "😀",
  "\r\n",
  "<<: ",
  "0",
  "{}",
  "[]",
  "{ a: b }",
  "[a, b]",
  '"x": ',
  "'y': ",
  "\\",
  "#\n",
  "\n#\n",
  "a:b",
  "a #b",
  "a# b",
  "\u00a0",
  "\u2028",
];

/** A repeatable source of numbers below `below`. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A stretch of whole lines of a fixture, with a few accidents. */
function damaged(roll: (below: number) => number): string {
  const lines = (FIXTURES[roll(FIXTURES.length)] ?? "").split("\n");
  const from = roll(lines.length);
  let text = lines.slice(from, from + 1 + roll(14)).join("\n");
  for (let n = roll(4); n > 0; n--) {
    const at = roll(text.length + 1);
    const gone = roll(3) === 0 ? roll(6) : 0;
    text =
      text.slice(0, at) +
      (roll(5) === 0 ? "" : (SNIPPETS[roll(SNIPPETS.length)] ?? "")) +
      text.slice(at + gone);
  }
  return plainBreaks(roll(10) === 0 ? text.replaceAll(/\r?\n/g, "\r\n") : text);
}

function compare(text: string): boolean {
  const fast = readFast(text);
  if (!fast) return false;
  const slow = judge(text);
  assert.deepEqual(slow.complaints, [], `read without complaint: ${JSON.stringify(text)}`);
  assert.deepEqual(
    { root: fast.root, comments: fast.comments },
    { root: slow.root, comments: slow.comments },
    JSON.stringify(text),
  );
  return true;
}

test("the fixtures that are everyday are read fast", () => {
  assert.ok(compare(fixture("startup.nhi.yaml")));
  assert.ok(compare(fixture("startup.nhi.yaml").replaceAll("\n", "\r\n")));
});

test("whatever the fast parser accepts, the yaml package reads alike", () => {
  const roll = dice(Number(process.env.SEED ?? 7));
  const runs = Number(process.env.RUNS ?? 8000);
  let accepted = 0;
  for (let i = 0; i < runs; i++) if (compare(damaged(roll))) accepted++;
  assert.ok(accepted > runs / 5, `${accepted} of ${runs} accepted: too few to prove anything`);
});

test("it says no to what it does not know, and to nothing worse", () => {
  for (const text of [
    "a: &x 1",
    "a: *x",
    "a: !t 1",
    "a: |\n  b",
    "a: [b: c]",
    "a: 'x",
    "a\n",
    "a: b: c",
    "a:\n\tb: 1",
    "---\na: 1\n---\n",
    "? a\n: b",
    "- -1",
  ])
    assert.equal(readFast(text), undefined, text);
});
