/** What is drawn under a document is read back as it was, and is no part of the document. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { draw, drawsRelated, pagesOf, plain } from "./annotated.ts";

const STORY = `
=== a.yaml
owner: "🦊 fox"
       ^^^^^^^^ error owner-unknown: no such team
       ^^^^^^^^ warning owner-placeholder: an animal
=== b/c.json
{ "nhi": 1 }
  ~~~~~ owner-unknown: it is told here
`;

test("files are cut apart, and drawings left out", () => {
  assert.deepEqual(pagesOf(STORY), [
    { path: "a.yaml", text: 'owner: "🦊 fox"' },
    { path: "b/c.json", text: '{ "nhi": 1 }\n' },
  ]);
  assert.equal(drawsRelated(STORY), true);
  assert.equal(drawsRelated("a: 1\n"), false);
});

test("marks are drawn in UTF-16 columns, several under one line", () => {
  const drawn = draw(pagesOf(STORY), [
    { path: "b/c.json", line: 0, start: 2, end: 7, rule: "owner-unknown", message: "it is told here" },
    {
      path: "a.yaml",
      line: 0,
      start: 7,
      end: 15,
      level: "warning",
      rule: "owner-placeholder",
      message: "an animal",
    },
    {
      path: "a.yaml",
      line: 0,
      start: 7,
      end: 15,
      level: "error",
      rule: "owner-unknown",
      message: "no such team",
    },
  ]);
  assert.equal(drawn, plain(STORY));
});

test("a text that only looks like a drawing stays text", () => {
  const text = "# ^^^ error: not a rule\n^ error x\n";
  assert.equal(pagesOf(text)[0]?.text, text);
});

test("an empty span is drawn one column wide", () => {
  const mark = {
    path: "nhi.yaml",
    line: 0,
    start: 1,
    end: 1,
    level: "hint",
    rule: "date-placeholder",
    message: "empty",
  } as const;
  assert.equal(draw([{ path: "nhi.yaml", text: "a:" }], [mark]), "a:\n ^ hint date-placeholder: empty");
});
