/** What a word of a workflow tells to whoever points at it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../../server/src/engine/explain.ts";
import { uriOf, workspaceOf } from "../../harness/pipeline.ts";
import { PATH } from "./facts.ts";

const TEXT = `on: push
permissions:
  id-token: write
jobs:
  publish:
    runs-on: x
    steps:
      - run: npm publish
        env:
          NPM_TOKEN: \${{ secrets.NPM_TOKEN }}
      - run: docs \${{ secrets.NPM_TOKEN }} \${{ secrets.DOCS_TOKEN }}
`;
const MANIFEST = `nhi: 1
teams: { web: { contact: "#web" } }
identities:
  npm:
    type: api-key
    owner: web
    purpose: Publishes packages
    bind: [gha-secret:NPM_TOKEN]
    credentials: [{ kind: api-token, rotated: 2026-10-20 }]
`;

/** The words shown at the first place of `word` behind `after`, plain. */
function told(after: string, word: string): string {
  const workspace = workspaceOf([
    { path: PATH, text: TEXT },
    { path: "nhi.yaml", text: MANIFEST },
  ]);
  const offset = TEXT.indexOf(word, TEXT.indexOf(after));
  const before = TEXT.slice(0, offset).split("\n");
  const position = { line: before.length - 1, character: (before.at(-1)?.length ?? 0) + 1 };
  const said = explainAt(workspace, uriOf(PATH), position);
  return JSON.stringify(said?.blocks ?? []);
}

test("a secret tells who declares it and where else it is used", () => {
  const said = told("NPM_TOKEN: $", "NPM_TOKEN }}");
  assert.match(said, /stored secret/);
  assert.match(said, /Declared as .*npm/);
  assert.match(said, /Also used at .*line 11/);
});

test("a secret of which nobody speaks says so", () => {
  assert.match(told("docs", "DOCS_TOKEN"), /no manifest or comment says/i);
});

test("a permission tells how far it reaches", () => {
  assert.match(told("id-token", "write"), /mints tokens/);
});
