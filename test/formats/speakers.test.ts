/** Files that speak for many others are read first; what is found does not rest on that. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { speakersFirst } from "../../server/src/formats/registry.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const account = (name: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name}, namespace: shop }\n`;

const FILES: Readonly<Record<string, string>> = {
  "a/account.yaml": account("one"),
  "a/OWNERS": "approvers: [payments]\n",
  "b/account.yaml": account("two"),
  "b/kustomization.yaml":
    "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\ncommonLabels: { team: tills }\nresources: [account.yaml]\n",
  "c/account.yaml": account("three"),
  CODEOWNERS: "/a/ @acme/a\n",
  "nhi.yaml": "nhi: 1\nowners:\n  - { match: { name: two }, owner: payments }\n",
};

test("those that speak come first, each group in its order", () =>
  assert.deepEqual(speakersFirst(Object.keys(FILES)), [
    "a/OWNERS",
    "b/kustomization.yaml",
    "CODEOWNERS",
    "nhi.yaml",
    "a/account.yaml",
    "b/account.yaml",
    "c/account.yaml",
  ]));

test("the findings are the same in any order", () => {
  const found = (paths: readonly string[]): readonly string[] =>
    verdictsOf(workspaceOf(paths.map((path) => ({ path, text: FILES[path] ?? "" }))))
      .map(({ finding, about, message }) => `${about.path} ${finding.rule} ${message}`)
      .sort();
  const names = Object.keys(FILES);
  const first = found(names);
  assert.ok(first.length > 0);
  assert.deepEqual(found(speakersFirst(names)), first);
  assert.deepEqual(found([...names].reverse()), first);
});
