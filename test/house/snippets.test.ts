/** Every fix that asks can be filled in where it is written: accepted as it comes, its snippet is the fix with its samples. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mend, offersOf } from "../../server/src/engine/fixes.ts";
import { snippetOf } from "../../server/src/engine/snippet.ts";
import { rules } from "../../server/src/rules/registry.ts";
import { apply } from "../../server/src/text/edits.ts";
import { pagesOf } from "../harness/annotated.ts";
import { textOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";
import { applySnippets } from "../harness/snippet.ts";

for (const { id, examples } of rules)
  for (const [i, { bad, path }] of examples.entries())
    test(`${id}, example ${i + 1}`, () => {
      const workspace = workspaceOf(pagesOf(bad, path));
      const offers = verdictsOf(workspace)
        .filter(({ finding }) => finding.rule === id)
        .flatMap(offersOf);
      for (const offer of offers) {
        const mended = mend(workspace, offer);
        if ("refused" in mended) continue;
        const snippets = snippetOf(workspace, offer, mended);
        assert.equal(
          snippets !== undefined,
          offer.asks.length > 0,
          `"${offer.fix.title}" asks where it is written`,
        );
        if (!snippets) continue;
        const text = textOf(workspace, mended.uri);
        const blank = offer.asks.find((ask) => ask.blank)?.sample;
        assert.equal(
          applySnippets(text, snippets, undefined, blank),
          apply(text, mended.edits),
          offer.fix.title,
        );
        const stops = snippets.flatMap((edit) => ("snippet" in edit ? [edit.snippet] : [])).join("");
        for (const [n, { ask }] of offer.asks.entries())
          assert.ok(stops.includes(`\${${n + 1}`), `"${offer.fix.title}" has a tab stop for ${ask}`);
      }
    });
