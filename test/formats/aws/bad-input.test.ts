/** Whatever is typed or generated: silence or facts, never a fault of our own, and in bounded time. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { verdictsOf, workspaceOf } from "../../harness/pipeline.ts";
import { factsOf } from "./facts-as-text.ts";

const STORY = readFileSync(path.join(import.meta.dirname, "story.yaml"), "utf8");
const POLICY = JSON.stringify(
  {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Federated: "token.actions.githubusercontent.com" },
        Action: "sts:AssumeRole",
      },
      {
        Effect: "Allow",
        NotAction: ["iam:*"],
        Resource: "*",
        Condition: { Bool: { "aws:SecureTransport": "true" } },
      },
    ],
  },
  undefined,
  2,
);

test("every beginning of a template and of a policy", () => {
  for (let n = 0; n <= STORY.length; n++) factsOf(STORY.slice(0, n));
  for (let n = 0; n <= POLICY.length; n++) factsOf(POLICY.slice(0, n), "policy.json");
});

const WRONG = [
  "12",
  "text",
  "[]",
  "[1, [2]]",
  "{}",
  "{ a: { b: [c] } }",
  "!Ref X",
  "!If [a, b, c]",
  "~",
  "{ Ref: [x] }",
  "*missing",
];

test("a value of every wrong kind in every place", () => {
  const lines = STORY.split("\n");
  for (const [i, line] of lines.entries()) {
    const colon = line.indexOf(":");
    if (colon < 0) continue;
    for (const wrong of WRONG) {
      const text = lines.with(i, `${line.slice(0, colon)}: ${wrong}`).join("\n");
      assert.ok(factsOf(text).length >= 0);
    }
  }
});

test("what a template engine has not filled in is nobody's fault", () => {
  const text = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  {% for one in bots %}
  {{ one }}:
    Type: AWS::IAM::User
  {% endfor %}
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: {{ name }}
      ManagedPolicyArns: {{ policies }}
`;
  assert.deepEqual(
    verdictsOf(workspaceOf([{ path: "t.yaml", text }])).filter(({ level }) => level !== "hint"),
    [],
  );
});

test("resources that say nothing of identities are not parsed, until they do", () => {
  const text = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Files:
    Type: AWS::S3::Bucket
  Bot:
    Type: AWS::IAM::User
`;
  const before = workspaceOf([{ path: "t.yaml", text }]);
  const uri = before.uris[0] ?? "";
  const roots = () =>
    before.parsed(uri)?.segments.map(({ section, root }) => `${section} ${root !== undefined}`);
  assert.deepEqual(roots(), ["undefined false", "undefined false", "Resources false", "Resources true"]);
  const edited = text.replace("S3::Bucket", "IAM::Role");
  before.set({ uri, version: 2, language: "yaml", text: edited });
  assert.deepEqual(
    before.facts(uri).flatMap(({ identities }) => identities.map(({ title }) => title)),
    ['Role "Files"', 'User "Bot"'],
  );
});

test("five megabytes are read in bounded time", () => {
  const statements = Array.from({ length: 30_000 }, (_, i) => ({
    Sid: `S${i}`,
    Effect: "Allow",
    Action: [`s3:Get*`, `dynamodb:*`, `ec2:Run*`],
    Resource: [`arn:aws:s3:::bucket-${i}/*`, `arn:aws:s3:::other-bucket-${i}/*`],
  }));
  const text = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  assert.ok(text.length > 4_500_000);
  const before = performance.now();
  const scopes = factsOf(text, "big.json").flatMap(({ grants }) => grants.flatMap((one) => one.scopes));
  assert.equal(scopes.length, 90_000);
  assert.ok(performance.now() - before < 20_000);
});
