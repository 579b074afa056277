/** The fast parser gives the tree of the `yaml` package, or gives up. Held against thousands of damaged texts. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readFast } from "../../server/src/syntax/fast.ts";
import { quickly } from "../../server/src/syntax/quick.ts";
import { repair } from "../../server/src/syntax/repair.ts";
import { plainBreaks } from "../../server/src/syntax/scan.ts";
import { judge } from "../../server/src/syntax/slow.ts";

const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
const FIXTURES = ["everyday.yaml", "startup.nhi.yaml", "template.yaml"].map(fixture);
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
  "!Ref a",
  ": !Sub 'a'",
  "[!t a, !u [b]]",
  "{ a: !t b }",
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

/** Whole lines with what one is in the middle of typing: an opener, a word without its colon, half a line. */
function typed(roll: (below: number) => number): string {
  const lines = (FIXTURES[roll(FIXTURES.length)] ?? "").split("\n");
  const from = roll(lines.length);
  const some = lines.slice(from, from + 2 + roll(12));
  for (let n = 1 + (roll(6) === 0 ? 1 : 0); n > 0; n--) {
    const at = roll(some.length);
    const line = some[at] ?? "";
    const value = line.search(/(?<=: |- )\S/);
    const how = roll(8);
    if (how < 4 && value > 0) some[at] = line.slice(0, value) + "[{\"'".charAt(roll(4)) + line.slice(value);
    else if (how < 6) some[at] = line.replace(/:(?=\s|$)/, "");
    else if (how < 7) some.splice(at, 0, line.replace(/(?<=\w\w).*/, ""));
    else some[at] = line.slice(0, roll(line.length + 1));
  }
  const text = some.join("\n");
  return plainBreaks(roll(10) === 0 ? text.replaceAll(/\r?\n/g, "\r\n") : text);
}

function compareMended(text: string): boolean {
  if (readFast(text) || /^\s*[[{]/.test(text)) return false;
  const quick = quickly(text);
  if (!quick) return false;
  const slow = judge(text);
  assert.notEqual(slow.complaints.length, 0, `mended without need: ${JSON.stringify(text)}`);
  assert.deepEqual(quick, repair(text, slow), JSON.stringify(text));
  return true;
}

test("what is mended on the quick is mended as the yaml package's complaints would have it", () => {
  const roll = dice(Number(process.env.SEED ?? 11));
  const runs = Number(process.env.RUNS ?? 8000);
  let mended = 0;
  for (let i = 0; i < runs; i++) {
    if (compareMended(typed(roll))) mended++;
    compareMended(damaged(roll));
  }
  assert.ok(mended > runs / 8, `${mended} of ${runs} mended: too few to prove anything`);
});

test("it says no to what it does not know, and to nothing worse", () => {
  for (const text of [
    "a: &x 1",
    "a: *x",
    "a: !!str 1",
    "a: !t:u 1",
    "a: !t",
    "a: !t b: c",
    "a: !t !u 1",
    "!t a: 1",
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
