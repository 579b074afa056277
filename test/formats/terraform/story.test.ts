/** The small story that every format tells: ci-bot, owned by payments through its surroundings, with one broad right and one credential from 2026-06-01. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { said } from "./facts-as-text.ts";

const STORY = readFileSync(path.join(import.meta.dirname, "story.tf"), "utf8");
const TEAMS = { path: "nhi.yaml", text: "nhi: 1\nteams:\n  payments: { contact: pay@acme.example }\n" };

test("the story's facts", () =>
  assert.equal(
    said(STORY, "infra/main.tf"),
    `tf:provider/aws/infra
  rung 4: "payments" by default tag owner of provider aws [6 "payments"]
aws_iam_user "ci_bot" = tf:aws_iam_user.ci_bot tf:infra/aws_iam_user.ci_bot aws:iam-user/ci-bot [12 "ci_bot"], owner absent, goes to resource > aws_iam_user > ci_bot > tags > nhi/owner, in tf:provider/aws/infra,tf:module/infra
access-key rotated 2026-06-01, every absent, goes to # nhi > every, expires unsayable of aws_iam_user "ci_bot" tf:infra/aws_iam_user.ci_bot [17 "ci_bot"]
aws_iam_user_policy "upload" for tf:infra/aws_iam_user.ci_bot
  wildcard aws:s3:*@* [27 "s3:*"]: every action of s3 on every resource`,
  ));

test("the story's findings, and who owns the user", () => {
  const workspace = workspaceOf([{ path: "infra/main.tf", text: STORY }]);
  assert.deepEqual(
    verdictsOf(workspace)
      .map(({ finding, level }) => `${level} ${finding.rule}`)
      .filter((one) => !one.includes("long-lived"))
      .sort(),
    ["information rotation-stale", "warning scope-wildcard"],
  );
  const [identity] = workspace.uris
    .flatMap((uri) => workspace.facts(uri))
    .flatMap((facts) => facts.identities);
  assert.ok(identity);
  const owned = workspace.world.ownership(identity);
  assert.ok(owned.is === "owned");
  assert.equal(owned.answer.owner.value, "payments");
  assert.equal(owned.answer.rung, 4);
});

test("a fix writes one place and leaves the rest as it was", () => {
  const workspace = workspaceOf([{ path: "infra/main.tf", text: STORY }]);
  const wildcard = verdictsOf(workspace).find(({ finding }) => finding.rule === "scope-wildcard");
  assert.ok(wildcard);
  const [first] = fixesOf(workspace, wildcard);
  assert.ok(first && !("refused" in first.result));
  assert.equal(first.result[0]?.text, STORY.replace('"s3:*"', '"s3:GetObject"'));
});

test("an owner is written under the key that the other files use, else under ours", () => {
  const bare = 'resource "aws_iam_user" "bot" {\n  name = "bot"\n}\n';
  const other = { path: "b.tf", text: 'resource "aws_iam_user" "b" {\n  tags = { team = "payments" }\n}\n' };
  for (const [key, more] of [
    ['"nhi/owner"', []],
    ["team", [other]],
  ] as const) {
    const workspace = workspaceOf([{ path: "a.tf", text: bare }, TEAMS, ...more]);
    const missing = verdictsOf(workspace).find(({ finding }) => finding.rule === "owner-missing");
    assert.ok(missing);
    const [first] = fixesOf(workspace, missing);
    assert.ok(first && !("refused" in first.result), JSON.stringify(first));
    assert.equal(
      first.result[0]?.text,
      `resource "aws_iam_user" "bot" {\n  name = "bot"\n  tags = {\n    ${key} = "payments"\n  }\n}\n`,
    );
  }
});

test("where a resource has no tags the owner goes into a comment", () => {
  const text = 'resource "google_service_account" "bot" {\n  account_id = "bot"\n}\n';
  const workspace = workspaceOf([{ path: "a.tf", text }, TEAMS]);
  const missing = verdictsOf(workspace).find(({ finding }) => finding.rule === "owner-missing");
  assert.ok(missing);
  const [first] = fixesOf(workspace, missing);
  assert.ok(first && !("refused" in first.result));
  assert.equal(first.result[0]?.text, `# nhi: owner=payments\n${text}`);
});
