/** The hover of a finding in a file of others names an owner, even where no identity of the workspace is meant. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toPlain } from "../../server/src/engine/prose.ts";
import "../harness/hcl.ts";
import { pointed } from "./files.ts";

const CODEOWNERS = "/iam/ @acme/data\n/.github/ @acme/delivery\n";

const POLICY =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:¦*", "Resource": "*" }] }\n';

const WORKFLOW = `name: Release
on: push
permissions: write¦-all
jobs:
  release:
    runs-on: x
    steps: [{ run: make }]
`;

function hover(path: string, marked: string, others: Readonly<Record<string, string>> = {}): string {
  const { workspace, uri, position } = pointed(marked, { path, others });
  const found = explainAt(workspace, uri, position);
  return found ? toPlain(found.blocks) : "";
}

test("whoever reviews a policy that nobody here holds", () => {
  const text = hover("iam/export.json", POLICY, { CODEOWNERS });
  assert.match(text, /^Owner @acme\/data .*\nAnswered by rung 7 of 7, .*CODEOWNERS \/iam\//m);
});

test("whoever reviews a workflow, or whom its comment names", () => {
  const path = ".github/workflows/release.yml";
  assert.match(hover(path, WORKFLOW, { CODEOWNERS }), /^Owner @acme\/delivery /m);
  const noted = hover(path, `# nhi: owner=release-team\n${WORKFLOW}`, { CODEOWNERS });
  assert.match(noted, /^Owner release-team\nAnswered by rung 4 of 7/m);
});

test("nobody is made up", () => {
  assert.doesNotMatch(hover("iam/export.json", POLICY), /Owner/);
});

test("the user of a key that stands apart from it", () => {
  const text = `resource "aws_iam_user" "export" {
  name = "export"
  tags = { owner = "data" }
}

# nhi: rotated=2026-0¦6-01
resource "aws_iam_access_key" "export" {
  user = aws_iam_user.export.name
}
`;
  assert.match(hover("main.tf", text), /^Owner data/m);
});
