/** A broad policy that only people get, or that only limits, is no scope of a machine. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "../../harness/annotated.ts";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const found = (...pages: readonly Page[]): readonly string[] =>
  verdictsOf(workspaceOf(pages))
    .filter(({ level }) => level !== "hint")
    .map(({ finding }) => finding.rule);

const BROAD =
  'data "aws_iam_policy_document" "all" {\n  statement {\n    actions = ["*"]\n    resources = ["*"]\n  }\n}\n';
const POLICY =
  'resource "aws_iam_policy" "all" {\n  name = "all_policy"\n  policy = data.aws_iam_policy_document.all.json\n}\n';
const block = (type: string, ...lines: readonly string[]): string =>
  `resource "${type}" "x" {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
const SET = block(
  "aws_ssoadmin_customer_managed_policy_attachment",
  "customer_managed_policy_reference {",
  'name = "all_policy"',
  "}",
);
const here = (text: string): readonly string[] => found({ path: "a/main.tf", text });

for (const [name, text] of [
  [
    "a permission set's own policy",
    block(
      "aws_ssoadmin_permission_set_inline_policy",
      "inline_policy = data.aws_iam_policy_document.all.json",
    ),
  ],
  [
    "a policy of a group of people",
    block(
      "aws_iam_group_policy",
      "group = aws_iam_group.x.name",
      "policy = data.aws_iam_policy_document.all.json",
    ),
  ],
  [
    "a policy that is attached to a group",
    POLICY + block("aws_iam_group_policy_attachment", "policy_arn = aws_iam_policy.all.arn"),
  ],
  ["a policy of a permission set, by its name", POLICY + SET],
  [
    "a boundary",
    POLICY +
      block(
        "aws_iam_role",
        'name = "bot"',
        "tags = local.tags",
        "permissions_boundary = aws_iam_policy.all.arn",
      ),
  ],
  [
    "a policy of the organisation",
    block("aws_organizations_policy", "content = data.aws_iam_policy_document.all.json"),
  ],
  [
    "a part of another document for people",
    'data "aws_iam_policy_document" "more" {\n  source_policy_documents = [data.aws_iam_policy_document.all.json]\n}\n' +
      block(
        "aws_ssoadmin_permission_set_inline_policy",
        "inline_policy = data.aws_iam_policy_document.more.json",
      ),
  ],
] as const)
  test(`no scope of a machine: ${name}`, () => assert.deepEqual(here(BROAD + text), []));

test("the permission set may stand in another folder", () =>
  assert.deepEqual(
    found({ path: "a/main.tf", text: BROAD + POLICY }, { path: "sso/main.tf", text: SET }),
    [],
  ));

for (const [name, text] of [
  ["nobody is given it here", POLICY],
  [
    "a role has it too",
    POLICY + SET + block("aws_iam_role_policy_attachment", "policy_arn = aws_iam_policy.all.arn"),
  ],
  ["a permission set has another of that name only", POLICY.replace("all_policy", "other") + SET],
  [
    "a machine's document takes it in",
    'data "aws_iam_policy_document" "more" {\n  source_policy_documents = [data.aws_iam_policy_document.all.json]\n}\n' +
      block(
        "aws_iam_role_policy",
        "role = aws_iam_role.bot.name",
        "policy = data.aws_iam_policy_document.more.json",
      ),
  ],
] as const)
  test(`still an administrator: ${name}`, () => assert.deepEqual(here(BROAD + text), ["scope-admin"]));

test("documents that take each other in end somewhere", () => {
  const part = (name: string, other: string): string =>
    `data "aws_iam_policy_document" "${name}" {\n  source_policy_documents = [data.aws_iam_policy_document.${other}.json]\n  statement {\n    actions = ["*"]\n    resources = ["*"]\n  }\n}\n`;
  assert.deepEqual(here(part("a", "b") + part("b", "a")), ["scope-admin", "scope-admin"]);
});
