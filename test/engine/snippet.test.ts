/** A fix as a snippet: which tab stops it has, in every style of writing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mend, offersOf } from "../../server/src/engine/fixes.ts";
import { type SnippetEdit, snippetOf } from "../../server/src/engine/snippet.ts";
import type { Edit, Plain } from "../../server/src/rules/finding.ts";
import { defineRule } from "../../server/src/rules/rule.ts";
import { apply } from "../../server/src/text/edits.ts";
import { textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";
import { applySnippets } from "../harness/snippet.ts";

const ask = (name: string, sample: string, choices?: readonly string[]) => ({
  ask: name,
  prompt: name,
  sample,
  kind: "text" as const,
  ...(choices && { choices }),
});

/** Says of every identity without a purpose that it lacks one, and writes these values. */
const ruleThat = (values: Readonly<Record<string, Plain>>) =>
  defineRule({
    id: "purpose-missing",
    title: "Test",
    why: "Test.",
    since: "0.1.0",
    level: "error",
    formats: "native",
    looksAt: "identity",
    messages: { missing: "No purpose" },
    support: "own",
    controls: [],
    citedByArticles: [],
    requirements: [],
    examples: [{ bad: "", good: "" }],
    check({ it }, { report }) {
      const { purpose } = it;
      if (purpose.is !== "absent") return;
      const at = purpose.to.path.slice(0, -1);
      const edits = Object.entries(values).map(
        ([key, value]): Edit => ({ do: "put", to: { in: purpose.to.in, path: [...at, key] }, value }),
      );
      const [first, ...rest] = edits;
      if (first)
        report({
          say: "missing",
          at: it.id.at,
          fixes: [{ title: "Write it", class: "choice", edits: [first, ...rest] }],
        });
    },
  });

function snippetsFor(text: string, values: Readonly<Record<string, Plain>>, path = "nhi.yaml") {
  const workspace = workspaceOf([{ path, text }], { rules: [ruleThat(values)] });
  const [offer] = verdictsOf(workspace).flatMap(offersOf);
  assert.ok(offer);
  const mended = mend(workspace, offer);
  assert.ok("edits" in mended, JSON.stringify(mended));
  const edits = snippetOf(workspace, offer, mended);
  assert.ok(edits);
  assert.equal(textOf(workspace, uriOf(path)), text);
  assert.equal(applySnippets(text, edits), apply(text, mended.edits), "accepted as it comes it is the fix");
  return edits;
}

const snippets = (edits: readonly SnippetEdit[]): readonly string[] =>
  edits.map((edit) => ("snippet" in edit ? edit.snippet : edit.text));

const BOT = "nhi: 1\nidentities:\n  bot:\n    type: bot\n";

test("one ask is one tab stop, and what has two lines begins where its line begins", () => {
  assert.deepEqual(snippets(snippetsFor(BOT, { purpose: ask("why", "Builds the shop") })), [
    "    type: bot\n    purpose: ${1:Builds the shop}",
  ]);
});

test("what needs quotes is typed between them", () => {
  assert.deepEqual(snippets(snippetsFor(BOT, { purpose: ask("why", "#shop: builds") })), [
    '    type: bot\n    purpose: "${1:#shop: builds}"',
  ]);
});

test("characters that mean something to a snippet mean themselves", () => {
  const [one = ""] = snippets(
    snippetsFor(BOT, { purpose: ask("why", "${2:a} and $x \\ |,"), owner: "a$b}c" }),
  );
  assert.ok(one.includes("\\${2:a\\} and \\$x"), one);
  assert.ok(one.includes("a\\$b\\}c"), one);
});

test("known answers are a choice, the sample first, each written as it must stand there", () => {
  const [one = ""] = snippets(
    snippetsFor(BOT, { purpose: ask("why", "web", ["shop, and | more", "#web", "web", "no", "${x}"]) }),
  );
  assert.equal(one, '    type: bot\n    purpose: ${1|web,shop\\, and \\| more,"#web","no"|}');
});

