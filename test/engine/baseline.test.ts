/** The baseline: what it knows whatever becomes of the text, when it tells all the same, and what is said of one that cannot be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  BASELINE,
  beyond,
  type Entry,
  entriesOf,
  readBaseline,
  shrunk,
  writeBaseline,
} from "../../server/src/engine/quiet/baseline.ts";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import type { Page } from "../harness/annotated.ts";
import { textOf, uriOf, workspaceOf } from "../harness/pipeline.ts";

const ENTRIES = [
  "  bot:\n    type: bot\n    purpose: Builds",
  '  old-key:\n    type: api-key\n    owner: web\n    purpose: Sends mail\n    credentials:\n      - { kind: api-token, store: "vault:kv/mail", rotated: 2025-01-02 }',
  '  admin:\n    type: workload\n    owner: gone\n    purpose: Deploys\n    scopes: ["aws:*@*"]',
  "  twin:\n    type: bot\n    owner: web\n    sponsor: nobody-known\n    purpose: Counts",
];
const GRANTS = [
  "  - subject: team:web\n    scopes: ['k8s:admin@cluster/prod']\n    mode: standing",
  "  - subject: team:ops\n    scopes: ['db:ALL']\n    mode: jit\n    maxDuration: 3d",
];
const ACCOUNT = "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: deploy\n  namespace: shop\n";
const BINDING =
  "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata:\n  name: deploy\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: ClusterRole\n  name: cluster-admin\nsubjects:\n  - { kind: ServiceAccount, name: deploy, namespace: shop }\n";

const manifest = (entries: readonly string[], grants: readonly string[]): string =>
  `nhi: 1\nteams:\n  web: { contact: "#web" }\n  ops: { contact: "#ops" }\nidentities:\n${entries.join("\n")}\naccess:\n${grants.join("\n")}\n`;

const pagesOf = (path: string, entries: readonly string[], grants: readonly string[]): readonly Page[] => [
  { path, text: manifest(entries, grants) },
  { path: "deploy/account.yaml", text: `${ACCOUNT}---\n${BINDING}` },
];

const all = (workspace: Workspace) => workspace.uris.flatMap((uri) => workspace.verdicts(uri));
const known = (workspace: Workspace) => workspace.uris.flatMap((uri) => workspace.known(uri));
const lay = (workspace: Workspace, text: string) =>
  workspace.setBaseline({ uri: uriOf(BASELINE), version: 0, language: "json", text });
const shown = (workspace: Workspace): readonly string[] =>
  all(workspace).map(({ finding, message }) => `${finding.rule}: ${message}`);

const FIRST = workspaceOf(pagesOf("nhi.yaml", ENTRIES, GRANTS));
const TEXT = writeBaseline(entriesOf(all(FIRST)));

test("what is written is read again, sorted, one finding on a line", () => {
  const entries = readBaseline(TEXT);
  assert.ok(!("message" in entries));
  assert.ok(entries.length > 10);
  assert.equal(writeBaseline([...entries].reverse()), TEXT);
  assert.equal(TEXT.split("\n").length, entries.length + 6);
  assert.equal(writeBaseline([]), '{\n  "baseline": 1,\n  "findings": []\n}\n');
});

test("with the baseline nothing is told, and all of it is known; without it everything is told again", () => {
  const workspace = workspaceOf(pagesOf("nhi.yaml", ENTRIES, GRANTS));
  const before = shown(workspace);
  const touched = lay(workspace, TEXT);
  assert.deepEqual(shown(workspace), []);
  assert.equal(known(workspace).length, before.length);
  assert.deepEqual([...touched].sort(), ["deploy/account.yaml", "nhi.baseline.json", "nhi.yaml"].map(uriOf));
  workspace.setBaseline(undefined);
  assert.deepEqual(shown(workspace), before);
});

const quoted = (text: string): string =>
  text.replace(
    /^( +(?:type|owner|purpose|mode): )([\w -]+)$/gm,
    (_, key: string, word: string) => `${key}"${word}"`,
  );

const loosened = (text: string, at: readonly number[]): string =>
  text
    .split("\n")
    .flatMap((line, i) => (at.includes(i) ? ["", `${/^ */.exec(line)?.[0] ?? ""}# a note`, line] : [line]))
    .join("\n");

