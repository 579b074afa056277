/** Symbolic edits on YAML, one habit of authors after the other. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { append, mend, put, refusal, remove, rename, replace } from "./rewrite-mend.ts";

test("a new key goes behind the last one, before blank and comment lines", () => {
  const before = "identities:\n  ci:\n    type: bot # robot\n\n  # the next one\n  web:\n    type: bot\n";
  assert.equal(
    mend(before, [put(["identities", "ci", "owner"], "payments")]),
    "identities:\n  ci:\n    type: bot # robot\n    owner: payments\n\n  # the next one\n  web:\n    type: bot\n",
  );
});

test("a new key goes before the first one, where it should", () => {
  assert.equal(mend("# head\na:\n  b: 1\n", [put(["m"], 1, true)]), "# head\nm: 1\na:\n  b: 1\n");
  assert.equal(
    mend("- ci: 1\r\n  b: [x]\r\n", [put([0, "m"], ["z"], true)]),
    "- m: [z]\r\n  ci: 1\r\n  b: [x]\r\n",
  );
});

test("comment lines that stand deeper than the key belong to the value before", () => {
  assert.equal(
    mend("a:\n  b: 1\n  # of b\n# of nothing\n", [put(["d"], "x")]),
    "a:\n  b: 1\n  # of b\nd: x\n# of nothing\n",
  );
});

test("line ends and the missing final line break stay", () => {
  assert.equal(mend("a:\r\n  b: 1\r\n", [put(["a", "c"], "x")]), "a:\r\n  b: 1\r\n  c: x\r\n");
  assert.equal(
    mend("a:\r\n  b: 1\r\n  c: 2\r\n", [put(["a", "d"], "x")]),
    "a:\r\n  b: 1\r\n  c: 2\r\n  d: x\r\n",
  );
  assert.equal(mend("a:\n  b: 1", [put(["a", "c"], "x")]), "a:\n  b: 1\n  c: x");
  assert.equal(mend("a: 1\nb: 2", [remove(["b"])]), "a: 1");
  assert.equal(mend("a:", [put(["a", "b"], "x")], { around: { eol: "\r\n", step: 4 } }), "a:\r\n    b: x");
  assert.equal(mend("\uFEFFa: 1\n", [put(["b"], "x")]), "\uFEFFa: 1\nb: x\n");
});

test("maps on the way are made, in the file's indent", () => {
  assert.equal(
    mend("kind: X\nspec:\n    a: 1\n", [put(["metadata", "annotations", "nhi/owner"], "payments")]),
    "kind: X\nspec:\n    a: 1\nmetadata:\n    annotations:\n        nhi/owner: payments\n",
  );
  assert.equal(
    mend("metadata:\n  name: x\n", [
      put(["metadata", "annotations", "nhi/owner"], "payments"),
      put(["metadata", "annotations", "nhi/expires"], "2027-01-01"),
    ]),
    "metadata:\n  name: x\n  annotations:\n    nhi/owner: payments\n    nhi/expires: 2027-01-01\n",
  );
});

test("an empty place is filled behind its colon, before its comment", () => {
  assert.equal(mend("a:   # who\nb: 1\n", [put(["a"], "web")]), "a: web   # who\nb: 1\n");
  assert.equal(mend("a: \nb: 1\n", [put(["a"], "web")]), "a: web\nb: 1\n");
  assert.equal(mend("a: ~ # who\n", [put(["a"], "web")]), "a: web # who\n");
  assert.equal(mend("a: null\n", [put(["a", "b"], "web")]), "a:\n  b: web\n");
  assert.equal(mend("a: # list\nb: 1\n", [append(["a"], "x")]), "a: # list\n  - x\nb: 1\n");
  assert.equal(mend("- \n- b\n", [put([0], "a")]), "- a\n- b\n");
  assert.equal(mend("-\n- b\n", [put([0, "k"], "a")]), "- k: a\n- b\n");
});

test("one-line entries grow inside their braces, with the spaces in use", () => {
  assert.equal(
    mend("teams:\n  platform: { contact: x }\n", [put(["teams", "platform", "lead"], "a@b.example")]),
    "teams:\n  platform: { contact: x, lead: a@b.example }\n",
  );
  assert.equal(mend("a: {b: 1}\n", [put(["a", "c"], "x")]), "a: {b: 1, c: x}\n");
  assert.equal(mend("a: { b: 1 }\nc: {}\n", [put(["c", "d"], "x")]), "a: { b: 1 }\nc: { d: x }\n");
  assert.equal(mend("a: []\n", [append(["a"], "x"), append(["a"], "z")]), "a: [x, z]\n");
  assert.equal(mend("a: [b, c, ]\n", [append(["a"], "d")]), "a: [b, c, d, ]\n");
  assert.equal(mend("a: { b: }\n", [put(["a", "b"], "d")]), "a: { b: d }\n");
  assert.equal(mend("a: { b, c: 1 }\n", [put(["a", "b"], "d")]), "a: { b: d, c: 1 }\n");
});

test("a new entry looks like its neighbours", () => {
  assert.equal(
    mend("teams:\n  a: { contact: x }\n  b: { contact: y } # end\n", [put(["teams", "c", "contact"], "#z")]),
    'teams:\n  a: { contact: x }\n  b: { contact: y } # end\n  c: { contact: "#z" }\n',
  );
  assert.equal(
    mend("owners:\n  - { match: a, owner: b }\n", [append(["owners"], { match: "**", owner: "c" })]),
    'owners:\n  - { match: a, owner: b }\n  - { match: "**", owner: c }\n',
  );
  assert.equal(
    mend("owners:\n-   match: a\n    owner: b\n", [append(["owners"], { match: "x", owner: "c" })]),
    "owners:\n-   match: a\n    owner: b\n-   match: x\n    owner: c\n",
  );
  assert.equal(mend("a:\n- b\nc: 1\n", [append(["d"], "x")]), "a:\n- b\nc: 1\nd:\n- x\n");
  assert.equal(mend("a: [b]\nc: 1\n", [append(["d"], "x")]), "a: [b]\nc: 1\nd: [x]\n");
  assert.equal(
    mend("x:\n  a:\n    b: 1\n\n  c:\n    b: 2\n", [put(["x", "d", "b"], "w")]),
    "x:\n  a:\n    b: 1\n\n  c:\n    b: 2\n\n  d:\n    b: w\n",
  );
});

test("quotes follow the neighbours of the same kind, and stand where they must", () => {
  assert.equal(mend('a: ["k8s:x", "k8s:y"]\n', [append(["a"], "k8s:z")]), 'a: ["k8s:x", "k8s:y", "k8s:z"]\n');
  assert.equal(mend("a: 'b'\nc: 'd'\n", [put(["e"], "f")]), "a: 'b'\nc: 'd'\ne: 'f'\n");
  assert.equal(mend("a: '#b'\n", [put(["e"], "#f")]), "a: '#b'\ne: '#f'\n");
  assert.equal(mend("a: '#b'\n", [put(["e"], "2026-01-01")]), "a: '#b'\ne: 2026-01-01\n");
});

test("a replaced value keeps its quotes where they fit", () => {
  assert.equal(mend("a: 'x' # y\n", [put(["a"], "z")]), "a: 'z' # y\n");
  assert.equal(mend('a: "x"\n', [put(["a"], 'say "z"')]), 'a: "say \\"z\\""\n');
  assert.equal(mend("a: 'x'\n", [put(["a"], "it's")]), "a: 'it''s'\n");
  assert.equal(mend("a: x\n", [put(["a"], "#z")]), 'a: "#z"\n');
  assert.equal(mend("a: 90\n", [put(["a"], 30)]), "a: 30\n");
  assert.equal(mend("a: 90\n", [put(["a"], "30")]), 'a: "30"\n');
  assert.equal(mend("a: '90'\n", [put(["a"], true)]), "a: true\n");
  assert.equal(mend("a: |  # why\n  b\n  c\nd: 1\n", [put(["a"], "x")]), "a: x  # why\nd: 1\n");
  assert.equal(mend("a: x\n", [put(["a"], "x")]), "a: x\n");
});

test("a replaced word at a span stays a number or a truth value", () => {
  const text = "a: 90\nb: false\nc: word # nhi: rotated=2026-01-01\n";
  assert.equal(mend(text, [replace(text, "90", "30")]), text.replace("90", "30"));
  assert.equal(mend(text, [replace(text, "false", "true")]), text.replace("false", "true"));
  assert.equal(mend(text, [replace(text, "word", "yes")]), text.replace("word", '"yes"'));
  assert.equal(mend(text, [replace(text, "2026-01-01", "2026-02-01")]), text.replace("01-01", "02-01"));
  const quoted = 'a: "x y"\n';
  assert.equal(mend(quoted, [replace(quoted, '"x y"', "z")]), 'a: "z"\n');
  assert.equal(mend(quoted, [replace(quoted, "x y", "z")]), 'a: "z"\n');
  assert.match(refusal(quoted, [replace(quoted, "y", "z")]), /no single value/);
});

test("a collection is replaced whole", () => {
  assert.equal(mend("a: # c\n  - 1\n  - 2\nb: 1\n", [put(["a"], "x")]), "a: x # c\nb: 1\n");
  assert.equal(mend("a:\n  - x\n  - y\nb: 1\n", [put(["a"], ["z"])]), "a:\n  - z\nb: 1\n");
  assert.equal(mend("a: x # c\nb: 1\n", [put(["a"], { k: "v", l: 1 })]), "a: # c\n  k: v\n  l: 1\nb: 1\n");
  assert.equal(mend("a: [x, y] # c\n", [put(["a"], ["z", "*"])]), 'a: [z, "*"] # c\n');
  assert.equal(mend("- k: 1\n  l: 2\n- x\n", [put([0], "w")]), "- w\n- x\n");
  assert.equal(mend("- k: 1\n  l: 2\n- x\n", [put([0], { m: "r", o: "p" })]), "- m: r\n  o: p\n- x\n");
  assert.equal(mend("- x # c\n", [put([0], { m: "r" })]), "- # c\n  m: r\n");
});

test("a removed pair takes its lines, its comment and the comments right above", () => {
  const before = "a: 1\n\n# stays\n\n# goes\nb:\n  c: 1\n  # goes too\n  d: 2 # and this\n\ne: 1\n";
  assert.equal(mend(before, [remove(["b"])]), "a: 1\n\n# stays\n\ne: 1\n");
  assert.equal(mend("- a: 1 # x\n  # of b\n  b: 2\n", [remove([0, "a"])]), "- # of b\n  b: 2\n");
  assert.equal(mend("- a: 1\n  b: 2\n  c: 3\n", [remove([0, "a"]), remove([0, "b"])]), "- c: 3\n");
  assert.equal(mend("- - a\n  - b\n", [remove([0, 0])]), "- - b\n");
  assert.equal(mend("a: |\n  # text\nb: 1\n", [remove(["b"])]), "a: |\n  # text\n");
});

test("an emptied collection stays as braces or brackets", () => {
  assert.equal(mend("a: # c\n  # goes\n  b: 1\nd: 1\n", [remove(["a", "b"])]), "a: {} # c\nd: 1\n");
  assert.equal(mend("a:\n- b # x\nd: 1\n", [remove(["a", 0])]), "a: []\nd: 1\n");
  assert.equal(mend("a:\n  - b: 1", [remove(["a", 0, "b"])]), "a:\n  - {}");
  assert.equal(mend("a: 1\n", [remove(["a"])]), "{}\n");
  assert.equal(mend("  a:\n    b: 1\n", [remove(["a"])], { kind: "entry" }), "");
});

test("flow members go with their comma", () => {
  const list = (edit: number[]) =>
    mend(
      "a: [x, y, z]\n",
      edit.map((i) => remove(["a", i])),
    );
  assert.equal(list([0]), "a: [y, z]\n");
  assert.equal(list([1]), "a: [x, z]\n");
  assert.equal(list([2]), "a: [x, y]\n");
  assert.equal(list([1, 2]), "a: [x]\n");
  assert.equal(list([0, 2]), "a: [y]\n");
  assert.equal(list([0, 1, 2]), "a: []\n");
  assert.equal(mend("a: [\n  x, # c\n  y, # d\n]\n", [remove(["a", 0])]), "a: [\n  y, # d\n]\n");
  assert.equal(mend("a: [\n  x, # c\n  y # d\n]\n", [remove(["a", 1])]), "a: [\n  x # c\n]\n");
  assert.equal(mend("a: [x, y]\n", [remove(["a", 1]), append(["a"], "z")]), "a: [x, z]\n");
});

test("multi-line flow grows by a line", () => {
  assert.equal(
    mend("a: [\n  x, # c\n  y # d\n]\n", [append(["a"], "z")]),
    "a: [\n  x, # c\n  y, # d\n  z\n]\n",
  );
  assert.equal(mend("a: [\n  x,\n  y,\n]\n", [append(["a"], "z")]), "a: [\n  x,\n  y,\n  z,\n]\n");
  assert.equal(mend("a: [x,\n  y]\n", [append(["a"], "z")]), "a: [x,\n  y,\n  z]\n");
});

test("keys are renamed in their own quotes", () => {
  const text = "ownr: a\n'b c': 1\n";
  assert.equal(mend(text, [rename(text, "ownr", "owner")]), "owner: a\n'b c': 1\n");
  assert.equal(mend(text, [rename(text, "'b c'", "d")]), "ownr: a\n'd': 1\n");
  assert.match(refusal(text, [rename(text, "ownr", "b c")]), /there already/);
});

test("several edits of one fix are made together or not at all", () => {
  const before = "a:\n  b: 1\n  c: 2\n";
  assert.equal(mend(before, [remove(["a", "c"]), put(["a", "d"], "x")]), "a:\n  b: 1\n  d: x\n");
  assert.equal(mend(before, [remove(["a", "b"]), remove(["a", "c"]), put(["a", "d"], "x")]), "a:\n  d: x\n");
  assert.equal(
    mend(before, [put(["a", "d", "e"], "x"), put(["f"], "w")]),
    "a:\n  b: 1\n  c: 2\n  d:\n    e: x\nf: w\n",
  );
  assert.match(refusal(before, [remove(["a"]), put(["a", "b"], 5)]), /same place/);
});

test("what aliases share is left alone", () => {
  const text = "base: &b\n  x: 1\n  y: &v word\none:\n  <<: *b\ntwo: *b\nthree: *v\n";
  assert.match(refusal(text, [put(["two", "x"], 2)]), /alias/);
  assert.match(refusal(text, [put(["two"], 2)]), /alias/);
  assert.match(refusal(text, [put(["base", "z"], 2)]), /refers/);
  assert.match(refusal(text, [replace(text, "word", "z")]), /refers/);
  assert.match(refusal(text, [remove(["base"])]), /refers/);
  assert.equal(mend(text, [remove(["two"])]), text.replace("two: *b\n", ""));
  assert.equal(mend(text, [put(["one", "x"], 2)]), text.replace("<<: *b\n", "<<: *b\n  x: 2\n"));
  assert.match(refusal("m: &m { r: { a: 1 } }\no:\n  <<: *m\n", [put(["o", "r", "b"], 1)]), /merged/);
  assert.equal(mend("a: &x 1\nb: 2\n", [put(["a"], 3)]), "a: &x 3\nb: 2\n");
  assert.match(refusal("  a: &x\n    b: 1\n", [put(["a", "c"], 1)], { kind: "entry" }), /refers/);
  assert.equal(
    mend("  a: &x\n    b: 1\n", [put(["a", "c"], 1)], { kind: "entry", around: { aliased: () => false } }),
    "  a: &x\n    b: 1\n    c: 1\n",
  );
});

test("what cannot be done well is refused", () => {
  assert.match(refusal("a: x\n", [put(["a", "b"], 1)]), /single value/);
  assert.match(refusal("a: 1\na: 2\n", [put(["a"], 3)]), /twice/);
  assert.match(refusal("a: 1\n", [remove(["b"])]), /Nothing/);
  assert.match(refusal("a: !Ref x\n", [put(["a"], "y")]), /tag/);
  assert.match(refusal("? a\n: 1\n", [put(["b"], 1)]), /"\?"/);
  assert.match(refusal("section:\n", [remove(["section"])], { kind: "header" }), /Entries/);
  assert.match(refusal("* @a\n", [put(["a"], 1)], { language: "lines" }), /lines/);
});

test("plain lines and empty documents", () => {
  const text = "* @org/a\n";
  assert.equal(mend(text, [replace(text, "@org/a", "@org/b")], { language: "lines" }), "* @org/b\n");
  assert.equal(
    mend("# nothing yet\n", [put(["nhi"], 1), put(["teams", "a", "contact"], "#a")]),
    '# nothing yet\nnhi: 1\nteams:\n  a:\n    contact: "#a"\n',
  );
});

test("texts of several lines are kept as blocks where they may stand", () => {
  assert.equal(mend("a: 1\n", [put(["b"], "one\n  two\nthree")]), "a: 1\nb: |-\n  one\n    two\n  three\n");
  assert.equal(mend("a: {}\n", [put(["a", "b"], "one\ntwo")]), 'a: { b: "one\\ntwo" }\n');
  assert.equal(mend("b: 1\na: |+\n  x\n\n", [put(["c"], "w")]), "b: 1\na: |+\n  x\n\nc: w\n");
  assert.equal(mend("a: |+\n  x\nb: 1\n\nc: 1\n", [remove(["b"])]), "a: |+\n  x\nc: 1\n");
});
