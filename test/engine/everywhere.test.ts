/** Every question at places all over real manifests: an answer or silence, never a fault, never a wall of text. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { completionsAt } from "../../server/src/engine/complete.ts";
import { explainAt } from "../../server/src/engine/explain.ts";
import { definitionsAt, referencesAt } from "../../server/src/engine/navigate.ts";
import { toMarkdown, toPlain } from "../../server/src/engine/prose.ts";
import { Workspace } from "../../server/src/engine/workspace.ts";
import { parseWhen } from "../../server/src/model/day.ts";
import { positionAt } from "../../server/src/text/lines.ts";

const FIXTURES = new URL("../formats/native/fixtures/", import.meta.url);
const names = readdirSync(FIXTURES, { recursive: true, encoding: "utf8" }).filter((name) =>
  name.endsWith(".yaml"),
);

function workspaceOf(change: (text: string) => string): {
  workspace: Workspace;
  texts: ReadonlyMap<string, string>;
} {
  const workspace = new Workspace({ folder: "file:///w", today: parseWhen("2027-03-01")?.day ?? 0 });
  const texts = new Map(
    names.map((name) => [`file:///w/${name}`, change(readFileSync(new URL(name, FIXTURES), "utf8"))]),
  );
  for (const [uri, text] of texts) workspace.set({ uri, version: 1, language: "yaml", text });
  return { workspace, texts };
}

const CHANGES: Readonly<Record<string, (text: string) => string>> = {
  "as they are": (text) => text,
  "with Windows line ends": (text) => text.replaceAll("\n", "\r\n"),
  "cut off in the middle": (text) => text.slice(0, Math.floor(text.length * 0.61)),
  "with a quote that is never closed": (text) => text.replace(/: (\w+)\n/, ': "$1\n'),
};

for (const [what, change] of Object.entries(CHANGES))
  test(`manifests ${what}`, () => {
    const { workspace, texts } = workspaceOf(change);
    for (const [uri, text] of texts)
      for (let at = 0; at <= text.length; at += 11) {
        const position = positionAt(text, at);
        const where = `${uri}:${position.line + 1}:${position.character + 1}`;
        const found = explainAt(workspace, uri, position, { showsFindings: false, answers: true });
        if (found) {
          const plain = toPlain(found.blocks);
          assert.doesNotMatch(plain, /undefined|NaN|Infinity|\[object/, where);
          assert.ok(plain.length > 0 && plain.length < 2000, `${where}: ${plain.length} characters`);
          assert.ok(toMarkdown(found.blocks).length > 0);
          assert.ok(found.at.in.uri === uri, where);
        }
        for (const { insert, label } of completionsAt(workspace, uri, position, {
          snippets: true,
          asIs: true,
        }))
          assert.ok(insert !== "" && label !== "", where);
        for (const { from, to } of [definitionsAt(workspace, uri, position)].filter(
          (one) => one !== undefined,
        ))
          assert.ok(to.length > 0 && from.in.uri === uri, where);
        referencesAt(workspace, uri, position, true);
      }
  });