test("it survives other orders, comments, blank lines, quotes and names of files", () => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(ENTRIES, { minLength: ENTRIES.length }),
      fc.shuffledSubarray(GRANTS, { minLength: GRANTS.length }),
      fc.array(fc.nat(40), { maxLength: 6 }),
      fc.boolean(),
      fc.constantFrom("nhi.yaml", "sub/owners.nhi.yaml", ".nhi/all.yaml"),
      (entries, grants, notes, quotes, path) => {
        const [page, ...rest] = pagesOf(path, entries, grants);
        const text = loosened(quotes ? quoted(page?.text ?? "") : (page?.text ?? ""), notes);
        const workspace = workspaceOf([{ path, text }, ...rest]);
        lay(workspace, TEXT);
        assert.deepEqual(shown(workspace), []);
        const now = entriesOf(known(workspace));
        const listed = workspace.baseline?.entries ?? [];
        assert.deepEqual([beyond(listed, now), beyond(now, listed)], [[], []]);
      },
    ),
    { numRuns: 25 },
  );
});

test("an edit gives what reading from scratch gives", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(fc.nat(60), fc.constantFrom("", "# x\n", "  new:\n    type: bot\n", "    owner: web\n")),
        {
          maxLength: 6,
        },
      ),
      (edits) => {
        const workspace = workspaceOf(pagesOf("nhi.yaml", ENTRIES, GRANTS));
        lay(workspace, TEXT);
        for (const [i, [line, text]] of edits.entries())
          workspace.edit(uriOf("nhi.yaml"), i + 2, [
            {
              start: { line, character: 0 },
              end: { line: line + (text === "" ? 1 : 0), character: 0 },
              text,
            },
          ]);
        const scratch = workspaceOf([
          { path: "nhi.yaml", text: textOf(workspace, uriOf("nhi.yaml")) },
          ...pagesOf("nhi.yaml", [], []).slice(1),
        ]);
        lay(scratch, TEXT);
        assert.deepEqual(shown(workspace), shown(scratch));
        assert.equal(known(workspace).length, known(scratch).length);
      },
    ),
    { numRuns: 40 },
  );
});

const KEYS = (n: number): string =>
  `nhi: 1\nidentities:\n  bot:\n    type: bot\n    owner: web\n    sponsor: web\n    purpose: Builds\n    credentials:\n${"      - { kind: api-token, store: 'vault:kv/x', rotated: 2025-01-02 }\n".repeat(n)}`;

test("one more than the baseline knows, and all of them are told", () => {
  const workspace = workspaceOf([{ path: "nhi.yaml", text: KEYS(2) }]);
  const before = all(workspace).length;
  lay(workspace, writeBaseline(entriesOf(all(workspace))));
  assert.equal(all(workspace).length, 0);
  const set = (n: number) =>
    workspace.set({ uri: uriOf("nhi.yaml"), version: n, language: "yaml", text: KEYS(n) });
  set(3);
  assert.equal(all(workspace).length, before + before / 2);
  set(1);
  assert.equal(all(workspace).length, 0);
});

