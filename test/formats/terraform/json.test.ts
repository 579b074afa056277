/** Terraform's own JSON: the same story, many blocks in one document. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { claimer } from "../../../server/src/formats/registry.ts";
import { factsOf, told } from "../../harness/facts-text.ts";
import { fixesOf, verdictsOf, workspaceOf } from "../../harness/pipeline.ts";

const POLICY = { Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] };

const STORY = {
  "//": "made by a program",
  provider: { aws: [{ default_tags: { tags: { owner: "payments" } } }] },
  resource: {
    aws_iam_user: { "//": "a comment", ci_bot: { name: "ci-bot", tags: { team: "payments" } } },
    aws_iam_access_key: { ci_bot: [{ user: "${aws_iam_user.ci_bot.name}" }] },
  },
  data: [{ aws_iam_policy_document: { x: { statement: { actions: ["s3:*"], resources: ["*"] } } } }],
};
const text = (it: unknown): string => `${JSON.stringify(it, null, 2)}\n`;

test("the story's facts", () =>
  assert.equal(
    told("infra/main.tf.json", text(STORY)),
    `tf:provider/aws/infra
  rung 4: "payments" by default tag owner of provider aws [8 "payments"]
aws_iam_user "ci_bot" = tf:aws_iam_user.ci_bot tf:infra/aws_iam_user.ci_bot aws:iam-user/ci-bot [17 "ci_bot"], owner absent, goes to resource > aws_iam_user > ci_bot > tags > nhi/owner, in tf:provider/aws/infra, in tf:module/infra
  rung 3: "payments" by tag team [20 "payments"]
access-key rotated unsayable, every unsayable, expires unsayable of aws_iam_user "ci_bot" [25 "ci_bot"]
data aws_iam_policy_document "x" for unsayable
  wildcard aws:s3:*@* [38 "s3:*"]: every action of s3 on every resource`,
  ));

test("a policy as a text in a text is not read, one that is written out is", () => {
  const user = (policy: unknown): string =>
    text({ resource: { aws_iam_user_policy: { x: { user: "${aws_iam_user.x.name}", policy } } } });
  assert.match(told("a.tf.json", user(POLICY)), /wildcard aws:s3/);
  assert.doesNotMatch(told("a.tf.json", user(JSON.stringify(POLICY))), /wildcard/);
});

test("an owner is put among the tags, and where there are none nowhere: JSON has no comments", () => {
  const workspace = workspaceOf([
    { path: "main.tf.json", text: text({ resource: { aws_iam_user: { bot: { name: "bot" } } } }) },
    { path: "nhi.yaml", text: "nhi: 1\nteams:\n  payments: { contact: pay@acme.example }\n" },
  ]);
  const missing = verdictsOf(workspace).find(({ finding }) => finding.rule === "owner-missing");
  assert.ok(missing);
  const [first] = fixesOf(workspace, missing);
  assert.ok(first && !("refused" in first.result));
  assert.deepEqual(JSON.parse(first.result[0]?.text ?? ""), {
    resource: { aws_iam_user: { bot: { name: "bot", tags: { "nhi/owner": "payments" } } } },
  });
  const account = text({ resource: { google_service_account: { bot: { account_id: "bot" } } } });
  assert.match(told("main.tf.json", account), /owner unsayable/);
});

test("ours by name and by a word of the first kilobyte", () => {
  const claimed = (head: string, name: string): string | undefined =>
    claimer()(head, `file:///w/${name}`)?.format;
  assert.equal(claimed('{ "resource": {', "main.tf.json"), "terraform");
  assert.equal(claimed('{ "terraform": {', "cdk.tf.json"), "terraform");
  assert.equal(claimed('{ "resource": {', "main.json"), undefined);
  assert.equal(claimed('{ "name": "x" }', "package.tf.json"), undefined);
  assert.equal(claimed('["resource"]', "main.tf.json"), undefined);
  assert.equal(claimer(new Set(["terraform"]))('{ "resource": {', "file:///w/main.tf.json"), undefined);
});

test("every prefix, and wrong types, give facts without throwing", () => {
  const whole = text(STORY);
  for (let end = 0; end <= whole.length; end += 3) told("main.tf.json", whole.slice(0, end));
  for (const odd of [
    { resource: "x" },
    { resource: { aws_iam_user: ["x", 1, null] } },
    { resource: { aws_iam_user: { bot: [["x"], 1, { tags: [] }] } } },
    { provider: { aws: { default_tags: "x" } }, module: { x: { source: {}, providers: [] } } },
    { data: { aws_iam_role: { x: { name: "x" } } } },
  ])
    assert.doesNotMatch(told("main.tf.json", text(odd)), /admin|wildcard|undefined/);
});

test("what is looked up is no identity of this file", () =>
  assert.equal(told("a.tf.json", text({ data: { aws_iam_role: { x: { name: "x" } } } })), ""));

test("five megabytes take a bounded time", () => {
  const many = Object.fromEntries(
    Array.from({ length: 40_000 }, (_, i) => [`bot_${i}`, { name: `bot-${i}`, path: "/".padEnd(60, "x") }]),
  );
  const begun = performance.now();
  const [facts] = factsOf("main.tf.json", text({ resource: { aws_iam_user: many } }));
  assert.equal(facts?.identities.length, 40_000);
  assert.ok(performance.now() - begun < 60_000);
});
