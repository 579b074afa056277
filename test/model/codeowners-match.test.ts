import assert from "node:assert/strict";
import { test } from "node:test";
import { codeownersMatcher } from "../../server/src/model/codeowners-match.ts";
import type { Facts } from "../../server/src/model/facts.ts";
import { codeowners, only, serviceAccount, worldFrom } from "./build.ts";

const cases: readonly (readonly [pattern: string, path: string, matches: boolean])[] = [
  ["*", "a/b/c.yaml", true],
  ["*.js", "a/b.js", true],
  ["*.js", "a/b.ts", false],
  ["/build/logs/", "build/logs/x/y", true],
  ["/build/logs/", "a/build/logs/x", false],
  ["apps/", "x/apps/y", true],
  ["/apps/github", "apps/github/deep/file", true],
  ["/apps/github", "apps/github", true],
  ["docs/*", "docs/start.md", true],
  ["docs/*", "docs/build/start.md", false],
  ["docs/*", "x/docs/start.md", false],
  ["/docs/*", "docs/.hidden", true],
  ["**/logs", "deploy/logs/x", true],
  ["/scripts/**/x", "scripts/a/b/x", true],
  ["k8s/**", "k8s/payments/sa.yaml", true],
  ["/K8s/", "k8s/x", false],
  ["with space/", "with space/x", true],
  ["#notes/", "#notes/x", true],
  ["with\\ space/", "with space/x", true],
  ["!secret", "public", false],
  ["!secret", "secret", false],
  ["", "a", false],
  ["/", "a/b", true],
];

test("patterns match as on GitHub", () => {
  for (const [pattern, path, matches] of cases)
    assert.equal(codeownersMatcher(pattern)(path), matches, `${pattern} and ${path}`);
});

test("no pattern and no path makes the matcher throw or hang", () => {
  const started = process.cpuUsage().user;
  for (const pattern of [
    "[",
    "a[b",
    "{a",
    "\\",
    "(",
    "**/".repeat(200),
    "*a".repeat(60),
    "?",
    "\u0000",
    "a//b",
  ])
    for (const path of ["", "/", "../x", "./x", "C:\\x", "a".repeat(5000), "a/".repeat(100)])
      assert.equal(typeof codeownersMatcher(pattern)(path), "boolean");
  assert.ok(process.cpuUsage(undefined).user - started < 2_000_000);
});

const ownerOf = (path: string, ...files: readonly Facts[]): string => {
  const object = serviceAccount(path, "shop/web");
  const ownership = worldFrom(object, ...files).ownership(only(object));
  return ownership.is === "owned" ? ownership.answer.owner.value : ownership.is;
};

test("the last line that matches answers, and a line without owner leaves nobody on purpose", () => {
  const file = codeowners("CODEOWNERS", "* @acme/all", "k8s/ @acme/ops @alice", "k8s/legacy/");
  assert.equal(ownerOf("k8s/sa.yaml", file), "@acme/ops");
  assert.equal(ownerOf("app/sa.yaml", file), "@acme/all");
  assert.equal(ownerOf("k8s/legacy/sa.yaml", file), "unowned");
});

test("of several CODEOWNERS files the one in .github counts, then the root, then docs", () => {
  const docs = codeowners("docs/CODEOWNERS", "* @acme/docs");
  const root = codeowners("CODEOWNERS", "* @acme/root");
  const github = codeowners(".github/CODEOWNERS", "/k8s/ @acme/github");
  assert.equal(ownerOf("k8s/sa.yaml", docs), "@acme/docs");
  assert.equal(ownerOf("k8s/sa.yaml", docs, root), "@acme/root");
  assert.equal(ownerOf("k8s/sa.yaml", docs, root, github), "@acme/github");
  assert.equal(ownerOf("app/sa.yaml", docs, root, github), "nobody");
});

test("a repository below the workspace's root governs its own folder", () => {
  const outer = codeowners("CODEOWNERS", "* @acme/outer");
  const inner = codeowners("shop/.github/CODEOWNERS", "/k8s/ @acme/shop");
  assert.equal(ownerOf("shop/k8s/sa.yaml", outer, inner), "@acme/shop");
  assert.equal(ownerOf("shop/sa.yaml", outer, inner), "nobody");
  assert.equal(ownerOf("k8s/sa.yaml", outer, inner), "@acme/outer");
});
