/** Which documents are AWS ones: by their first kilobyte, whatever the file is called. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { recognise } from "../../../server/src/formats/aws/claim.ts";
import { claimer } from "../../../server/src/formats/registry.ts";

const OURS: Readonly<Record<string, readonly [text: string, name?: string]>> = {
  "template, by its version": ['AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'],
  "template, by the transform of SAM": ["Transform: AWS::Serverless-2016-10-31\nResources:\n"],
  "template, by a list of transforms": ["Transform:\n  - AWS::Serverless-2016-10-31\nGlobals:\n"],
  "template, by the types of its resources": ["Resources:\n  Bot:\n    Type: 'AWS::IAM::User'\n"],
  "template, by the types of its parameters": [
    "Parameters:\n  Vpc:\n    Type: AWS::EC2::VPC::Id\nResources:\n",
  ],
  "template, in JSON": ['{ "Resources": { "Bot": { "Type": "AWS::IAM::User" } } }', "x.json"],
  "serverless, by service and provider": ["service: shop\nprovider:\n  # ours\n  name: aws\n  runtime: x\n"],
  "serverless, in one line": ["service: shop\nprovider: { name: aws }\n"],
  "serverless, by its name where the provider comes later": ["service: shop\ncustom: {}\n", "serverless.yml"],
  "policy, in JSON": ['{"Version": "2012-10-17", "Statement": [{ "Effect": "Allow" }]}', "p.json"],
  "policy, in YAML": ['Version: "2012-10-17"\nStatement:\n  - Effect: Allow\n    Action: s3:*\n'],
};

for (const [name, [text, file = "x.yaml"]] of Object.entries(OURS))
  test(name, () => assert.equal(recognise(text, file), name.split(",")[0]));

const OTHERS: Readonly<Record<string, readonly [text: string, name?: string]>> = {
  "a Kubernetes object": ["apiVersion: v1\nkind: ConfigMap\ndata: { x: 'AWS::IAM::User' }\n"],
  "a service that runs elsewhere": ["service: shop\nprovider:\n  name: google\nfunctions: {}\n"],
  "a list of resources of something else": ["Resources:\n  - CPU\n  - Memory\n"],
  compose: ["services:\n  web: { image: nginx }\n"],
  "a statement of accounts": ['{ "Statement": "2026-10", "Total": 3 }', "x.json"],
  "a policy of another cloud": ['{ "Version": "1", "Statement": [{ "Effect": "Allow" }] }', "p.json"],
  "a text that talks of AWS": ["# Resources:\n#   Type: AWS::IAM::User\nname: notes\n"],
};

for (const [name, [text, file = "x.yaml"]] of Object.entries(OTHERS))
  test(`${name} is not ours`, () => assert.equal(recognise(text, file), undefined));

test("a format that is switched off claims nothing", () => {
  const head = 'AWSTemplateFormatVersion: "2010-09-09"\n';
  assert.equal(claimer()(head, "file:///w/t.yaml")?.format, "aws");
  assert.equal(claimer(new Set(["aws"]))(head, "file:///w/t.yaml"), undefined);
});
