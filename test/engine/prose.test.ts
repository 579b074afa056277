/** Words from files never become markup, and plain text loses nothing but the looks. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  code,
  dotted,
  lines,
  link,
  list,
  quiet,
  RULE,
  strong,
  toMarkdown,
  toPlain,
  typed,
} from "../../server/src/engine/prose.ts";

test("names from files show as they are written", () => {
  const nasty = "a*b*_c_ [x](http://evil) <img src=x> `q` # | ~ & ! \\ $(sync)";
  assert.equal(
    toMarkdown(lines([nasty])),
    "a\\*b\\*\\_c\\_ \\[x\\](http://evil) \\<img src=x\\> \\`q\\` \\# \\| \\~ \\& \\! \\\\ \\$(sync)",
  );
  assert.equal(toPlain(lines([nasty])), nasty);
});

test("a line that begins like a list, a heading or a number stays a line", () => {
  assert.equal(toMarkdown(lines(["- x"])), "\\- x");
  assert.equal(toMarkdown(lines(["+ x"], ["= y"])), "\\+ x  \n\\= y");
  assert.equal(toMarkdown(lines(["12. x"])), "12\\. x");
  assert.equal(toMarkdown(lines(["# x"])), "\\# x");
});

test("line breaks in a name do not break the paragraph", () => {
  assert.equal(toMarkdown(lines([strong("a\n\n# b"), " ", code("c\nd")])), "**a \\# b** `c d`");
});

test("code with backticks gets a longer fence", () => {
  assert.equal(toMarkdown(lines([code("a`b``c")])), "``` a`b``c ```");
});

test("a link cannot be broken out of", () => {
  assert.equal(
    toMarkdown(lines([link("x]y", "file:///a (1)/b.yaml#L3", 'a" onx="')])),
    "[x\\]y](file:///a%20%281%29/b.yaml#L3 \"a' onx='\")",
  );
});

test("plain text keeps the place of a link in brackets, and drops what only a link can use", () => {
  const blocks = [
    ...lines(["See ", link("payments", "file:///w/nhi.yaml#L3", "nhi.yaml:3"), " ", quiet("(soon)")]),
    RULE,
    ...list([
      [link("NIST CSF 2.0 GV", "https://x.example", "Govern", { silent: true })],
      dotted([["a"], [], undefined, ["b"]]),
    ]),
  ];
  assert.equal(toPlain(blocks), "See payments (nhi.yaml:3) (soon)\n\n- NIST CSF 2.0 GV\n- a · b");
});

test("backticks in our own words become code, empty lines nothing", () => {
  assert.equal(toMarkdown(lines(typed("Use `none` or `90d`."), [], undefined)), "Use `none` or `90d`.");
  assert.deepEqual(lines([], undefined), []);
});
