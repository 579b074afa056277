/** What an exception hides: counted over the whole workspace, and told anew when its use changes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Workspace } from "../../server/src/engine/workspace.ts";
import { exceptionUnused } from "../../server/src/rules/exception-unused.ts";
import { rotationStale } from "../../server/src/rules/rotation-stale.ts";
import type { Page } from "../harness/annotated.ts";
import { TODAY, textOf, uriOf, verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const key = (rotated: string): string => `nhi: 1
identities:
  sync:
    type: bot
    owner: platform
    purpose: Copies people
    credentials: [{ kind: access-key, rotated: ${rotated} }]
`;
const let_ = (
  more = "    approvedBy: security\n    expires: 2027-01-31\n",
  match = "identity:sync",
): string =>
  `nhi: 1
exceptions:
  - rule: rotation-stale
    match: ${match}
    reason: The vendor allows one change a year
${more}`;

const STALE = "2026-01-05";
const FRESH = "2026-11-05";

function made(identities: string, exceptions: string, whole = true): Workspace {
  const pages: readonly Page[] = [
    { path: "access.nhi.yaml", text: exceptions },
    { path: "ownership.nhi.yaml", text: identities },
  ];
  return workspaceOf(pages, {
    rules: [exceptionUnused, rotationStale],
    ...(whole ? { beside: [] } : {}),
  });
}

const found = (workspace: Workspace): readonly string[] =>
  verdictsOf(workspace).map(({ finding }) => finding.rule);

/** Writes `to` in the place of `from`, as a key in the editor would. */
function type(workspace: Workspace, path: string, from: string, to: string): ReadonlySet<string> {
  const uri = uriOf(path);
  const before = textOf(workspace, uri).split(from)[0] ?? "";
  const line = before.split("\n").length - 1;
  const character = before.length - before.lastIndexOf("\n") - 1;
  return workspace.edit(uri, 2, [
    { start: { line, character }, end: { line, character: character + from.length }, text: to },
  ]);
}

test("it is unused once what it hid is repaired in another file, and used again when it comes back", () => {
  const workspace = made(key(STALE), let_());
  assert.deepEqual(found(workspace), []);
  const touched = type(workspace, "ownership.nhi.yaml", STALE, FRESH);
  assert.deepEqual(found(workspace), ["exception-unused"]);
  assert.ok(touched.has(uriOf("access.nhi.yaml")), "the exception's file is told");
  type(workspace, "ownership.nhi.yaml", FRESH, STALE);
  assert.deepEqual(found(workspace), []);
});

test("a key beside what it hides leaves the exception's file alone", () => {
  const workspace = made(key(STALE), let_());
  const touched = type(workspace, "ownership.nhi.yaml", "Copies people", "Copies groups");
  assert.deepEqual([...touched], [uriOf("ownership.nhi.yaml")]);
});

test("its own text changes what it hides", () => {
  const workspace = made(key(STALE), let_());
  type(workspace, "access.nhi.yaml", "identity:sync", "k8s/**");
  assert.deepEqual(found(workspace), ["exception-unused", "rotation-stale"]);
  type(workspace, "access.nhi.yaml", "k8s/**", "ownership.nhi.yaml");
  assert.deepEqual(found(workspace), []);
});

test("files come and go, and days pass", () => {
  const workspace = made(key(FRESH), let_());
  assert.deepEqual(found(workspace), ["exception-unused"]);
  workspace.setToday(workspace.world.today + 72);
  assert.deepEqual(found(workspace), [], "not in force any more, and the key is still fresh");
  const later = made(key("2026-08-20"), let_());
  assert.deepEqual(found(later), [], `on ${TODAY} it hides a key that is four days late`);
  later.remove(uriOf("ownership.nhi.yaml"));
  assert.deepEqual(found(later), [], "the name is gone: another rule tells that");
});

test("until the folder is read to its end nobody is accused", () => {
  const workspace = made(key(FRESH), let_(), false);
  assert.deepEqual(found(workspace), []);
  const touched = workspace.finish();
  assert.deepEqual(found(workspace), ["exception-unused"]);
  assert.deepEqual([...touched], [uriOf("access.nhi.yaml")]);
});

test("beside a file that is read for what it says only, just a name of our own is sure", () => {
  for (const [match, expected] of [
    ["identity:sync", ["exception-unused"]],
    ["k8s/**", []],
  ] as const) {
    const workspace = made(key(FRESH), let_(undefined, match));
    const hub = { uri: "file:///hub/hub.nhi.yaml", version: 0, language: "yaml", text: "nhi: 1\n" } as const;
    workspace.set(hub, { context: true });
    assert.deepEqual(found(workspace), expected, match);
  }
});

test("in a part of a repository the rest may hold what a glob covers", () => {
  const workspace = made(key(FRESH), let_(undefined, "k8s/**"));
  assert.deepEqual(found(workspace), ["exception-unused"]);
  workspace.moveRoot("file:///");
  assert.deepEqual(found(workspace), []);
});

test("a renewal beside the one that it follows is used as well", () => {
  const more = `  - rule: rotation-stale
    match: ownership.nhi.yaml
    reason: Once more
    approvedBy: security
    expires: 2027-03-31
`;
  assert.deepEqual(found(made(key(STALE), let_() + more)), []);
});

test("one that has run out, has no end or no approver hides nothing", () => {
  for (const more of [
    "    approvedBy: security\n    expires: 2026-11-21\n",
    "    approvedBy: security\n",
    "    expires: 2027-01-31\n",
  ])
    assert.deepEqual(found(made(key(STALE), let_(more))), ["rotation-stale"], more);
});

test("a trial of a fix leaves the counts as they were", () => {
  const workspace = made(key(STALE), let_());
  const uri = uriOf("ownership.nhi.yaml");
  const line = textOf(workspace, uri)
    .split("\n")
    .findIndex((one) => one.includes(STALE));
  const character = (textOf(workspace, uri).split("\n")[line] ?? "").indexOf(STALE);
  const range = { start: { line, character }, end: { line, character: character + STALE.length } };
  const result = workspace.trial(uri, [{ ...range, text: FRESH }]);
  assert.deepEqual(
    result?.after.map(({ finding }) => finding.rule),
    ["exception-unused"],
  );
  assert.deepEqual(found(workspace), []);
});