test("the one that is too many in another file is told with those that are there", () => {
  const account = { path: "a.yaml", text: ACCOUNT };
  const teams = { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  web: { contact: "#web" }\n' };
  const workspace = workspaceOf([teams, account]);
  lay(workspace, writeBaseline(entriesOf(all(workspace))));
  assert.deepEqual(shown(workspace), []);
  const touched = workspace.set({ uri: uriOf("b.yaml"), version: 1, language: "yaml", text: ACCOUNT });
  assert.ok(touched.has(uriOf("a.yaml")), "the other file is told anew");
  assert.ok(workspace.verdicts(uriOf("a.yaml")).length > 0);
  assert.ok(workspace.remove(uriOf("b.yaml")).has(uriOf("a.yaml")));
  assert.deepEqual(shown(workspace), []);
});

test("a copy in another overlay is no new finding", () => {
  const teams = { path: "nhi.yaml", text: 'nhi: 1\nteams:\n  web: { contact: "#web" }\n' };
  const workspace = workspaceOf([teams, { path: "app/overlays/dev/a.yaml", text: ACCOUNT }]);
  lay(workspace, writeBaseline(entriesOf(all(workspace))));
  workspace.set({ uri: uriOf("app/overlays/prod/a.yaml"), version: 1, language: "yaml", text: ACCOUNT });
  assert.deepEqual(shown(workspace), []);
});

test("findings about silence and about broken texts are in no baseline", () => {
  const workspace = workspaceOf([
    {
      path: "nhi.yaml",
      text: "nhi: 1\nidentities:\n  a:\n    type: [\nexceptions:\n  - { rule: owner-missing, match: x, reason: old, approvedBy: y, expires: 2026-01-01 }\n",
    },
  ]);
  const rules = new Set(all(workspace).map(({ rule }) => rule.id));
  assert.ok(rules.has("manifest-syntax") && rules.has("exception-expired"));
  for (const { rule } of entriesOf(all(workspace)))
    assert.doesNotMatch(rule, /^(manifest-syntax|exception-)/);
});

const entry = (about: string, count = 1): Entry => ({ rule: "r", say: "s", about, values: {}, count });

test("growing and shrinking are told by how much", () => {
  const old = [entry("a", 2), entry("b")];
  const now = [entry("a"), entry("c", 2)];
  assert.deepEqual(beyond(now, old), [entry("c", 2)]);
  assert.deepEqual(beyond(old, now), [entry("a"), entry("b")]);
  assert.deepEqual(shrunk(old, now), [entry("a")]);
  assert.deepEqual(
    beyond([entry("a", 2), entry("a", 2)], old),
    [],
    "a line that a merge has doubled counts once",
  );
});

const BAD: Readonly<Record<string, RegExp>> = {
  "": /has to be a JSON object/,
  "{": /never closed/,
  "[]": /has to be a JSON object/,
  "{}": /"baseline" has to be 1/,
  '{"baseline": 2, "findings": []}': /"baseline" has to be 1/,
  '{"baseline": 1, "findings": {}}': /has to be a list/,
  '{"baseline": 1, "findings": [3]}': /A finding has/,
  '{"baseline": 1, "findings": [{"rule": "a", "about": "b", "say": "c", "count": -1}]}': /A finding has/,
  '{"baseline": 1, "findings": [{"rule": "a", "about": "b", "say": "c", "values": {"x": 1}}]}':
    /A finding has/,
  '{"baseline": 1, "findings": [{"rule": "exception-expired", "about": "b", "say": "c"}]}':
    /can be in no baseline/,
  "<<<<<<< HEAD\n{}\n": /This is no baseline/,
};

for (const [text, message] of Object.entries(BAD))
  test(`a corrupt baseline hides nothing, and says why: ${JSON.stringify(text)}`, () => {
    const workspace = workspaceOf(pagesOf("nhi.yaml", ENTRIES, GRANTS));
    const before = shown(workspace);
    lay(workspace, text);
    const [trouble, ...more] = workspace.verdicts(uriOf(BASELINE));
    assert.deepEqual(more, []);
    assert.equal(trouble?.level, "error");
    assert.match(trouble?.message ?? "", message);
    assert.deepEqual(
      shown(workspace).filter((one) => !one.startsWith("manifest-syntax")),
      before,
    );
    // Mended while it is open in the editor.
    workspace.edit(uriOf(BASELINE), 2, [{ text: TEXT }]);
    assert.deepEqual(shown(workspace), []);
  });

test("every beginning of a baseline is either whole or told", () => {
  for (let end = 0; end < TEXT.length; end += 7) {
    const read = readBaseline(TEXT.slice(0, end));
    if ("message" in read) assert.ok(read.start <= read.end && read.end <= Math.max(end, 1));
    else assert.equal(TEXT.slice(end).trim(), "");
  }
});
