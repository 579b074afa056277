/** What looks like a fault in real Terraform and is none. */
import "../../harness/hcl.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

/** The rules that speak above a hint. */
const found = (text: string, path = "main.tf"): readonly string[] =>
  verdictsOf(workspaceOf([{ path, text }]))
    .filter(({ level }) => level !== "hint")
    .map(({ finding }) => finding.rule);

const statement = (...lines: string[]): string =>
  `data "aws_iam_policy_document" "x" {\n  statement {\n${lines.map((line) => `    ${line}\n`).join("")}  }\n}\n`;

test("a provider's argument that is called owner names nobody", () => {
  const text = 'provider "github" {\n  owner = "acme"\n}\n\nmodule "replica" {\n  owner = "Destination"\n}\n';
  assert.doesNotMatch(said(text), /rung/);
});

for (const [name, text] of [
  ["a Deny", statement('effect = "Deny"', 'actions = ["*"]', 'resources = ["*"]')],
  ["an effect that is computed", statement("effect = var.effect", 'actions = ["*"]', 'resources = ["*"]')],
  [
    "a policy on a resource, which names its principals",
    statement(
      'actions = ["s3:*"]',
      'resources = ["*"]',
      "principals {",
      'type = "AWS"',
      'identifiers = ["*"]',
      "}",
    ),
  ],
  [
    "a condition that narrows",
    statement(
      'actions = ["s3:*"]',
      'resources = ["*"]',
      "condition {",
      'test = "StringEquals"',
      'variable = "s3:DataAccessPointArn"',
      'values = ["x"]',
      "}",
    ),
  ],
  [
    "conditions that a loop makes",
    statement(
      'actions = ["s3:*"]',
      'resources = ["*"]',
      'dynamic "condition" {',
      "for_each = var.x",
      "content {}",
      "}",
    ),
  ],
  [
    "two conditions on the subject, of which the narrower is computed",
    statement(
      'actions = ["sts:AssumeRoleWithWebIdentity"]',
      "principals {",
      'type = "Federated"',
      'identifiers = ["arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"]',
      "}",
      ...['formatlist("*/%s:*", local.repositories)', '["repo:acme/*"]'].flatMap((values) => [
        "condition {",
        'test = "StringLike"',
        'variable = "token.actions.githubusercontent.com:sub"',
        `values = ${values}`,
        "}",
      ]),
    ),
  ],
  ["reading everything", statement('actions = ["s3:Get*", "ec2:Describe*"]', 'resources = ["*"]')],
  ["actions that are put together elsewhere", statement("actions = local.actions", 'resources = ["*"]')],
  [
    "a block that is commented out",
    '# resource "aws_iam_role_policy_attachment" "x" {\n#   policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n# }\n',
  ],
  ["a date that a resource sets", 'module "x" {\n  rotated_at = time_rotating.x.rotation_rfc3339\n}\n'],
  [
    "a key that its keepers renew",
    'resource "google_service_account_key" "x" {\n  service_account_id = google_service_account.x.name\n  keepers = { at = time_rotating.x.id }\n}\n',
  ],
  [
    "a key that something else replaces",
    'resource "aws_iam_access_key" "x" {\n  user = aws_iam_user.x.name\n  lifecycle {\n    replace_triggered_by = [time_rotating.x]\n  }\n}\n',
  ],
  [
    "a key that is switched off",
    'resource "aws_iam_access_key" "x" {\n  user = aws_iam_user.x.name\n  status = "Inactive"\n}\n',
  ],
  [
    "a key that is left to somebody else",
    'resource "aws_iam_access_key" "x" {\n  user = aws_iam_user.x.name\n  lifecycle {\n    ignore_changes = all\n  }\n}\n',
  ],
  [
    "a person who owns a project",
    'resource "google_project_iam_member" "x" {\n  project = "p"\n  role = "roles/owner"\n  member = "user:ann@acme.example"\n}\n',
  ],
  [
    "a role that only people can take on",
    'resource "kubernetes_cluster_role_binding" "x" {\n  role_ref {\n    kind = "ClusterRole"\n    name = "cluster-admin"\n  }\n  subject {\n    kind = "Group"\n    name = "admins"\n  }\n}\n',
  ],
] as const)
  test(`no finding: ${name}`, () => assert.deepEqual(found(text), []));

test("values of terraform.tfvars are nobody's business", () =>
  assert.deepEqual(found('serviceaccount_token_rotated_date = "01-01-2000"\n', "terraform.tfvars"), []));

test("tags that are computed may name an owner: nothing is missing, and what is known elsewhere counts", () => {
  const role = 'resource "aws_iam_role" "x" {\n  tags = local.tags\n}\n';
  const teams = { path: "nhi.yaml", text: "nhi: 1\nteams:\n  web: { contact: web@acme.example }\n" };
  const workspace = workspaceOf([{ path: "main.tf", text: role }, teams]);
  assert.deepEqual(verdictsOf(workspace), []);
});