test("every choice reads back as the answer that it stands for", () => {
  const choices = ["it's, so", "yes", "#a", "a: b", "2026-11-22", "plain"];
  for (const chosen of choices) {
    const edits = snippetsFor(BOT, { purpose: ask("why", "sample", choices) });
    const text = applySnippets(BOT, edits, (written) => written[choices.indexOf(chosen) + 1] ?? "");
    const workspace = workspaceOf([{ path: "nhi.yaml", text }]);
    const [purpose] = workspace
      .facts(uriOf("nhi.yaml"))
      .flatMap((facts) => facts.identities.map((it) => it.purpose));
    assert.equal(purpose?.is === "present" && purpose.value, chosen, text);
  }
});

test("one answer in two places is one tab stop in both", () => {
  const team = ask("team", "web", ["shop"]);
  const all = snippets(snippetsFor(BOT, { purpose: ask("why", "Builds"), owner: team, sponsor: team })).join(
    "",
  );
  assert.equal(all.split("${2|web,shop|}").length, 3);
  assert.equal(all.split("${1:").length, 2);
});

test("a scaffold of several lines keeps its indent in an editor that indents by itself", () => {
  const [edit] = snippetsFor(`${BOT}    owner: web\n`, {
    review: { last: ask("date", "2026-11-22"), by: ask("by", "sec") },
    purpose: ask("why", "Builds"),
    scopes: [{ scope: ask("scope", "db:SELECT@x"), justification: ask("why", "Builds") }],
  });
  assert.ok(edit && "snippet" in edit);
  assert.match(edit.snippet, / {4}review:\n {6}last: \$\{1:2026-11-22\}\n {6}by: \$\{2:sec\}\n/);
});

test("so it does between braces, in JSON, with tabs and with Windows line ends", () => {
  const values = {
    purpose: ask("why", "Builds"),
    review: { last: ask("date", "2026-11-22"), by: ask("by", "sec", ["ops"]) },
  };
  const json = '{\n\t"nhi": 1,\n\t"identities": {\n\t\t"bot": {\n\t\t\t"type": "bot"\n\t\t}\n\t}\n}\n';
  for (const [text, path] of [
    ["nhi: 1\nidentities:\n  bot: { type: bot }\n", "nhi.yaml"],
    ["nhi: 1\nidentities:\n  bot: {\n      type: bot\n  }\n", "nhi.yaml"],
    ["nhi: 1\nidentities: { bot: {} }\n", "nhi.yaml"],
    ["nhi: 1\nidentities:\n  bot:", "nhi.yaml"],
    ['{"nhi": 1, "identities": {"bot": {"type": "bot"}}}', "x.nhi.json"],
    [json, "x.nhi.json"],
    [json.replaceAll("\n", "\r\n"), "x.nhi.json"],
    [BOT.replaceAll("\n", "\r\n"), "nhi.yaml"],
  ] as const) {
    const all = snippets(snippetsFor(text, values, path)).join("");
    for (const stop of ["${1:Builds}", "${2:2026-11-22}", "${3|"]) assert.ok(all.includes(stop), all);
  }
});

test("edits that meet on a line become one", () => {
  const edits = snippetsFor("nhi: 1\nidentities:\n  bot: {\n      type: bot, owner: web }\n", {
    type: ask("type", "workload"),
    purpose: ask("why", "Builds"),
  });
  for (const [i, { span }] of edits.entries())
    assert.ok(i === 0 || (edits[i - 1]?.span.end ?? 0) <= span.start);
});

test("a fix that asks nothing is no snippet", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: BOT }], {
    rules: [ruleThat({ purpose: "Builds" })],
  });
  const [offer] = verdictsOf(workspace).flatMap(offersOf);
  assert.ok(offer);
  const mended = mend(workspace, offer);
  assert.ok("edits" in mended);
  assert.equal(snippetOf(workspace, offer, mended), undefined);
});
