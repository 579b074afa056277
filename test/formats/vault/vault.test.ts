/** Vault policies: what is ours, what a path gives, and that nothing throws. */
import "../../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "../../../server/src/formats/registry.ts";
import { vaultFormat } from "../../../server/src/formats/vault/vault.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

/** `reach text [word]: why` for each right of the policy. */
function said(text: string, path = "policies/ci-bot.hcl"): readonly string[] {
  const source = { uri: `file:///w/${path}`, version: 1, language: languageOf(path), text };
  return parse(source, vaultFormat.claims)
    .segments.filter(({ format }) => format === "vault")
    .flatMap((segment) => vaultFormat.lower(segment, path).grants)
    .flatMap(({ title, scopes }) =>
      scopes.map(
        ({ reach, text: scope, at, because }) =>
          `${title}: ${reach} ${scope} [${at.in.text.slice(at.start, at.end)}]: ${because}`,
      ),
    );
}

test("each path is a right, told at its name or at the word that makes it broad", () =>
  assert.deepEqual(
    said(`# what ci-bot may do
path "kv/data/ci/*" {
  capabilities = ["read", "list"]
}

path "*" {
  capabilities = ["create", "read", "sudo"]
}

path "secret/*" { policy = "write" }
path "sys/raw/*" { capabilities = ["deny"] }
path "team/\${name}/*" { capabilities = ["sudo"] }
`),
    [
      'Vault policy "ci-bot": narrow vault:read,list@kv/data/ci/* ["kv/data/ci/*"]: reads what is its own',
      'Vault policy "ci-bot": admin vault:create,read,sudo@* ["sudo"]: sudo on every path',
      'Vault policy "ci-bot": elevated vault:create,read,update,delete,list@secret/* ["secret/*"]: writes secrets',
      `Vault policy "ci-bot": narrow vault:sudo@team/\${name}/* ["team/\${name}/*"]: the path is not in this file`,
    ],
  ));

test("other tools' blocks are none of ours", () => {
  for (const text of [
    'path "a" {\n  service = "x"\n}\n',
    'key_prefix "a" {\n  policy = "write"\n}\n',
    'inputs = {\n  path = "x"\n}\n',
    'source "amazon-ebs" "x" {\n}\n',
  ])
    assert.deepEqual(said(text), []);
  assert.deepEqual(said('path "*" {\n  capabilities = ["sudo"]\n}\n', "main.tf"), []);
});

test("the rules speak of a policy in a file and of one in Terraform alike, and a repair stays in its place", () => {
  const policy = 'path "*" {\n  capabilities = ["read", "sudo"] # all\n}\n';
  const resource = `resource "vault_policy" "all" {\n  name   = "all"\n  policy = <<-EOT\n${policy}  EOT\n}\n`;
  for (const [path, text] of [
    ["all.hcl", policy],
    ["all.tf", resource],
  ] as const) {
    const workspace = workspaceOf([{ path, text }]);
    const [verdict, ...rest] = verdictsOf(workspace);
    assert.deepEqual(rest, []);
    assert.equal(verdict?.finding.rule, "scope-admin");
    const { at } = verdict.finding;
    assert.equal(at.in.text.slice(at.start, at.end), '"sudo"');
    const [fix] = fixesOf(workspace, verdict);
    assert.ok(fix && !("refused" in fix.result));
    assert.equal(fix.result[0]?.text.replace(/"[\w-]+"(?=\] # all)/, '"sudo"'), text);
  }
});

test("every prefix, and what has the wrong shape, gives rights without throwing", () => {
  const sample = 'path "a/*" {\n  capabilities = ["read", "sudo"]\n  required_parameters = ["x"]\n}\n';
  for (let end = 0; end <= sample.length; end++) said(sample.slice(0, end));
  for (const wrong of ['"read"', "{}", "[{}]", "[1, null]", "var.x"])
    assert.doesNotMatch(said(`path "*" {\n  capabilities = ${wrong}\n}\n`).join(), /admin|wildcard/);
});

test("five megabytes take a bounded time", () => {
  const begun = performance.now();
  said('path "a/*" {\n  capabilities = ["read"]\n}\n'.repeat(100_000));
  assert.ok(performance.now() - begun < 60_000);
});
