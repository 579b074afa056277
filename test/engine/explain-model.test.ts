/** What a hover on the operating model says: the table as this workspace fills it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toMarkdown, toPlain } from "../../server/src/engine/prose.ts";
import { pointed } from "./files.ts";

const DOC = `nhi: 1
teams:
  platform: { contact: "#platform", function: it }
  security: { contact: "#sec", function: security }
  sre: { contact: "#sre" }
policy:
  model: shared
  accountable: security
  duties:
    contain: { team: sre, reason: On call around the clock }
    rotate: platform
  delegations:
    - { match: "cards|eu/**", to: sre, duties: [monitor], expires: 2026-10-31 }
    - { match: "ops/**", to: platform, duties: [monitor], expires: 2027-01-31 }
`;

const blocksAt = (word: string) => {
  const { workspace, uri, position } = pointed(DOC.replace(word, `${word[0]}¦${word.slice(1)}`), {
    path: "nhi.yaml",
    others: {},
  });
  return explainAt(workspace, uri, position)?.blocks ?? [];
};

test("the table: duty, function, who and how to reach them, by whose word", () => {
  const text = toPlain(blocksAt("model: shared"));
  for (const part of [
    "19 of 19 duties lead to one holder\n",
    "- request, use, justify, revoke · owner · the owner · model",
    "- exist, approve, monitor, detect, review, except, remediate, close, evidence · security · security (nhi.yaml:4), #sec · model",
    "- contain · security · sre (nhi.yaml:5), #sre · line 10",
    "- rotate · owner · platform (nhi.yaml:3), #platform · line 11",
    "- notify · sponsor · the sponsor · model",
    "- cards|eu/**: monitor delegated to sre (nhi.yaml:5), #sre ran out on 2026-10-31",
    "- ops/**: monitor delegated to platform (nhi.yaml:3), #platform, until 2027-01-31",
  ])
    assert.ok(text.includes(part), `no ${part} in:\n${text}`);
});

test("as Markdown it is a table, and a bar in a name ends no cell", () => {
  const text = toMarkdown(blocksAt("model: shared"));
  assert.match(text, /\| Duty \| Function \| Held by \| By \|\n\| --- \| --- \| --- \| --- \|\n/);
  const widths = text
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.replace(/\\\|/g, "").split("|").length);
  assert.deepEqual(new Set(widths), new Set([6]));
});

test("one duty: to whom the model gives it, who holds it, why it sits there", () => {
  const text = toPlain(blocksAt("contain:"));
  for (const part of [
    "The model shared gives it to security",
    "Held by sre (nhi.yaml:5), #sre: On call around the clock",
    "Whoever sees the attack may stop it at once, but does not keep the identity afterwards.",
    "Requirements 3.03, 3.09 of the articles",
  ])
    assert.ok(text.includes(part), `no ${part} in:\n${text}`);
});
