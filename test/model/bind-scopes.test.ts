/** Granted against declared, system by system. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { uncovered } from "../../server/src/model/bind-scopes.ts";

/** `granted | declared, declared | what is not covered`; nothing behind the last bar: all is covered, or nobody can tell. */
const CASES = `
aws:s3:GetObject | aws:s3:* |
aws:s3:GetObject@arn:aws:s3:::b/x | aws:s3:Get*@arn:aws:s3:::b/* |
aws:s3:GetObject@arn:aws:s3:::c/x | aws:s3:Get*@arn:aws:s3:::b/* | s3:GetObject
aws:s3:* | aws:s3:GetObject | s3:*
aws:ssm:* | aws:ssm:GetParameter | ssm:*
aws:s3:getobject | aws:S3:GetObject |
aws:s3:GetObject,s3:PutObject | aws:s3:GetObject | s3:PutObject
aws:s3:GetObject,s3:PutObject | aws:s3:GetObject ; aws:s3:PutObject |
aws:s3:Get* | aws:s3:* |
aws:s3:GetObject | aws:s3:GetObjec? |
aws:* | aws:AdministratorAccess |
aws:arn:aws:iam::aws:policy/AdministratorAccess | aws:s3:* | arn:aws:iam::aws:policy/AdministratorAccess
aws:AmazonS3ReadOnlyAccess | aws:s3:Get* |
aws:s3:GetObject@\${bucket} | aws:s3:GetObject@arn:aws:s3:::b |
k8s:edit@ns/a | k8s:view@ns/a | edit
k8s:view@ns/a | k8s:edit@ns/a |
k8s:edit@ns/a | k8s:edit@ns/b | edit
k8s:edit@ns/a | k8s:edit |
k8s:edit@cluster | k8s:edit@ns/a | edit
k8s:edit@ns | k8s:edit@ns/a |
k8s:get,list secrets@ns/a | k8s:get secrets@ns/a | list secrets
k8s:get secrets/db@ns/a | k8s:get secrets@ns/a |
k8s:get secrets@ns/a | k8s:get secrets/db@ns/a | get secrets
k8s:get deployments.apps@ns/a | kubernetes:get deployments@ns/a |
k8s:get secrets@ns/a | k8s:view@ns/a | get secrets
k8s:get pods@ns/a | k8s:view@ns/a |
k8s:delete pods@ns/a | k8s:edit@ns/a |
k8s:* *@cluster | k8s:cluster-admin@cluster/prod |
github:contents:read | github:contents:write@acme/web |
github:contents:write | github:contents:read | contents:write
github:write-all | github:contents:write | write-all
gcp:roles/storage.objectViewer@projects/p | gcp:roles/storage.admin@projects/p |
gcp:roles/owner@projects/p | gcp:roles/storage.admin@projects/p | roles/owner
gcp:roles/storage.objectViewer@projects/p/buckets/b | gcp:roles/storage.objectViewer@projects/p |
gcp:roles/storage.admin@projects/p | gcp:storage.objects.get@projects/p |
entra:Mail.Read | entra:Mail.ReadWrite |
entra:Mail.ReadWrite | entra:Mail.Read | Mail.ReadWrite
vault:read@secret/data/a | vault:read,list@secret/data/* |
vault:update@secret/data/a | vault:read@secret/data/* | update
db:SELECT@ledger/public.x | db:SELECT@ledger/public.* |
db:UPDATE@ledger/public.x | db:SELECT@ledger/public.* | UPDATE
no-system | k8s:view |
`;

for (const line of CASES.trim().split("\n")) {
  const [granted = "", declared = "", missing = ""] = line.split("|").map((part) => part.trim());
  test(`${granted} under ${declared}`, () => {
    const texts = declared.split(";").map((one) => one.trim());
    assert.equal(uncovered(granted, texts) ?? "", missing);
  });
}

test("a pattern of many stars is no work", () => {
  const pattern = `s3:${"*a".repeat(2000)}*`;
  const started = performance.now();
  uncovered(`aws:s3:${"a".repeat(4000)}b`, [`aws:${pattern}`]);
  assert.ok(performance.now() - started < 1000);
});
