/** What a hover says of AWS actions: how many a wildcard is, in a policy file and in our own manifest. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { explainAt } from "../../server/src/engine/explain.ts";
import { toPlain } from "../../server/src/engine/prose.ts";
import { AWS_ACTIONS_ON } from "../../server/src/model/aws-actions.ts";
import { pointed } from "./files.ts";

function hover(marked: string, path: string): string {
  const { workspace, uri, position } = pointed(marked, { path });
  const found = explainAt(workspace, uri, position);
  return found ? toPlain(found.blocks) : "";
}

const policy = (action: string, resource = "*"): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "${resource}" }] }`;

const COUNT =
  /(\S+) stands for (\d+) actions?: (\d+) writes?, (\d+) changes? permissions, .*\(AWS data of (\S+)\)/;

test("beside the finding about it a wildcard is counted", () => {
  const text = hover(policy("s3:¦*"), "policy.json");
  assert.match(text, /scope-wildcard/);
  const [, pattern, all, writes, permissions, on] = COUNT.exec(text) ?? [];
  assert.equal(pattern, "s3:*");
  assert.equal(on, AWS_ACTIONS_ON);
  assert.ok(Number(all) > 100 && Number(writes) > 50 && Number(permissions) > 5, text);
});

test("where there is no finding the count stands with the scope", () => {
  const text = hover(policy("sqs:¦*", "arn:aws:sqs:eu-west-1:1:orders"), "policy.json");
  assert.match(text, /every action of sqs on one resource/);
  assert.match(text, COUNT);
});

test("a part of a service is counted by its names", () =>
  assert.match(
    hover(policy("ecr:¦Get*"), "policy.json"),
    /ecr:Get\* stands for \d+ actions: \d+ only reads?/,
  ));

test("a scope of the manifest is counted too", () =>
  assert.match(
    hover(
      'nhi: 1\nidentities:\n  bot:\n    type: bot\n    owner: ops\n    purpose: Builds\n    scopes: ["aws:s3:¦*@*"]\n',
      "nhi.yaml",
    ),
    COUNT,
  ));

test("a single action and a service that nobody knows are not counted", () => {
  assert.doesNotMatch(hover(policy("s3:Put¦Object"), "policy.json"), /stands for/);
  assert.doesNotMatch(hover(policy("acme:¦*"), "policy.json"), /stands for/);
});
