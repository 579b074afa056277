/** One decision for many findings: every line of the author stays as it was, and a second time nothing changes. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { bulkOf, decisionsFor, findingsOf } from "../../server/src/engine/bulk.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { languageOf } from "../../server/src/formats/registry.ts";
import { apply } from "../../server/src/text/edits.ts";
import { textOf, workspaceOf } from "../harness/pipeline.ts";
import { ROOT } from "../house/sources.ts";

/** Manifests of the tests and of the examples, each alone and without its rules of ownership. */
const pages = ["test/formats/native/fixtures", "examples/small", "examples/mid-size", "examples/enterprise"]
  .map((folder) => path.join(ROOT, folder))
  .flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
  .filter(
    (file) => file.isFile() && /(\.nhi|nhi|\.nhi\/\w+)\.yaml$/.test(path.join(file.parentPath, file.name)),
  )
  .map((file) => path.join(file.parentPath, file.name))
  .map((file) => ({
    path: path.basename(file).replace(/^(?!.*nhi\.yaml$)/, "x.nhi."),
    text: readFileSync(file, "utf8").replace(/^owners:.*\n(?:(?:[ #].*)?\n)*/m, ""),
  }));

const OWNER = /^ +owner: [^#]*$/;

/** The page without the owners whose turn it is, in the line ends and with the mark that are asked for. */
function stripped(text: string, which: (nth: number) => boolean, eol: string, mark: boolean): string {
  let nth = 0;
  const lines = text.split("\n").filter((line) => !(OWNER.test(line) && which(nth++)));
  return `${mark ? "\ufeff" : ""}${lines.join(eol)}`;
}

function run(workspace: Workspace, uri: string, decision: Readonly<Record<string, string>>): string {
  for (;;) {
    const { mended } = bulkOf(workspace, [uri], "owner-missing", decision);
    if (mended.length === 0) return textOf(workspace, uri);
    for (const { uri: file, edits } of mended) {
      const text = apply(textOf(workspace, file), edits);
      workspace.set({ uri: file, version: 2, language: languageOf(file), text });
    }
  }
}

test("over the fixtures: only lines with the decision come, all others stay byte for byte, and a second run is empty", () => {
  let came = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...pages),
      fc.constantFrom("\n", "\r\n"),
      fc.boolean(),
      fc.infiniteStream(fc.boolean()),
      (page, eol, mark, turns) => {
        const before = stripped(page.text, () => turns.next().value, eol, mark);
        const workspace = workspaceOf([{ path: page.path, text: before }]);
        const [uri = ""] = workspace.uris;
        const owner = workspace.world.teams()[0]?.id.value ?? "somebody";
        const decision = { owner };
        const after = run(workspace, uri, decision);
        const line = new RegExp(`^ *owner: ["']?${owner}["']?${eol}`);
        const old = before.split(/(?<=\n)/);
        let at = 0;
        for (const one of after.split(/(?<=\n)/)) {
          if (one === old[at]) at++;
          else {
            assert.match(one, line);
            came++;
          }
        }
        assert.equal(at, old.length, "no line of the author is lost");
        assert.equal(run(workspace, uri, decision), after);
        assert.deepEqual(bulkOf(workspace, [uri], "owner-missing", decision).mended, []);
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(came > 20, `${came} owners were written`);
});

const TWO = `nhi: 1
teams:
  web: { contact: "#web" }
identities:
  one: { type: bot, purpose: Builds }
  two: { type: bot, purpose: Ships }
`;

test("a decision that is proposed names its field and the values that rules know", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: TWO }]);
  const [choice] = decisionsFor(workspace, findingsOf(workspace, workspace.uris, "owner-missing"));
  assert.deepEqual(choice?.fields, ["owner"]);
  assert.deepEqual(choice?.values, ["web"]);
  const { made, left } = bulkOf(workspace, workspace.uris, "owner-missing", { owner: "web" });
  assert.deepEqual([made.length, left.length], [2, 0]);
});

test("a decision that settles only some of the question, or more than it asks, settles nothing", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: TWO }]);
  for (const decision of [{}, { sponsor: "web" }, { owner: "web", sponsor: "web" }]) {
    const { mended, left } = bulkOf(workspace, workspace.uris, "owner-missing", decision);
    assert.deepEqual([mended.length, left.length], [0, 2]);
  }
});
