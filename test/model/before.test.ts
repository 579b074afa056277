/** Things are found again by name: in the same text under other names and in another order nothing is another thing. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Page } from "../harness/annotated.ts";
import { pagesIn } from "../harness/pages.ts";
import { verdictsOf, workspaceOf } from "../harness/pipeline.ts";

const READ = /\.(ya?ml|json|tf)$|OWNERS$/;

const changes = (pages: readonly Page[], before: readonly Page[]): readonly string[] =>
  verdictsOf(workspaceOf(pages, { before }))
    .filter(({ rule }) => rule.id.startsWith("change-"))
    .map(({ message }) => message);

for (const name of ["northlight", "small-broken", "mid-size-broken", "enterprise-broken", "day-one"])
  test(`nothing changes where nothing has changed: ${name}`, () => {
    const pages = pagesIn(`examples/${name}`, READ);
    assert.ok(pages.length > 0);
    assert.deepEqual(changes(pages, pages), []);
    const moved = pages.map((page) => ({ ...page, path: `elsewhere/${page.path}` }));
    assert.deepEqual(changes(moved, pages), []);
    const commented = pages.map(({ path: file, text }) => ({
      path: file,
      text: file.endsWith(".json") ? text : `# a note\n\n${text}`,
    }));
    assert.deepEqual(changes(commented, pages), []);
  });

const account = (owner: string): string =>
  `apiVersion: v1\nkind: ServiceAccount\nmetadata: { name: deploy, namespace: shop, labels: { owner: ${owner} } }\n`;

test("of one name in several files each is compared with its own, also when their folder is renamed", () => {
  const at = (folder: string): readonly Page[] => [
    { path: `${folder}/dev/account.yaml`, text: account("web") },
    { path: `${folder}/prod/account.yaml`, text: account("ops") },
  ];
  assert.deepEqual(changes(at("environments"), at("envs")), []);
  assert.equal(
    changes([...at("envs").slice(0, 1), { path: "envs/prod/account.yaml", text: account("web") }], at("envs"))
      .length,
    1,
  );
});

test("grants to one subject are told apart by what they give, in any order", () => {
  const grants = [
    "  - { subject: 'team:a', scopes: ['jira:read'], expires: 2026-12-01, approvedBy: sec }",
    "  - { subject: 'team:a', scopes: ['jira:write'], expires: 2027-01-01, approvedBy: sec }",
    "  - { subject: 'team:a', scopes: ['wiki:read', 'wiki:write'], expires: 2027-02-01 }",
    "  - { subject: 'team:b', scopes: ['jira:read'], mode: jit, maxDuration: 1h }",
  ];
  const page = (lines: readonly string[]): readonly Page[] => [
    { path: "nhi.yaml", text: `nhi: 1\naccess:\n${lines.join("\n")}\n` },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(grants, { minLength: 2 }), (some) => {
      assert.deepEqual(changes(page(some), page(grants)), []);
    }),
    { numRuns: 30 },
  );
});
