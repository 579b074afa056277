/** What of a Terraform file is ours, told by the head of a block; and nothing throws, whatever stands there. */
import "../../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimer } from "../../../server/src/formats/registry.ts";
import { terraformFormat } from "../../../server/src/formats/terraform/terraform.ts";
import { OWNER_KEYS } from "../../../server/src/model/owner-keys.ts";
import { parse } from "../../../server/src/syntax/parse.ts";
import { workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const claimed = (head: string, name = "main.tf"): boolean =>
  terraformFormat.claims(head, `file:///w/${name}`) !== undefined;

for (const head of [
  'resource "aws_iam_user" "x" {',
  'resource  "aws_iam_role_policy_attachment"  "x"  {',
  'resource "google_storage_bucket_iam_member" "x" {',
  'resource "google_service_account_key" "x" {',
  'resource "azuread_application_password" "x" {',
  'resource "kubernetes_cluster_role_binding_v1" "x" {',
  'resource "vault_policy" "x" {',
  'resource "github_actions_organization_secret" "x" {',
  'data "aws_iam_policy_document" "x" {',
  'resource "aws_ssoadmin_customer_managed_policy_attachment" "x" {',
  'resource "azurerm_user_assigned_identity" "x" {',
  'resource "azurerm_key_vault_secret" "x" {',
  'resource "google_iam_workload_identity_pool_provider" "x" {',
  'provider "aws" {',
  'module "x" {',
  "locals {",
  'resource "aws_elasticache_replication_group" "x" {\n  auth_token_rotated_date = "2026-01-01"\n',
])
  test(`ours: ${head}`, () => assert.ok(claimed(head)));

for (const head of [
  'resource "aws_instance" "x" {',
  'resource "aws_iam_instance_profile" "x" {',
  'data "aws_iam_role" "x" {',
  'resource "azurerm_resource_group" "x" {',
  'variable "aws_iam_user" {',
  "terraform {",
  'resource "aws_iam_user',
  "",
])
  test(`not ours: ${head}`, () => assert.ok(!claimed(head)));

test("no other format is asked about HCL, and ours not about other files", () => {
  const kubernetes = "apiVersion: v1\nkind: ServiceAccount\n";
  assert.equal(claimer()(kubernetes, "file:///w/main.tf"), undefined);
  assert.equal(claimer()('provider "aws" {', "file:///w/other.yaml"), undefined);
  assert.equal(claimer(new Set(["terraform"]))('provider "aws" {', "file:///w/main.tf"), undefined);
});

/** The segments whose text is parsed. */
const parsed = (text: string): number =>
  parse(
    { uri: "file:///w/main.tf", version: 1, language: "hcl", text },
    terraformFormat.claims,
  ).segments.filter(({ root }) => root).length;

test("what can say nothing is not parsed", () => {
  const token = `ghp_${"a1B2".repeat(9)}`;
  for (const [text, count] of [
    ['module "x" {\n  source = "acme/bucket/aws"\n}\n', 0],
    ['module "x" {\n  source = "../bucket"\n}\n', 1],
    ['module "x" {\n  source = "acme/token/aws"\n  token_rotated_date = "2026-01-01"\n}\n', 1],
    ['# nhi: owner=web\nmodule "x" {\n  source = "acme/bucket/aws"\n}\n', 1],
    ['provider "aws" {\n  region = "eu"\n}\n', 0],
    ['provider "google" {\n  default_labels = local.labels\n}\n', 1],
    [`provider "github" {\n  token = "${token}"\n}\n`, 1],
    ['locals {\n  region = "eu"\n}\n', 0],
    ['locals {\n  tags = merge(local.common, { app = "x" })\n}\n', 1],
    ['locals {\n  common = { "Cost-Owner" = "x", GithubTeam = "y" }\n}\n', 1],
  ] as const)
    assert.equal(parsed(text), count, text);
});

test("the words that are looked for stand in every key that names an owner", () => {
  for (const key of OWNER_KEYS) assert.equal(parsed(`locals {\n  x = { ${key} = "a" }\n}\n`), 1, key);
});

test("what is typed into a block that was not parsed is read", () => {
  const text = 'module "x" {\n  source = "acme/token/aws"\n}\n';
  const workspace = workspaceOf([{ path: "main.tf", text }]);
  const uri = workspace.uris[0] ?? "";
  const typed = '  token_rotated_date = "01-01-2000"\n';
  workspace.set({ uri, version: 2, language: "hcl", text: text.replace("}\n", `${typed}}\n`) });
  assert.deepEqual(
    workspace.verdicts(uri).map(({ finding }) => finding.rule),
    ["date-placeholder"],
  );
});

const SAMPLE = `# nhi: owner=core every=90d
resource "aws_iam_role" "x" {
  tags = merge(local.tags, { owner = "a" })
  assume_role_policy = jsonencode({ Statement = [{ Effect = "Allow", Principal = { Federated = "x" } }] })
  inline_policy {
    policy = <<EOT
{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }
EOT
  }
}
`;

const MORE = `locals { tags = merge(local.a, { owner = "b" }) }
module "x" {
  source = "./x"
  providers = { aws = aws.eu }
}
resource "azurerm_role_assignment" "x" {
  scope = "/subscriptions/\${var.id}"
  role_definition_name = "Owner"
  principal_id = azurerm_user_assigned_identity.x.principal_id
}
resource "azurerm_key_vault_secret" "x" { expiration_date = "2027-01-01T00:00:00Z" }
resource "azuread_application_password" "x" { end_date_relative = "240h" }
resource "google_iam_workload_identity_pool_provider" "x" {
  oidc { issuer_uri = "https://gitlab.com" }
}
resource "aws_ssoadmin_customer_managed_policy_attachment" "x" {
  customer_managed_policy_reference { name = "x" }
}
`;

test("every prefix of a document gives facts without throwing", () => {
  for (const sample of [SAMPLE, MORE])
    for (let end = 0; end <= sample.length; end++) said(sample.slice(0, end));
});

for (const [name, text] of [
  [
    "a list where a map belongs",
    'resource "aws_iam_role" "x" {\n  tags = ["owner"]\n  assume_role_policy = jsonencode([1])\n}\n',
  ],
  [
    "maps where texts belong",
    'resource "aws_iam_access_key" "x" {\n  user = { a = 1 }\n}\nmodule "x" {\n  rotated_at = { a = 1 }\n}\n',
  ],
  [
    "a text where blocks belong",
    'data "aws_iam_policy_document" "x" {\n  statement = "*"\n}\nprovider "aws" {\n  default_tags = 1\n}\n',
  ],
  ["no labels", "resource {\n}\nprovider {\n}\nmodule {\n}\n"],
  [
    "templates of another tool",
    'resource "aws_iam_user" "{{ name }}" {\n  name = "{{ x }}"\n  tags = {{ tags }}\n}\n',
  ],
  ["one label too many", 'resource "aws_iam_user" "x" "y" {\n}\n'],
] as const)
  test(`wrongly typed: ${name}`, () => assert.doesNotMatch(said(text), /admin|wildcard|undefined/));

test("five megabytes of blocks take a bounded time", () => {
  const text = SAMPLE.repeat(Math.ceil(5e6 / SAMPLE.length));
  const begun = performance.now();
  assert.ok(said(text).length > 0);
  assert.ok(performance.now() - begun < 60_000);
});
